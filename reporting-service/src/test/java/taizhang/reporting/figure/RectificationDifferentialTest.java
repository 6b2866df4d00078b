package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.json.Json;
import taizhang.api.time.Period;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A random history of tasks: every figure and every list says what counting one by one says, and found = open + fixed. */
@QuarkusTest
class RectificationDifferentialTest extends ReportingTest {

    private static final long FIRST = 21;
    private static final int QUESTIONS = 150;
    private static final List<String> PERIODS = List.of(
            "2019",
            "2020",
            "2019-S1",
            "2020-H1",
            "2019-Q3",
            "2020-02",
            "2019-01-15/2020-06-30",
            "2019-03-01/2019-05-31",
            "2020-02-29/2020-02-29");

    /** What can be asked, and on what; null is a stock. */
    private static final List<String[]> KINDS = List.of(
            new String[] {RectificationModel.TASKS, null},
            new String[] {RectificationModel.TASKS, "foundOn"},
            new String[] {RectificationModel.TASKS, "closedOn"},
            new String[] {RectificationModel.CYCLES, "closedOn"},
            new String[] {RectificationModel.CYCLES, "openedOn"},
            new String[] {RectificationModel.ACTIONS, null},
            new String[] {RectificationModel.ACTIONS, "foundOn"},
            new String[] {RectificationModel.ACTIONS, "doneOn"});

    @Inject
    TestFeed feed;

