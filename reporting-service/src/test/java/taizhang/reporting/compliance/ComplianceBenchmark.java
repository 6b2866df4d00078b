package taizhang.reporting.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.testing.Token;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * Measures compliance of a tree of 10,101 organizations against one of 101: 12 months, 13 requirements, four fifths of the
 * obligations met. Run by its name; it asserts no time.
 */
@QuarkusTest
class ComplianceBenchmark extends ReportingTest {

    private static final Logger LOG = Logger.getLogger(ComplianceBenchmark.class);
    private static final int REQUIREMENTS = 13;
    private static final int ROUNDS = 5;

    // As the feed writes them, without cells, which compliance does not read.
    private static final List<String> FACTS = List.of(
            """
            create table bench_made as
            select :root as code, 'bureau' as kind, cast(null as text) as parent, array[cast(:root as text)] as above
            union all
            select :root || '-' || c, 'party-committee', :root, array[:root || '-' || c, :root]
            from generate_series(1, cast(:committees as integer)) c
            union all
            select :root || '-' || c || '-' || b, 'party-branch', :root || '-' || c,
                array[:root || '-' || c || '-' || b, :root || '-' || c, :root]
            from generate_series(1, cast(:committees as integer)) c, generate_series(1, 100) b
            """,
            """
            insert into organization_fact (code, from_position, name_zh, name_en, kind, valid_from)
            select code, 0, code, code, kind, '2015-01-01' from bench_made
            """,
            """
            insert into organization_total_fact (organization, during, kind, posts_filled, from_position)
            select code, daterange(null, null), kind, '{}', 0 from bench_made
            """,
            """
            insert into placement_fact (organization, parent, during, from_position)
            select code, parent, daterange('2015-01-01', null), 0 from bench_made
            """,
            """
            insert into ancestry_fact (organization, ancestor, depth, during, from_position)
            select code, a.ancestor, a.no - 1,
                case when a.no = 1 then daterange(null, null) else daterange('2015-01-01', null) end, 0
            from bench_made, unnest(above) with ordinality a (ancestor, no)
            """,
            """
            insert into activity_fact (id, from_position, version, type, category, organization, held_on, occurrence, status,
                count, quantities, attributes, themes, title)
            select gen_random_uuid(), 0, 1, 'bench-' || t, 'bench', m.code, cast(d as date) + t * 2, 'held', 'approved', 1,
                '{}', '{}', '{}', 'x'
            from bench_made m, generate_series(1, 13) t,
                generate_series(timestamp '2020-01-01', timestamp '2020-12-01', interval '1 month') d
            where m.kind = 'party-branch' and abs(hashtext(m.code || t || d)) % 5 > 0
            """,
            "drop table bench_made");

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    /** Of the round: each has an organization and a record of its own. */
    private int next;

    @Test
    void totalsAndTheFirstPageOfWhatWasMissed() {
        TestLedger ledger = feed.newLedger();
        for (int i = 1; i <= REQUIREMENTS; i++) {
            ledger.type("bench-" + i, "bench");
        }
        feed.apply(ledger);
        for (int i = 1; i <= REQUIREMENTS; i++) {
            as("admin")
                    .body(Map.of(
                            "name",
                            Map.of("zh", "每月", "en", "monthly"),
                            "organizationKinds",
                            List.of("party-branch"),
                            "types",
                            List.of("bench-" + i),
                            "minimum",
                            1,
                            "per",
                            "month",
                            "makeUpDays",
                            10))
                    .put("/v1/requirements/bench-" + i)
                    .then()
                    .statusCode(201);
        }
        made("BENCH-SMALL", 1);
        made("BENCH-LARGE", 100);
        for (String question : List.of(
                "state=missed&limit=50",
                "groupBy=organization",
                "groupBy=organization,requirement&depth=all&limit=50")) {
            measured(ledger, compliance("BENCH-LARGE", question));
            measured(ledger, compliance("BENCH-SMALL", question));
        }
        List<String> codes = get("/v1/indicators?limit=28").path("items.code");
        String headline = String.join(",", codes);
        measured(ledger, "/v1/figures?organization=BENCH-LARGE&period=2020&indicator=" + headline);
        measured(ledger, "/v1/summary?organization=BENCH-LARGE&period=2020");
        int items = get(compliance("BENCH-LARGE", "include=total&state=met,met-late,missed,not-applicable"))
                .path("total");
        assertEquals(10_101 * 12 * REQUIREMENTS, items);
    }

    private void made(String root, int committees) {
        for (String statement : FACTS) {
            database.sql(statement)
                    .set("root", root)
                    .set("committees", committees)
                    .execute();
        }
        // What was committed without waiting for the disk is not yet seen by vacuum as what all can see; this waits.
        QuarkusTransaction.requiringNew().run(() -> {
            database.sql("set local synchronous_commit = on").execute();
            for (String table :
                    List.of("organization_fact", "organization_total_fact", "placement_fact", "ancestry_fact")) {
                database.sql("analyze " + table).execute();
            }
        });
        database.sql("vacuum analyze activity_fact").execute();
    }

    /** Logs times in ms: after an organization has changed, after a record of the tree has, and once more. */
    private void measured(TestLedger ledger, String path) {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            ledger.organization("BENCH-OTHER-" + next, "bureau", "2015-01-01", null);
            feed.apply(ledger);
            times.computeIfAbsent("afresh", each -> new ArrayList<>()).add(time(path));
            ledger.activity(
                    new UUID(0, next), "bench-1", "BENCH-LARGE-1-1", LocalDate.of(2020, 1, 1 + next % 28), "approved");
            feed.apply(ledger);
            times.computeIfAbsent("after a change", each -> new ArrayList<>()).add(time(path));
            times.computeIfAbsent("again", each -> new ArrayList<>()).add(time(path));
            next++;
        }
        times.values().forEach(Collections::sort);
        LOG.infof("%s%n  %s", path, times);
    }

    private static long time(String path) {
        long start = System.nanoTime();
        assertEquals(200, get(path).statusCode());
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static Response get(String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + Token.of("reader"))
                .get(path);
    }

    private static String compliance(String root, String question) {
        String codes = IntStream.rangeClosed(1, REQUIREMENTS)
                .mapToObj(i -> "bench-" + i)
                .collect(Collectors.joining(","));
        return "/v1/compliance?organization=" + root + "&period=2020&" + question + "&requirement=" + codes;
    }
}
