package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
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
import taizhang.reporting.cell.RandomBureau;
import taizhang.reporting.cell.RandomTasks;
import taizhang.reporting.cell.TaskModel;
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
            new String[] {TaskModel.TASKS, null},
            new String[] {TaskModel.TASKS, "foundOn"},
            new String[] {TaskModel.TASKS, "closedOn"},
            new String[] {TaskModel.CYCLES, "closedOn"},
            new String[] {TaskModel.CYCLES, "openedOn"},
            new String[] {TaskModel.ACTIONS, null},
            new String[] {TaskModel.ACTIONS, "foundOn"},
            new String[] {TaskModel.ACTIONS, "doneOn"});

    @Inject
    TestFeed feed;

    private Random random = new Random(0);
    private RandomTasks history;
    private List<String> organizations = List.of();
    private final TreeMap<Long, TaskModel> positions = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {FIRST, 22})
    void figuresSayWhatCountingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        TestLedger ledger = feed.newLedger();
        String prefix = "rdt" + seed + "-";
        RandomBureau bureau = new RandomBureau(seed, ledger, prefix, 8);
        organizations = new ArrayList<>(bureau.model.organizations.keySet());
        history = new RandomTasks(seed, ledger, bureau, prefix);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 900; i++) {
                history.change(150);
            }
            feed.apply(ledger, 170);
            positions.put(ledger.position(), history.model());
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
        List<@Nullable String> sources = new ArrayList<>(RandomTasks.SOURCES);
        sources.add(null);
        for (String organization : organizations) {
            for (String source : sources) {
                for (String on : new String[] {null, "foundOn"}) {
                    List<Integer> found = values(organization, source, on, null, position);
                    List<Integer> open = values(organization, source, on, "open", position);
                    List<Integer> fixed = values(organization, source, on, "fixed", position);
                    for (int i = 0; i < PERIODS.size(); i++) {
                        String what = organization + " " + source + " " + on + " " + position + " " + PERIODS.get(i);
                        assertEquals(found.get(i), open.get(i) + fixed.get(i), what);
                        Period period = Period.parse(PERIODS.get(i)).orElseThrow();
                        TaskModel.Question all = new TaskModel.Question(
                                TaskModel.TASKS,
                                on,
                                source == null ? Map.of() : Map.of("sources", List.of(source)),
                                organization,
                                false,
                                null,
                                null,
                                period,
                                period.last());
                        assertEquals(positions.get(position).counted(all).size(), found.get(i), what);
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
        return post(TaskModel.TASKS, on, "count", where, organization, false, null, PERIODS, "", false, position)
                .path("figures.value");
    }

    /** @return how many records were counted */
    private int ask(String[] kind) throws JsonProcessingException {
        Long position = random.nextBoolean() ? positions.lastKey() : one(new ArrayList<>(positions.keySet()));
        TaskModel model = positions.get(position);
        Period period = Period.parse(one(PERIODS)).orElseThrow();
        TaskModel.Question question = new TaskModel.Question(
                kind[0],
                kind[1],
                where(kind[0]),
                one(organizations),
                random.nextInt(4) == 0,
                null,
                random.nextInt(3) == 0 ? one(organizations) : null,
                period,
                period.last());
        String measure = one(List.of("count", "count", "organizations", "aspects"));
        if (measure.equals("aspects") && !kind[0].equals(TaskModel.TASKS)) {
            measure = "count";
        }
        String groupBy = one(List.of("", "organization", "month", "organization,month", "month,organization"));
        boolean compare = random.nextBoolean();
        Response answer = post(
                question.of(),
                question.on(),
                measure,
                question.where(),
                question.organization(),
                question.own(),
                question.caller(),
                List.of(period.label()),
                groupBy,
                compare,
                position);
        String what = question + " " + measure + " " + groupBy + " " + position + "\n" + answer.asString();
        if (!model.isVisible(question.organization(), question.caller())) {
            assertEquals(404, answer.statusCode(), what);
            return 0;
        }
        assertEquals(200, answer.statusCode(), what);
        List<TaskModel.Question> groups = groups(model, question, groupBy);
        List<Map<String, Object>> figures = answer.path("figures");
        assertEquals(
                groups.stream()
                        .map(group -> group.period().label() + " " + group.organization() + " " + group.own())
                        .toList(),
                figures.stream()
                        .map(figure -> figure.get("period") + " " + figure.get("organization") + " "
                                + figure.get("scope").equals("self"))
                        .toList(),
                what);
        int counted = 0;
        for (int i = 0; i < figures.size(); i++) {
            List<TaskModel.Entry> expected = model.counted(groups.get(i));
            Map<String, Object> figure = figures.get(i);
            assertEquals(number(expected, measure), value(figure), groups.get(i) + what);
            if (compare) {
                TaskModel.Question before =
                        in(groups.get(i), groups.get(i).period().previousYear());
                assertEquals(
                        number(model.counted(before), measure),
                        value((Map<?, ?>) figure.get("comparison")),
                        before + what);
            }
            if (random.nextInt(5) == 0 || figures.size() == 1) {
                follow((String) figure.get("evidence"), question.caller(), expected, value(figure), what);
            }
            counted += expected.size();
        }
        return counted;
    }

    /** Nothing to count is null (not applicable) or 0. */
    private static int value(Map<?, ?> figure) {
        Object value = figure.get("value");
        return value == null ? 0 : (Integer) value;
    }

    private static TaskModel.Question in(TaskModel.Question q, Period period) {
        return new TaskModel.Question(
                q.of(), q.on(), q.where(), q.organization(), q.own(), q.parent(), q.caller(), period, period.last());
    }

    /** A question for each figure, in the order of the answer. */
    private List<TaskModel.Question> groups(TaskModel model, TaskModel.Question q, String groupBy) {
        List<TaskModel.Question> places = new ArrayList<>();
        boolean children = groupBy.contains("organization");
        Map<String, Object> where = q.where();
        places.add(new TaskModel.Question(
                q.of(), q.on(), where, q.organization(), q.own() || children, null, q.caller(), q.period(), q.asOf()));
        organizations.stream()
                .filter(child -> children && !q.own() && model.isVisible(child, q.caller()))
                .filter(child -> model.isChild(
                        child, q.organization(), q.period(), q.period().last()))
                .forEach(child -> places.add(new TaskModel.Question(
                        q.of(), q.on(), where, child, false, q.organization(), q.caller(), q.period(), q.asOf())));
        List<Period> periods = groupBy.contains("month") ? q.period().months() : List.of(q.period());
        return groupBy.startsWith("organization")
                ? places.stream()
                        .flatMap(place -> periods.stream().map(period -> in(place, period)))
                        .toList()
                : periods.stream()
                        .flatMap(period -> places.stream().map(place -> in(place, period)))
                        .toList();
    }

    private static int number(List<TaskModel.Entry> entries, String measure) {
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

    /** The very records, each once, and a sum that is the figure. */
    private void follow(String link, @Nullable String caller, List<TaskModel.Entry> expected, int value, String what) {
        Evidence evidence = evidence(link, 5 + random.nextInt(100), caller);
        assertEquals(BigDecimal.valueOf(value), evidence.sum(), what + link);
        assertEquals(new TreeSet<>(expected.stream().map(TaskModel.Entry::id).toList()), evidence.ids(), what + link);
    }

    private Map<String, Object> where(String of) {
        Map<String, Object> where = new HashMap<>();
        maybe(where, "sources", List.of(one(RandomTasks.SOURCES), one(RandomTasks.SOURCES)));
        maybe(where, "aspects", List.of(one(RandomTasks.ASPECTS), one(List.of("-", "conduct"))));
        maybe(where, "campaigns", List.of(history.campaign()));
        maybe(where, "organizationKinds", List.of(one(List.of("party-branch", "party-committee"))));
        if (of.equals(TaskModel.CYCLES)) {
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
            String groupBy,
            boolean compare,
            Long position)
            throws JsonProcessingException {
        Map<String, Object> definition = new HashMap<>(Map.of("of", of, "measure", measure, "where", where));
        definition.put("timing", on == null ? "stock" : "flow");
        definition.put("on", on);
        Map<String, Object> body = new HashMap<>(Map.of(
                "definition", definition,
                "organization", organization,
                "scope", own ? "self" : "subtree",
                "periods", periods,
                "position", position));
        body.put("groupBy", groupBy.isEmpty() ? null : groupBy);
        body.put("compare", compare ? "previous-year" : null);
        return as("reader", "reader", caller)
                .body(Json.CANONICAL.writeValueAsString(body))
                .post("/v1/figures");
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
