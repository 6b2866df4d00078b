package taizhang.records.organization;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.function.Function;
import taizhang.api.database.Database;
import taizhang.api.json.Json;

/** Totals of organizations. All writers hold {@link OrganizationRepository#lock}. */
@ApplicationScoped
class TotalRepository {

    private static final Function<String, SortedMap<String, Integer>> POSTS = Json.reader(new TypeReference<>() {});

    private final Database database;

    TotalRepository(Database database) {
        this.database = database;
    }

    Totals of(String organization) {
        return new Totals(database.sql(
                        """
                        select effective_from, member_count, staff_count, posts_filled, has_committee, has_small_groups
                        from organization_total where organization = :organization
                        order by effective_from
                        """)
                .set("organization", organization)
                .list(row -> new Totals.Total(
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("member_count", Integer.class),
                        row.getObject("staff_count", Integer.class),
                        POSTS.apply(row.getString("posts_filled")),
                        row.getObject("has_committee", Boolean.class),
                        row.getObject("has_small_groups", Boolean.class))));
    }

    void save(String organization, Totals totals) {
        database.sql("delete from organization_total where organization = :organization")
                .set("organization", organization)
                .execute();
        for (Totals.Total total : totals.inOrder()) {
            database.sql(
                            """
                            insert into organization_total (organization, effective_from, member_count, staff_count,
                                posts_filled, has_committee, has_small_groups)
                            values (:organization, :effectiveFrom, :memberCount, :staffCount,
                                cast(:postsFilled as jsonb), :hasCommittee, :hasSmallGroups)
                            """)
                    .set("organization", organization)
                    .set("effectiveFrom", total.effectiveFrom())
                    .set("memberCount", total.memberCount())
                    .set("staffCount", total.staffCount())
                    .set("postsFilled", Json.text(total.postsFilled()))
                    .set("hasCommittee", total.hasCommittee())
                    .set("hasSmallGroups", total.hasSmallGroups())
                    .execute();
        }
    }
}
