package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import taizhang.api.database.Database;

/** Which contents may be in the store, and since when each is in doubt; always inside a transaction. */
@ApplicationScoped
class ContentRepository {

    private final Database database;

    ContentRepository(Database database) {
        this.database = database;
    }

    /** Notes that the content is about to be stored, or to be looked at again if no record comes to refer to it. */
    void announce(String sha256, long size, Instant at) {
        database.sql(
                        """
                        insert into attachment_content (sha256, size, doubtful_since) values (:sha256, :size, :at)
                        on conflict (sha256) do update set doubtful_since = excluded.doubtful_since
                        """)
                .set("sha256", sha256)
                .set("size", size)
                .set("at", at)
                .execute();
    }

    /** @return whether the content can be referred to from now on: nobody can have deleted it since it was announced */
    boolean confirm(String sha256) {
        return database.sql("update attachment_content set doubtful_since = null where sha256 = :sha256")
                        .set("sha256", sha256)
                        .execute()
                == 1;
    }

    void doubt(String sha256, Instant since) {
        database.sql("update attachment_content set doubtful_since = :since where sha256 = :sha256")
                .set("since", since)
                .set("sha256", sha256)
                .execute();
    }

    /** Locks some that are in doubt since before that time, leaving out those that another instance has locked. */
    List<String> lockDoubtful(Instant before, int most) {
        return database.sql(
                        """
                        select sha256 from attachment_content where doubtful_since < :before
                        order by doubtful_since limit :most for update skip locked
                        """)
                .set("before", before)
                .set("most", most)
                .list(row -> row.getString(1));
    }

    void delete(String sha256) {
        database.sql("delete from attachment_content where sha256 = :sha256")
                .set("sha256", sha256)
                .execute();
    }
}
