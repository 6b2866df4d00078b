package taizhang.records.organization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import taizhang.api.database.Database;

/**
 * Which way to the records of a subtree is the shorter one: through its few organizations, or through all records in the
 * order of the list. Both find the same, so that the answer may be a minute old.
 */
@ApplicationScoped
public class SubtreeSizes {

    /** Measured with 2,000 organizations: for about as many both ways take the same time. */
    private static final int FEW = 50;

    private static final int KNOWN = 10_000;

    private static final String SOME =
            "select count(*) from (select from ancestry where ancestor = :code limit :most) y";

    private final Cache<String, Boolean> few = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final Database database;

    SubtreeSizes(Database database) {
        this.database = database;
    }

    /** @return whether only a few organizations were ever in the subtree */
    public boolean isFew(String organization) {
        return few.get(organization, code -> database.sql(SOME)
                .set("code", code)
                .set("most", FEW + 1)
                .one(row -> row.getInt(1) <= FEW));
    }
}
