package taizhang.reporting.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.compliance.ObligationModel.Item;
import taizhang.reporting.compliance.ObligationModel.Relief;
import taizhang.reporting.compliance.ObligationModel.Rule;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * Random organizations that are founded, end, move and change, random requirements and exemptions in versions, random
 * activities over 24 months: every item, total, group, page and list behind an item says what {@link ObligationModel} says, at
 * present and at old positions, to whoever asks.
 */
@QuarkusTest
class ComplianceDifferentialTest extends ReportingTest {

    private static final int QUESTIONS = 60;

    /** How many of each were compared. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    /** How many lists of records were read. */
    private static int followed;

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    private Random random = new Random(0);
    private String prefix = "";
    private LocalDate today = LocalDate.EPOCH;

    @ParameterizedTest
    @ValueSource(longs = {21, 23})
    void everyObligationIsWhatJudgingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        prefix = "cdt" + seed + "-";
        today = LocalDate.of(2020, 6, 1).plusDays(random.nextInt(300));
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        QuarkusMock.installMockForType(
                new Today(Clock.fixed(today.atTime(12, 0).atZone(zone).toInstant(), zone)), Today.class);
        TestLedger ledger = feed.newLedger();
        RandomObligations bureau = new RandomObligations(random, ledger, prefix, 9);
        feed.apply(ledger);
        // What is written at a position holds from the next one on.
        for (int i = 0; i < RandomObligations.FREQUENCIES.size(); i++) {
            require(bureau, i, ledger.position() + 1);
        }
        TreeMap<Long, ObligationModel> history = new TreeMap<>();
        for (int round = 0; round < 3; round++) {
            long since = ledger.position() + 1;
            for (int i = 0; i < 250; i++) {
                bureau.change();
            }
            for (int i = 0; i < 3; i++) {
                exempt(bureau, since);
                if (round > 0) {
                    require(bureau, random.nextInt(RandomObligations.FREQUENCIES.size()), since);
                }
            }
            bureau.record();
            feed.apply(ledger);
            history.put(ledger.position(), bureau.model.at(ledger.position()));
        }
        for (int i = 0; i < QUESTIONS; i++) {
            ask(history, bureau.model.at(Long.MAX_VALUE));
        }
        // Answers that go on from the ones before.
        List<ComplianceQuestion> questions = Stream.generate(
                        () -> ComplianceQuestion.random(random, prefix, null, bureau.model.codes()))
                .limit(4)
                .toList();
        for (int i = 0; i < 20; i++) {
            long since = ledger.position() + 1;
            if (i % 4 == 1) {
                exempt(bureau, since);
            } else if (i % 4 == 2) {
                require(bureau, random.nextInt(RandomObligations.FREQUENCIES.size()), since);
            } else if (i % 4 == 3) {
                bureau.reorganize();
            }
            bureau.change();
            feed.apply(ledger);
            ObligationModel present = bureau.model.at(Long.MAX_VALUE);
            questions.forEach(question -> check(question, present, present));
        }
    }

    /** Requirements of all organizations are those of other tests, too. */
    @AfterEach
    void nothingIsRequiredAnyMore() {
        database.sql("delete from reference_version where starts_with(code, :prefix)")
                .set("prefix", prefix)
                .execute();
    }

    /** Otherwise one of them could be anything. */
    @AfterAll
    static void everyStateHasOccurred() {
        assertEquals(
                List.of("due", "exempt", "met", "met-late", "missed", "none", "not-applicable"),
                List.copyOf(SEEN.keySet()));
        assertTrue(followed > QUESTIONS / 3, "evidence followed: " + followed);
    }

    private static void require(RandomObligations bureau, int frequency, long since) throws JsonProcessingException {
        Rule rule = bureau.rule(frequency, since);
        Response answer = put("/v1/requirements/" + rule.code(), RandomObligations.body(rule));
        if (answer.statusCode() == 422) {
            // An organization that was not there on the days of the requirement, or an exemption outside of them.
            assertTrue(
                    answer.asString().contains("/organization")
                            || answer.asString().contains("exemption-outside"),
                    answer.asString());
            return;
        }
        assertTrue(answer.statusCode() < 300, answer.asString());
        bureau.model.rules.add(rule);
    }

    private static void exempt(RandomObligations bureau, long since) throws JsonProcessingException {
        Relief relief = bureau.relief(since);
        String path = "/v1/exemptions/" + relief.code();
        if (relief.requirement() == null) {
            as("approver")
                    .header("If-Match", as("approver").get(path).header("ETag"))
                    .delete(path)
                    .then()
                    .statusCode(204);
        } else {
            Response answer = put(path, RandomObligations.body(relief));
            if (answer.statusCode() == 409 || answer.statusCode() == 422) {
                return;
            }
            assertTrue(answer.statusCode() < 300, answer.asString());
        }
        bureau.model.reliefs.add(relief);
    }

    private static Response put(String path, Map<String, @Nullable Object> body) throws JsonProcessingException {
        Response present = as("admin").get(path);
        return as("admin")
                .headers(present.statusCode() == 200 ? Map.of("If-Match", present.header("ETag")) : Map.of())
                .body(Json.CANONICAL.writeValueAsString(body))
                .put(path);
    }

    /** @param present with what was written since the last position, which holds from the next one on */
    private void ask(TreeMap<Long, ObligationModel> history, ObligationModel present) {
        List<Long> positions = List.copyOf(history.keySet());
        long position = random.nextInt(3) == 0 ? positions.get(random.nextInt(positions.size())) : history.lastKey();
        ObligationModel then = history.get(position);
        boolean old = position != history.lastKey() || random.nextBoolean();
        ComplianceQuestion question =
                ComplianceQuestion.random(random, prefix, old ? Long.valueOf(position) : null, then.codes());
        check(question, then, old ? then : present);
    }

    /**
     * @param then by which it is known who sees what
     * @param known by which it is judged
     */
    private void check(ComplianceQuestion question, ObligationModel then, ObligationModel known) {
        String query = question.query();
        if (!question.isVisible(then)) {
            as("reader", "reader", question.caller())
                    .get("/v1/compliance?" + query)
                    .then()
                    .statusCode(404);
            return;
        }
        List<Item> whole = question.whole(known, today);
        List<Item> listed = question.listed(whole, today);
        List<Map<String, Object>> rows = walk(query, question.caller(), ComplianceQuestion.totals(whole));
        if (!question.groupBy().isEmpty()) {
            checkGroups(rows, question.groups(whole, listed), query);
            return;
        }
        assertEquals(
                listed.stream().map(ComplianceDifferentialTest::text).toList(),
                rows.stream().map(ComplianceDifferentialTest::text).toList(),
                query + " " + question.caller() + " " + today);
        listed.forEach(item -> SEEN.merge(item.state() == null ? "none" : item.state(), 1, Integer::sum));
        for (int i = 0; i < Math.min(3, rows.size()); i++) {
            Map<String, Object> row = rows.get(random.nextInt(rows.size()));
            Evidence evidence =
                    evidence(String.valueOf(row.get("evidence")), 1 + random.nextInt(20), question.caller());
            assertEquals(0, evidence.sum().compareTo(new BigDecimal(String.valueOf(row.get("held")))), row.toString());
            followed++;
        }
    }

    /** All pages, each with the same totals. */
    private List<Map<String, Object>> walk(String query, @Nullable String caller, Map<String, Object> totals) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String next = "";
        int limit = random.nextBoolean() ? 500 : 100 + random.nextInt(300);
        do {
            Response page = as("reader", "reader", caller)
                    .get("/v1/compliance?" + query + "&include=total&limit=" + limit + next);
            assertEquals(200, page.statusCode(), query + page.asString());
            assertEquals(totals, withoutRate(page.path("totals")), query + " " + caller + " " + today);
            rows.addAll(page.path("items"));
            next = page.path("next") == null ? "" : "&cursor=" + page.path("next");
            if (next.isEmpty()) {
                assertEquals(rows.size(), ((Number) page.path("total")).intValue(), query);
            }
        } while (!next.isEmpty());
        return rows;
    }

    private static Map<String, Object> withoutRate(Map<String, Object> totals) {
        Map<String, Object> rate = new HashMap<>((Map<String, Object>) totals.get("rate"));
        int fulfilled = (int) totals.get("met") + (int) totals.get("metLate");
        int over = fulfilled + (int) totals.get("missed");
        assertEquals(fulfilled, rate.get("numerator"));
        assertEquals(over, rate.get("denominator"));
        assertEquals(over == 0, rate.get("value") == null);
        Map<String, Object> counts = new TreeMap<>(totals);
        counts.remove("rate");
        return counts;
    }

    private static void checkGroups(
            List<Map<String, Object>> rows, Map<Map<String, String>, List<Item>> groups, String query) {
        assertEquals(groups.size(), rows.size(), query);
        for (Map<String, Object> row : rows) {
            Map<String, String> group = new TreeMap<>((Map<String, String>) row.get("group"));
            List<Item> items = groups.getOrDefault(group, List.of());
            assertFalse(items.isEmpty(), group + query);
            assertEquals(
                    ComplianceQuestion.totals(items),
                    withoutRate((Map<String, Object>) row.get("totals")),
                    group + query);
            assertEquals(
                    items.stream()
                            .filter(item -> !"not-applicable".equals(item.state()))
                            .mapToLong(Item::held)
                            .sum(),
                    ((Number) row.get("held")).longValue(),
                    group + query);
        }
    }

    private static String text(Item item) {
        return Arrays.asList(
                        item.organization(),
                        item.requirement(),
                        item.value(),
                        item.period(),
                        item.deadline(),
                        item.required(),
                        item.held(),
                        item.required() == null ? null : Math.max(0, item.required() - item.held()),
                        item.state(),
                        item.longestGap(),
                        item.exemption())
                .toString();
    }

    private static String text(Map<String, Object> row) {
        return Arrays.asList(
                        row.get("organization"),
                        row.get("requirement"),
                        row.get("value"),
                        row.get("period"),
                        row.get("deadline"),
                        row.get("required"),
                        row.get("held"),
                        row.get("missing"),
                        row.get("state"),
                        row.get("longestGap"),
                        row.get("exemption"))
                .toString();
    }
}