    private Random random = new Random(0);
    private RandomRectification history;
    private final TreeMap<Long, RectificationModel> positions = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {FIRST, 22})
    void figuresSayWhatCountingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        TestLedger ledger = feed.newLedger();
        history = new RandomRectification(seed, ledger, "rdt" + seed + "-", 8);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 900; i++) {
                history.change(150);
            }
            history.move();
            feed.apply(ledger, 170);
            positions.put(ledger.position(), new RectificationModel(history.organizations, history.tasks));
        }
        assertTrue(history.transitions > 700, "transitions: " + history.transitions);
        // Thousands of figures: for one of the histories.
        if (seed == FIRST) {
            foundIsOpenAndFixed(positions.firstKey());
            foundIsOpenAndFixed(positions.lastKey());
        }
        int counted = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            counted += ask(one(KINDS));
        }
        assertTrue(counted > QUESTIONS, "records counted: " + counted);
    }

    /** For every organization and source, all periods in one question, by the state of the day and by the day of finding. */
    private void foundIsOpenAndFixed(Long position) throws JsonProcessingException {
        List<@Nullable String> sources = new ArrayList<>(RandomRectification.SOURCES);
        sources.add(null);
        for (String organization : history.codes()) {
            for (String source : sources) {
                for (String on : new String[] {null, "foundOn"}) {
                    List<Integer> found = values(organization, source, on, null, position);
                    List<Integer> open = values(organization, source, on, "open", position);
                    List<Integer> fixed = values(organization, source, on, "fixed", position);
                    for (int i = 0; i < PERIODS.size(); i++) {
                        String what = organization + " " + source + " " + on + " " + position + " " + PERIODS.get(i);
                        assertEquals(found.get(i), open.get(i) + fixed.get(i), what);
                        RectificationModel.Question all = new RectificationModel.Question(
                                RectificationModel.TASKS,
                                on,
                                source == null ? Map.of() : Map.of("sources", List.of(source)),
                                organization,
                                false,
                                null,
                                Period.parse(PERIODS.get(i)).orElseThrow());
                        assertEquals(model(position).counted(all).size(), found.get(i), what);
                    }
                }
            }
        }
    }

    private List<Integer> values(
            String organization, @Nullable String source, @Nullable String on, @Nullable String group, Long position)
            throws JsonProcessingException {
        Map<String, Object> where = new HashMap<>();
        if (source != null) {
            where.put("sources", List.of(source));
        }
        if (group != null) {
            where.put("group", group);
        }
        return post(RectificationModel.TASKS, on, "count", where, organization, false, null, PERIODS, position)
                .path("figures.value");
    }

    /** @return how many records were counted */
    private int ask(String[] kind) throws JsonProcessingException {
        Long position = random.nextBoolean() ? positions.lastKey() : one(new ArrayList<>(positions.keySet()));
        RectificationModel model = model(position);
        String period = one(PERIODS);
        RectificationModel.Question question = new RectificationModel.Question(
                kind[0],
                kind[1],
                where(kind[0]),
                one(history.codes()),
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? one(history.codes()) : null,
                Period.parse(period).orElseThrow());
        String measure = one(List.of("count", "count", "organizations", "aspects"));
        if (measure.equals("aspects") && !kind[0].equals(RectificationModel.TASKS)) {
            measure = "count";
        }
        Response answer = post(
                question.of(),
                question.on(),
                measure,
                question.where(),
                question.organization(),
                question.own(),
                question.caller(),
                List.of(period),
                position);
        String what = question + " " + measure + " " + position + "\n" + answer.asString();
        if (!model.isVisible(question.organization(), question.caller())) {
            assertEquals(404, answer.statusCode(), what);
            return 0;
        }
        assertEquals(200, answer.statusCode(), what);
        List<RectificationModel.Entry> expected = model.counted(question);
        int value = answer.path("figures[0].value") == null ? 0 : answer.path("figures[0].value");
        assertEquals(number(expected, measure), value, what);
        String link = answer.path("figures[0].evidence");
        follow(link, question.caller(), expected, value, what);
        return expected.size();
    }

    private static int number(List<RectificationModel.Entry> entries, String measure) {
        return switch (measure) {
            case "organizations" ->
                (int) entries.stream()
                        .map(e -> e.task().organization)
                        .distinct()
                        .count();
            case "aspects" ->
                (int) entries.stream()
                        .filter(e -> e.task().aspect != null)
                        .map(e -> e.task().aspect)
                        .distinct()
                        .count();
            default -> entries.size();
        };
    }

    /** Walks all pages: the very records, each once, and a sum that is the figure. */
    private void follow(
            String link, @Nullable String caller, List<RectificationModel.Entry> expected, int value, String what) {
        Collection<String> ids = new ArrayList<>();
        int sum = 0;
        String cursor = "";
        do {
            Response page = as("reader", "reader", caller)
                    .urlEncodingEnabled(false)
                    .get(link + "&limit=" + (5 + random.nextInt(100)) + cursor);
            assertEquals(200, page.statusCode(), what + link);
            assertEquals(expected.size(), page.<Integer>path("total"), what + link);
            ids.addAll(page.<List<String>>path("items.id"));
            sum += page.<List<Integer>>path("items.contribution").stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
        } while (!cursor.isEmpty());
        assertEquals(value, sum, what + link);
        assertEquals(expected.size(), ids.size(), what + link);
        assertEquals(
                new TreeSet<>(
                        expected.stream().map(RectificationModel.Entry::id).toList()),
                new TreeSet<>(ids),
                what + link);
    }

    private Map<String, Object> where(String of) {
        Map<String, Object> where = new HashMap<>();
        maybe(where, "sources", List.of(one(RandomRectification.SOURCES), one(RandomRectification.SOURCES)));
        maybe(where, "aspects", List.of("governance"));
        maybe(where, "campaigns", List.of(history.codes().get(0).replace("-0", "-campaign")));
        maybe(where, "organizationKinds", List.of(one(RandomRectification.KINDS)));
        if (of.equals(RectificationModel.CYCLES)) {
            maybe(where, "reopened", random.nextBoolean());
            maybe(where, "timeliness", List.of(one(List.of("on-time", "late"))));
        } else {
            maybe(where, "group", one(List.of("open", "fixed")));
            maybe(where, "dueBy", one(List.of("overdue", "overdue", "2019-09-30", "2020-03-31")));
            maybe(where, "states", List.of(one(List.of("planned", "in-progress")), "done"));
        }
        return where;
    }

    private void maybe(Map<String, Object> where, String field, Object value) {
        if (random.nextInt(5) == 0) {
            where.put(field, value);
        }
    }

    private Response post(
            String of,
            @Nullable String on,
            String measure,
            Map<String, Object> where,
            String organization,
            boolean own,
            @Nullable String caller,
            List<String> periods,
            Long position)
            throws JsonProcessingException {
        Map<String, Object> definition = new HashMap<>(Map.of("of", of, "measure", measure, "where", where));
        definition.put("timing", on == null ? "stock" : "flow");
        definition.put("on", on);
        return as("reader", "reader", caller)
                .body(Json.CANONICAL.writeValueAsString(Map.of(
                        "definition", definition,
                        "organization", organization,
                        "scope", own ? "self" : "subtree",
                        "periods", periods,
                        "position", position)))
                .post("/v1/figures");
    }

    private RectificationModel model(Long position) {
        return positions.get(position);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
