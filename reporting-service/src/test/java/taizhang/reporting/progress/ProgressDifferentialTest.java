package taizhang.reporting.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.time.Period;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.cell.CellProof;
import taizhang.reporting.cell.RandomBureau;
import taizhang.reporting.cell.RandomTasks;
import taizhang.reporting.cell.Reconciliation;
import taizhang.reporting.cell.TaskModel;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A random history of tasks and moves: progress over HTTP says what counting one by one says, at all positions. */
@QuarkusTest
class ProgressDifferentialTest extends ReportingTest {

    private static final int QUESTIONS = 120;
    /** What each number says, in the words of definitions. */
    private static final Map<String, Asked> NUMBERS = Map.of(
            "found", new Asked(TaskModel.TASKS, "foundOn", Map.of()),
            "open", stock(Map.of("group", "open")),
            "fixed", stock(Map.of("group", "fixed")),
            "verified", stock(Map.of("states", List.of("verified"))),
            "keptUp", stock(Map.of("states", List.of("kept-up"))),
            "overdue", stock(Map.of("group", "open", "dueBy", "overdue")),
            "onTime", new Asked(TaskModel.CYCLES, "closedOn", Map.of("timeliness", List.of("on-time"))),
            "late", new Asked(TaskModel.CYCLES, "closedOn", Map.of("timeliness", List.of("late"))),
            "reopened", new Asked(TaskModel.CYCLES, "openedOn", Map.of("reopened", true)));

    private static final List<String> PERIODS = List.of(
            "2019",
            "2020",
            "2019-S1",
            "2020-H2",
            "2020-Q1",
            "2020-02",
            "2019-01-15/2020-06-30",
            "2020-02-29/2020-02-29",
            "2019-04-02/2019-04-20",
            "1999-01-01/2022-12-31");

    @Inject
    TestFeed feed;

    @Inject
    CellProof reconciliation;

