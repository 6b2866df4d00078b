package taizhang.reporting.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** What an organization is and has on a day, as it was known at a position. */
@QuarkusTest
class OrganizationTotalsTest extends ReportingTest {

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    private TestLedger ledger;

    @BeforeEach
    void aLedger() {
        ledger = feed.newLedger();
    }

    private long write(String code, String kind, Map<String, ?> more) {
        ledger.organization(code, kind, more, "2019-01-01", null);
        feed.apply(ledger);
        return ledger.position();
    }

    private static Map<String, Object> has(Object... fields) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put((String) fields[i], fields[i + 1]);
        }
        return all;
    }

    /** Kind, committee, small groups, members, staff and posts of the day. */
    private String on(String code, String day, long position) {
        return database.sql(
                        """
                        select concat_ws(' ', kind, coalesce(has_committee::text, '-'), coalesce(has_small_groups::text, '-'),
                            coalesce(member_count::text, '-'), coalesce(staff_count::text, '-'), posts_filled)
                        from organization_total_fact
                        where organization = :code and during @> :day::date
                          and from_position <= :position and to_position > :position
                        """)
                .set("code", code)
                .set("day", day)
                .set("position", position)
                .one(row -> row.getString(1));
    }

    @Test
    void totalsHoldFromTheirDayAndWhereTheySayNothingTheOrganizationDoes() {
        long first = write("TOT-A", "party-branch", has("memberCount", 10, "hasCommittee", false));
        Map<String, Object> july = has(
                "effectiveFrom", "2020-07-01", "memberCount", 12, "hasCommittee", true, "postsFilled", Map.of("p", 1));
        long second =
                write("TOT-A", "party-branch", has("memberCount", 10, "hasCommittee", false, "totals", List.of(july)));
        Map<String, Object> march = has("effectiveFrom", "2020-03-01", "staffCount", 3, "hasSmallGroups", false);
        long third = write("TOT-A", "general-party-branch", has("memberCount", 11, "totals", List.of(july, march)));
        assertEquals("party-branch false - 10 - {}", on("TOT-A", "2020-07-01", first));
        assertEquals("party-branch false - 10 - {}", on("TOT-A", "2020-06-30", second));
        assertEquals("party-branch true - 12 - {\"p\": 1}", on("TOT-A", "2020-07-01", second));
        assertEquals("general-party-branch - - 11 - {}", on("TOT-A", "2020-02-29", third));
        assertEquals("general-party-branch - false 11 3 {}", on("TOT-A", "2020-06-30", third));
        assertEquals("general-party-branch true - 12 - {\"p\": 1}", on("TOT-A", "2021-01-01", third));
    }

    @Test
    void whatStaysIsNoNewVersion() {
        Map<String, Object> july = has("effectiveFrom", "2020-07-01", "memberCount", 12);
        long first = write("TOT-B", "party-branch", has("totals", List.of(july)));
        write(
                "TOT-B",
                "party-branch",
                has("totals", List.of(july, has("effectiveFrom", "2021-01-01", "memberCount", 13))));
        assertEquals(
                "1 of 2",
                database.sql(
                                """
                                select count(*) filter (where to_position = 9223372036854775807) || ' of ' || count(*)
                                from organization_total_fact where organization = 'TOT-B' and from_position = :first
                                """)
                        .set("first", first)
                        .one(row -> row.getString(1)));
    }

    @Test
    void aDeletedOrganizationHasNothingMore() {
        write("TOT-C", "party-branch", has("memberCount", 4));
        ledger.write(Change.ORGANIZATION, "TOT-C", "TOT-C", null);
        feed.apply(ledger);
        assertEquals(
                "0",
                database.sql(
                                """
                                select count(*)::text from organization_total_fact
                                where organization = 'TOT-C' and to_position = 9223372036854775807
                                """)
                        .one(row -> row.getString(1)));
    }
}
