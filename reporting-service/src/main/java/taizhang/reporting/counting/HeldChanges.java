package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
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

    // A version that has ended has a next one. The record may have been another organization's before.
    private static final String ORGANIZATIONS =
            """
            select distinct f.organization
            from activity_fact f
            where f.id in (select c.id from activity_fact c where c.from_position > :since and c.from_position <= :position)
            """;

    private final Database database;

    HeldChanges(Database database) {
        this.database = database;
    }

    /**
     * @param since position of the ledger
     * @param position a later one
     * @return codes of the organizations of which a record has changed; nothing when organizations themselves have
     */
    public Optional<Set<String>> between(long since, long position) {
        if (database.sql(STRUCTURE)
                .set("since", since)
                .set("position", position)
                .one(row -> row.getBoolean(1))) {
            return Optional.empty();
        }
        return Optional.of(new TreeSet<>(database.sql(ORGANIZATIONS)
                .set("since", since)
                .set("position", position)
                .list(row -> row.getString(1))));
    }
}