    private Random random = new Random(0);
    private int nonZero;
    private int links;

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void progressSaysWhatCountingOneByOneSays(long seed) {
        random = new Random(seed);
        TestLedger ledger = feed.newLedger();
        String prefix = "pro" + seed + "-";
        RandomBureau bureau = new RandomBureau(seed, ledger, prefix, 9);
        RandomTasks tasks = new RandomTasks(seed, ledger, bureau, prefix);
        TreeMap<Long, TaskModel> history = new TreeMap<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 70; i++) {
                tasks.change(200);
            }
            feed.apply(ledger, 1 + random.nextInt(60));
            history.put(ledger.position(), tasks.model());
            assertEquals(List.of(), mismatches(prefix));
            for (int i = 0; i < QUESTIONS / 6; i++) {
                ask(history);
            }
        }
        assertTrue(nonZero > QUESTIONS, "numbers that are not 0: " + nonZero);
        assertTrue(links > QUESTIONS / 2, "links followed: " + links);
    }

    private List<Reconciliation.Mismatch> mismatches(String prefix) {
        return reconciliation.compare(LocalDate.of(2018, 1, 1), LocalDate.of(2030, 1, 1)).mismatches().stream()
                .filter(mismatch -> mismatch.organization().startsWith(prefix))
                .toList();
    }

    private void ask(TreeMap<Long, TaskModel> history) {
        Long position = random.nextInt(3) == 0 ? one(new ArrayList<>(history.keySet())) : history.lastKey();
        boolean old = !position.equals(history.lastKey());
        TaskModel model = history.get(position);
        List<String> organizations = new ArrayList<>(model.organizations());
        String organization = one(organizations);
        String caller = random.nextInt(3) == 0 ? one(organizations) : null;
        boolean own = random.nextInt(5) == 0;
        Period period = Period.parse(one(PERIODS)).orElseThrow();
        LocalDate asOf =
                random.nextInt(3) == 0 ? null : LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1000));
        String groupBy = new String[] {null, "source", "aspect", "organization"}[random.nextInt(4)];
        String question = "/v1/rectification-progress?organization=" + organization + "&period=" + period.label()
                + (own ? "&scope=self" : "") + (asOf == null ? "" : "&asOf=" + asOf)
                + (groupBy == null ? "" : "&groupBy=" + groupBy) + (old ? "&position=" + position : "");
        Response answer = as("reader", "reader", caller).get(question);
        String what = question + " caller " + caller + "\n" + answer.asString();
        if (!model.isVisible(organization, caller)) {
            assertEquals(404, answer.statusCode(), what);
            return;
        }
        assertEquals(200, answer.statusCode(), what);
        LocalDate day = asOf == null ? period.last() : asOf;
        List<Group> groups = new ArrayList<>();
        if (groupBy == null) {
            groups.add(new Group(organization, own, null, null, null));
        } else if (groupBy.equals("organization")) {
            groups.add(new Group(organization, true, null, null, null));
            organizations.stream()
                    .filter(child -> !own && model.isVisible(child, caller))
                    .filter(child -> model.isChild(child, organization, period, day))
                    .forEach(child -> groups.add(new Group(child, false, organization, null, null)));
        } else {
            model.values(groupBy).stream()
                    .map(value -> new Group(organization, own, null, groupBy, value))
                    .filter(group -> NUMBERS.values().stream()
                            .anyMatch(number -> !model.counted(group.ask(number, caller, period, day))
                                    .isEmpty()))
                    .forEach(groups::add);
        }
        List<Map<String, Map<String, Object>>> items = answer.path("items");
        assertEquals(
                groups.stream().map(Group::name).toList(),
                items.stream().map(item -> name(item.get("group"))).toList(),
                what);
        for (int i = 0; i < items.size(); i++) {
            Group group = groups.get(i);
            Map<String, Map<String, Object>> item = items.get(i);
            String followed = one(new ArrayList<>(NUMBERS.keySet()));
            NUMBERS.forEach((name, number) -> {
                List<TaskModel.Entry> expected = model.counted(group.ask(number, caller, period, day));
                assertEquals(expected.size(), item.get(name).get("value"), group + " " + name + ": " + what);
                nonZero += expected.isEmpty() ? 0 : 1;
                if (name.equals(followed)) {
                    follow((String) item.get(name).get("evidence"), expected, caller, what);
                    if (asOf == null && group.parent() == null) {
                        String link = (String) item.get(name).get("evidence");
                        assertEquals(expected.size(), figure(link, caller, old), link + " of " + what);
                    }
                }
            });
        }
    }

    private void follow(String link, List<TaskModel.Entry> expected, @Nullable String caller, String what) {
        links++;
        Evidence evidence = evidence(link, 3 + random.nextInt(30), caller);
        assertEquals(new TreeSet<>(expected.stream().map(TaskModel.Entry::id).toList()), evidence.ids(), link + what);
        assertEquals(BigDecimal.valueOf(expected.size()), evidence.sum(), link + what);
    }

    /** The definition of a link, asked as a figure. */
    private int figure(String link, @Nullable String caller, boolean old) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : link.substring(link.indexOf('?') + 1).split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        Object value = as("reader", "reader", caller)
                .body(
                        "{\"definition\":%s,\"organization\":\"%s\",\"scope\":\"%s\",\"periods\":[\"%s\"],\"position\":%s}"
                                .formatted(
                                        parameters.get("definition"),
                                        parameters.get("organization"),
                                        parameters.get("scope"),
                                        parameters.get("period"),
                                        old ? parameters.get("position") : null))
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .extract()
                .path("figures[0].value");
        return value == null ? 0 : (Integer) value;
    }

    /** @param on null for a stock */
    private record Asked(String of, @Nullable String on, Map<String, Object> where) {}

    private static Asked stock(Map<String, Object> where) {
        return new Asked(TaskModel.TASKS, null, where);
    }

    /**
     * What an item is of.
     *
     * @param dimension source or aspect, with its value
     */
    private record Group(
            String organization,
            boolean own,
            @Nullable String parent,
            @Nullable String dimension,
            @Nullable String value) {

        TaskModel.Question ask(Asked number, @Nullable String caller, Period period, LocalDate asOf) {
            Map<String, Object> where = new TreeMap<>(number.where());
            if (dimension != null) {
                where.put(dimension + "s", List.of(String.valueOf(value)));
            }
            return new TaskModel.Question(
                    number.of(), number.on(), where, organization, own, parent, caller, period, asOf);
        }

        String name() {
            return organization + " " + own + " " + ("source".equals(dimension) ? value : null) + " "
                    + ("aspect".equals(dimension) && !"-".equals(value) ? value : null);
        }
    }

    private static String name(Map<String, Object> group) {
        return group.get("organization") + " " + group.get("scope").equals("self") + " " + group.get("source") + " "
                + group.get("aspect");
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
