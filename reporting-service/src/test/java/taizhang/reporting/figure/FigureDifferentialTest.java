package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
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
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.time.Period;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.cell.Model;
import taizhang.reporting.cell.RandomBureau;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** Random questions of a random bureau over HTTP: every figure, group and list says what counting one by one says. */
@QuarkusTest
class FigureDifferentialTest extends ReportingTest {

    private static final int QUESTIONS = 120;
    private static final List<String> PERIODS = List.of(
            "2019",
            "2020",
            "2019-S1",
            "2020-H1",
            "2019-Q3",
            "2020-02",
            "2019-01-15/2020-06-30",
            "2019-03-01/2019-05-31",
            "2019-12-20/2020-01-10",
            "2020-02-29/2020-02-29",
            "2019-04-02/2019-04-20");

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    private Random random = new Random(0);
    private int links;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void figuresSayWhatCountingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        TestLedger ledger = feed.newLedger();
        RandomBureau bureau = new RandomBureau(seed, ledger, "fdt" + seed + "-", 10);
        List<Model.Definition> definitions = new ArrayList<>(bureau.definitions());
        definitions.add(new Model.Definition(
                "fdt" + seed + "-distinct",
                "organizations",
                definitions.get(0).types(),
                null,
                null,
                null,
                null,
                null,
                null));
        for (Model.Definition definition : definitions) {
            as("admin")
                    .body(Json.CANONICAL.writeValueAsString(body(definition)))
                    .put("/v1/indicators/" + definition.code())
                    .then()
                    .statusCode(201);
        }
        TreeMap<Long, BruteForce> history = new TreeMap<>();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 80; i++) {
                bureau.change();
            }
            feed.apply(ledger);
            history.put(ledger.position(), new BruteForce(bureau.model));
        }
        for (int i = 0; i < QUESTIONS; i++) {
            ask(one(definitions), history, new ArrayList<>(bureau.model.organizations.keySet()));
        }
        assertTrue(links > QUESTIONS / 4, "links followed: " + links);
        database.sql("delete from cell where starts_with(indicator, :prefix)")
                .set("prefix", "fdt" + seed)
                .execute();
        database.sql("delete from indicator_version where starts_with(code, :prefix)")
                .set("prefix", "fdt" + seed)
                .execute();
    }

    private void ask(Model.Definition definition, TreeMap<Long, BruteForce> history, List<String> organizations)
            throws JsonProcessingException {
        boolean old = random.nextInt(3) == 0;
        Long position = old ? one(new ArrayList<>(history.keySet())) : history.lastKey();
        BruteForce expected = history.get(position);
        String caller = random.nextInt(3) == 0 ? one(organizations) : null;
        Question question =
                new Question(definition, one(organizations), random.nextInt(4) == 0, one(PERIODS), caller, expected);
        String groupBy = new String[] {null, "organization", "month", "type"}[random.nextInt(4)];
        boolean compare = random.nextBoolean();
        Response answer = random.nextInt(3) == 0
                ? post(question, groupBy, compare, old ? position : null)
                : get(question, groupBy, compare, old ? position : null);
        String what = question + " " + groupBy + " " + position + "\n" + answer.asString();
        if (!expected.isVisible(question.organization(), caller)) {
            assertEquals(404, answer.statusCode(), what);
            return;
        }
        assertEquals(200, answer.statusCode(), what);
        List<Map<String, Object>> figures = answer.path("figures");
        if (groupBy == null) {
            assertEquals(1, figures.size(), what);
        }
        if ("organization".equals(groupBy)) {
            Collection<String> groups = new TreeSet<>();
            figures.stream()
                    .filter(f -> f.get("scope").equals("subtree"))
                    .forEach(f -> groups.add((String) f.get("organization")));
            assertEquals(
                    question.own()
                            ? new TreeSet<String>()
                            : expected.children(question.organization(), caller, question.asked()),
                    groups,
                    what);
        }
        if (!definition.measure().equals("organizations")) {
            assertNumber(question.count("approved"), sum(figures, "value"), what);
            assertNumber(question.count("submitted"), sum(figures, "pending"), what);
        } else if (groupBy == null) {
            assertNumber(question.count("approved"), number(figures.get(0).get("value")), what);
        }
        for (Map<String, Object> figure : figures) {
            check(figure, question, groupBy, compare, what);
        }
    }

    private void check(
            Map<String, Object> figure, Question question, @Nullable String groupBy, boolean compare, String what) {
        boolean child = "organization".equals(groupBy) && figure.get("scope").equals("subtree");
        String organization = (String) figure.get("organization");
        boolean own = figure.get("scope").equals("self");
        Period period = Period.parse((String) figure.get("period")).orElseThrow();
        if (!"type".equals(groupBy)) {
            assertNumber(
                    question.expected()
                            .count(
                                    question.definition(),
                                    "approved",
                                    organization,
                                    own,
                                    child ? question.organization() : null,
                                    question.caller(),
                                    period),
                    number(figure.get("value")),
                    what);
            if (compare && figure.get("value") != null) {
                BigDecimal base = question.expected()
                        .count(
                                question.definition(),
                                "approved",
                                organization,
                                own,
                                child ? question.organization() : null,
                                question.caller(),
                                period.previousYear());
                assertNumber(base, number(((Map<?, ?>) figure.get("comparison")).get("value")), what);
            }
        }
        if (random.nextInt(3) == 0) {
            follow((String) figure.get("evidence"), number(figure.get("value")), question.caller(), what);
        }
    }

    /** Walks all pages of a list and adds up. */
    private void follow(String link, BigDecimal value, @Nullable String caller, String what) {
        links++;
        BigDecimal sum = BigDecimal.ZERO;
        int records = 0;
        String cursor = "";
        do {
            Response page = as("reader", "reader", caller)
                    .urlEncodingEnabled(false)
                    .get(link + "&limit=" + (20 + random.nextInt(400)) + cursor);
            assertEquals(200, page.statusCode(), what + link);
            List<Map<String, Object>> items = page.path("items");
            for (Map<String, Object> item : items) {
                sum = sum.add(number(item.get("contribution")));
            }
            records += items.size();
            cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
            if (cursor.isEmpty()) {
                assertEquals(page.<Integer>path("total"), records, what + link);
            }
        } while (!cursor.isEmpty());
        assertNumber(value, sum, what + link);
    }

    private record Question(
            Model.Definition definition,
            String organization,
            boolean own,
            String period,
            @Nullable String caller,
            BruteForce expected) {

        Period asked() {
            return Period.parse(period).orElseThrow();
        }

        BigDecimal count(String status) {
            return expected.count(definition, status, organization, own, null, caller, asked());
        }
    }

    private Response get(Question q, @Nullable String groupBy, boolean compare, @Nullable Long position) {
        return as("reader", "reader", q.caller())
                .get("/v1/figures?indicator=" + q.definition().code() + "&organization=" + q.organization() + "&scope="
                        + (q.own() ? "self" : "subtree") + "&period=" + q.period()
                        + (groupBy == null ? "" : "&groupBy=" + groupBy)
                        + (compare ? "&compare=previous-year" : "")
                        + (position == null ? "" : "&position=" + position));
    }

    private Response post(Question q, @Nullable String groupBy, boolean compare, @Nullable Long position)
            throws JsonProcessingException {
        Map<String, Object> inline = body(q.definition());
        inline.remove("name");
        Map<String, Object> body = new HashMap<>();
        body.put("definition", inline);
        body.put("organization", q.organization());
        body.put("scope", q.own() ? "self" : "subtree");
        body.put("periods", List.of(q.period()));
        body.put("groupBy", groupBy);
        body.put("compare", compare ? "previous-year" : null);
        body.put("position", position);
        return as("reader", "reader", q.caller())
                .body(Json.CANONICAL.writeValueAsString(body))
                .post("/v1/figures");
    }

    private static Map<String, Object> body(Model.Definition d) {
        Map<String, Object> where = new HashMap<>();
        put(where, "types", d.types());
        put(where, "categories", d.categories());
        put(where, "attributes", d.attributes());
        put(where, "themes", d.themes());
        put(where, "organizationKinds", d.kinds());
        put(where, "hasCommittee", d.hasCommittee());
        put(where, "hasSmallGroups", d.hasSmallGroups());
        return new HashMap<>(Map.of(
                "name",
                Map.of("zh", "随机", "en", "random"),
                "unit",
                "times",
                "of",
                "activities",
                "measure",
                d.measure(),
                "where",
                where));
    }

    private static void put(Map<String, Object> where, String field, @Nullable Object value) {
        if (value != null) {
            where.put(field, value);
        }
    }

    private static BigDecimal sum(List<Map<String, Object>> figures, String field) {
        return figures.stream().map(f -> number(f.get(field))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Nothing to count is null (not applicable) or 0. */
    private static BigDecimal number(@Nullable Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }

    private static void assertNumber(BigDecimal expected, BigDecimal actual, String what) {
        // REST Assured reads decimals as float, which keeps seven digits.
        BigDecimal tolerance = expected.abs().movePointLeft(5).max(new BigDecimal("0.005"));
        assertTrue(
                expected.subtract(actual).abs().compareTo(tolerance) <= 0,
                () -> "expected " + expected + " but was " + actual + ": " + what);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
