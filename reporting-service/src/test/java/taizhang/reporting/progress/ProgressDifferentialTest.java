package taizhang.reporting.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.time.Period;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.cell.CellProof;
import taizhang.reporting.cell.RandomBureau;
import taizhang.reporting.cell.Reconciliation;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A random history of tasks and moves: progress over HTTP says what counting one by one says, at all positions. */
@QuarkusTest
class ProgressDifferentialTest extends ReportingTest {

    private static final int QUESTIONS = 120;
    private static final List<String> NAMES =
            List.of("found", "open", "fixed", "verified", "keptUp", "overdue", "onTime", "late", "reopened");
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
        RandomTasks tasks = new RandomTasks(seed, ledger, bureau);
        TreeMap<Long, TaskModel> history = new TreeMap<>();
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 70; i++) {
                tasks.change();
            }
            feed.apply(ledger, 1 + random.nextInt(60));
            history.put(ledger.position(), new TaskModel(bureau.model, tasks.tasks));
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
        boolean old = random.nextInt(3) == 0;
        Long position = old ? one(new ArrayList<>(history.keySet())) : history.lastKey();
        TaskModel model = history.get(position);
        List<String> organizations = new ArrayList<>(model.organizations());
        String organization = one(organizations);
        String caller = random.nextInt(3) == 0 ? one(organizations) : null;
        boolean own = random.nextInt(5) == 0;
        String label = one(PERIODS);
        Period period = Period.parse(label).orElseThrow();
        LocalDate last = period.until().minusDays(1);
        LocalDate asOf = old ? null : LocalDate.of(2019, 1, 1).plusDays(random.nextInt(1000));
        String groupBy = new String[] {null, "source", "aspect", "organization"}[random.nextInt(4)];
        String question = "/v1/rectification-progress?organization=" + organization + "&period=" + label
                + (own ? "&scope=self" : "") + (asOf == null ? "" : "&asOf=" + asOf)
                + (groupBy == null ? "" : "&groupBy=" + groupBy) + (old ? "&position=" + position : "");
        Response answer = as("reader", "reader", caller).get(question);
        String what = question + " caller " + caller + "\n" + answer.asString();
        if (!model.isVisible(organization, caller)) {
            assertEquals(404, answer.statusCode(), what);
            return;
        }
        assertEquals(200, answer.statusCode(), what);
        LocalDate day = asOf == null ? last : asOf;
        Map<List<Object>, Map<String, Integer>> expected = new LinkedHashMap<>();
        if ("organization".equals(groupBy)) {
            expected.put(
                    group(organization, true, null, null),
                    model.count(
                            new TaskModel.Whose(organization, true, null, caller), period.from(), last, day, "", ""));
            organizations.stream()
                    .filter(child -> !own && model.isVisible(child, caller))
                    .filter(child -> model.isChild(child, organization, period.from(), last, day))
                    .forEach(child -> expected.put(
                            group(child, false, null, null),
                            model.count(
                                    new TaskModel.Whose(child, false, organization, caller),
                                    period.from(),
                                    last,
                                    day,
                                    "",
                                    "")));
        } else {
            String dimension = groupBy == null ? "" : groupBy;
            for (String value : groupBy == null ? List.of("") : model.values(dimension)) {
                Map<String, Integer> counts = model.count(
                        new TaskModel.Whose(organization, own, null, caller),
                        period.from(),
                        last,
                        day,
                        dimension,
                        value);
                if (groupBy == null || !counts.isEmpty()) {
                    expected.put(
                            group(
                                    organization,
                                    own,
                                    "source".equals(groupBy) ? value : null,
                                    "aspect".equals(groupBy) && !value.isEmpty() ? value : null),
                            counts);
                }
            }
        }
        check(expected, answer.path("items"), what);
        List<Map<String, Map<String, Object>>> items = answer.path("items");
        for (Map<String, Map<String, Object>> item : items) {
            Map<String, Object> number = item.get(one(NAMES));
            String link = (String) number.get("evidence");
            assertEquals(number.get("value"), total(link, caller), link + " of " + what);
            links++;
            if (asOf == null && !link.contains("&parent=")) {
                assertEquals(number.get("value"), figure(link, caller, old), link + " of " + what);
            }
        }
    }

    /** All evidence of a number is on one page or more, each record counting for one. */
    private int total(String link, @Nullable String caller) {
        Response page = as("reader", "reader", caller).urlEncodingEnabled(false).get(link + "&limit=500");
        assertEquals(200, page.statusCode(), link + page.asString());
        List<Object> contributions = page.path("items.contribution");
        int total = page.path("total");
        assertEquals(Math.min(total, 500), contributions.size());
        assertTrue(contributions.stream().allMatch(each -> each.equals(1)), link);
        return total;
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

    private void check(
            Map<List<Object>, Map<String, Integer>> expected,
            List<Map<String, Map<String, Object>>> items,
            String what) {
        Map<List<Object>, Map<String, Integer>> answered = new LinkedHashMap<>();
        for (Map<String, Map<String, Object>> item : items) {
            Map<String, Object> group = item.get("group");
            Map<String, Integer> counts = new TreeMap<>();
            NAMES.forEach(name -> counts.put(name, (Integer) item.get(name).get("value")));
            answered.put(
                    group(
                            group.get("organization"),
                            "self".equals(group.get("scope")),
                            group.get("source"),
                            group.get("aspect")),
                    counts);
        }
        assertEquals(expected.keySet(), answered.keySet(), what);
        answered.forEach((group, counts) -> counts.forEach((name, value) -> {
            assertEquals(expected.get(group).getOrDefault(name, 0), value, group + " " + name + ": " + what);
            nonZero += value == 0 ? 0 : 1;
        }));
    }

    private static List<Object> group(
            Object organization, boolean own, @Nullable Object source, @Nullable Object aspect) {
        return List.of(organization, own, String.valueOf(source), String.valueOf(aspect));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
