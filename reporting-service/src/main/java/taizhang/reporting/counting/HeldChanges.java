package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import taizhang.api.database.Database;

/** Says of whom it has to be counted anew what they held, when the ledger has gone on. */
@ApplicationScoped
public class HeldChanges {

    // Also when one was only ended.
    private static final String STRUCTURE =
            """
            select exists (select from organization_fact f where %1$s)
                or exists (select from organization_total_fact f where %1$s)
                or exists (select from placement_fact f where %1$s)
                or exists (select from ancestry_fact f where %1$s)
            """
                    .formatted(
                            """
                            (f.from_position > :since and f.from_position <= :position)
                                or (f.to_position > :since and f.to_position <= :position)""");

    private static final String ACTIVITIES =
            """
            select organization from activity_fact where from_position > :since and from_position <= :position
            union
            select organization from activity_fact
            where to_position > :since and to_position <= :position and to_position < 9223372036854775807
            """;

    private final Database database;

    HeldChanges(Database database) {
        this.database = database;
    }

    /**
     * @param since position of the ledger
     * @param position a later one
     * @return whether organizations, where they stood, or what they had has changed
     */
    public boolean ofOrganizations(long since, long position) {
        return database.sql(STRUCTURE)
                .set("since", since)
                .set("position", position)
                .one(row -> row.getBoolean(1));
    }

    /**
     * @param since position of the ledger
     * @param position a later one
     * @return codes of the organizations of which an activity has changed
     */
    public Set<String> ofActivities(long since, long position) {
        return new TreeSet<>(database.sql(ACTIVITIES)
                .set("since", since)
                .set("position", position)
                .list(row -> row.getString(1)));
    }
}
