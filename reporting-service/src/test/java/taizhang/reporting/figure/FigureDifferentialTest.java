package taizhang.reporting.figure;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    private static final int QUESTIONS = 100;
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
    private int nonZero;
    private int links;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void figuresSayWhatCountingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        TestLedger ledger = feed.newLedger();
        RandomBureau bureau = new RandomBureau(seed, ledger, "fdt" + seed + "-", 10);
        // A definition is refused whose types are not known.
        feed.apply(ledger);
        List<Model.Definition> definitions = new ArrayList<>(bureau.definitions());
        definitions.add(new Model.Definition("fdt" + seed + "-any", "count", null, null, null, null, null, null, null));
        definitions.add(
                new Model.Definition("fdt" + seed + "-cost", "sum:cost", null, null, null, null, null, null, null));
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
            for (int i = 0; i < 400; i++) {
                bureau.change();
            }
            feed.apply(ledger);
            history.put(ledger.position(), new BruteForce(bureau.model));
        }
        for (int i = 0; i < QUESTIONS; i++) {
            ask(one(definitions), history, new ArrayList<>(bureau.model.organizations.keySet()));
        }
        assertTrue(nonZero > QUESTIONS / 2, "figures that are not 0: " + nonZero);
        assertTrue(links > QUESTIONS / 4, "links followed: " + links);
        database.sql("delete from cell where starts_with(indicator, :prefix)")
                .set("prefix", "fdt" + seed)
                .execute();
        database.sql("delete from cell_definition where starts_with(code, :prefix)")
                .set("prefix", "fdt" + seed)
                .execute();
        database.sql("delete from reference_version where starts_with(code, :prefix)")
                .set("prefix", "fdt" + seed)
                .execute();
    }

    private void ask(Model.Definition definition, TreeMap<Long, BruteForce> history, List<String> organizations)
            throws JsonProcessingException {
        Long position = random.nextInt(3) == 0 ? one(new ArrayList<>(history.keySet())) : history.lastKey();
        List<String> periods = new ArrayList<>(PERIODS);
        Collections.shuffle(periods, random);
        List<String> groups = new ArrayList<>(List.of("organization", "period", "type", "month"));
        Collections.shuffle(groups, random);
        Question question = new Question(
                definition,
                // The first stood above all others in the beginning: of it there is most to count.
                random.nextBoolean() ? organizations.get(0) : one(organizations),
                random.nextInt(4) == 0,
                periods.subList(0, 1 + random.nextInt(2)).stream()
                        .map(text -> Period.parse(text).orElseThrow())
                        .toList(),
                groups.subList(0, random.nextInt(3)),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? one(organizations) : null,
                history.get(position));
        Long asked = position.equals(history.lastKey()) ? null : position;
        Response answer = random.nextBoolean() ? post(question, asked) : get(question, asked);
        String what = question + " " + position + "\n" + answer.asString();
        if (!question.expected().isVisible(question.organization(), question.caller())) {
            assertEquals(404, answer.statusCode(), what);
            return;
        }
        assertEquals(200, answer.statusCode(), what);
        List<Map<String, Object>> figures = answer.path("figures");
        List<Group> expected = question.figures();
        assertEquals(
                expected.stream().map(Group::name).toList(),
                figures.stream().map(FigureDifferentialTest::name).toList(),
                what);
        for (int i = 0; i < figures.size(); i++) {
            check(figures.get(i), question, expected.get(i), what);
        }
        if (question.isAdditive() && question.periods().size() == 1) {
            Group whole = question.whole();
            assertNumber(question.count(whole, "approved"), sum(figures, "value"), what);
            assertNumber(question.count(whole, "submitted"), sum(figures, "pending"), what);
        }
    }

    private void check(Map<String, Object> figure, Question question, Group group, String what) {
        assertNumber(question.count(group, "approved"), number(figure.get("value")), group + what);
        assertNumber(question.count(group, "submitted"), number(figure.get("pending")), group + what);
        nonZero += number(figure.get("value")).signum();
        if (question.compare()) {
            BigDecimal base = question.count(group.in(group.period().previousYear()), "approved");
            assertNumber(base, number(((Map<?, ?>) figure.get("comparison")).get("value")), group + what);
        }
        if (random.nextInt(12) == 0) {
            links++;
            follow(figure.get("evidence").toString(), question, group, "approved", what);
            follow(figure.get("evidence") + "&standing=pending", question, group, "submitted", what);
        }
    }

    private void follow(String link, Question question, Group group, String status, String what) {
        Evidence evidence = evidence(link, 15 + random.nextInt(100), question.caller());
        List<Model.Activity> expected = question.records(group, status);
        assertEquals(
                new TreeSet<>(expected.stream().map(a -> a.id().toString()).toList()), evidence.ids(), link + what);
        assertNumber(question.count(group, status), evidence.sum(), link + what);
    }

    /** What one figure is of. */
    private record Group(
            int no, Period period, String organization, boolean own, @Nullable String parent, @Nullable String type) {

        Group in(Period other) {
            return new Group(no, other, organization, own, parent, type);
        }

        String name() {
            return period.label() + " " + organization + " " + own + " " + type;
        }
    }

    private static String name(Map<String, Object> figure) {
        return figure.get("period") + " " + figure.get("organization") + " "
                + figure.get("scope").equals("self") + " " + figure.get("type");
    }

    private record Question(
            Model.Definition definition,
            String organization,
            boolean own,
            List<Period> periods,
            List<String> groups,
            boolean compare,
            @Nullable String caller,
            BruteForce expected) {

        boolean isAdditive() {
            return !definition.measure().equals("organizations");
        }

        Group whole() {
            return new Group(0, periods.get(0), organization, own, null, null);
        }

        List<Model.Activity> records(Group group, String status) {
            return expected.records(
                    group.type() == null ? definition : definition.ofType(group.type()),
                    status,
                    group.organization(),
                    group.own(),
                    group.parent(),
                    caller,
                    group.period());
        }

        BigDecimal count(Group group, String status) {
            return BruteForce.amount(definition, records(group, status));
        }

        /** Periods first unless they are named, then as the groups are named; the organization alone before its children. */
        List<Group> figures() {
            List<Group> all = new ArrayList<>();
            int no = 0;
            for (Period asked : periods) {
                List<Period> parts = groups.contains("month") ? asked.months() : List.of(asked);
                List<Group> places = places(asked);
                List<@Nullable String> types = types(parts, places);
                for (Period part : parts) {
                    no++;
                    for (Group place : places) {
                        for (String type : types) {
                            all.add(new Group(no, part, place.organization(), place.own(), place.parent(), type));
                        }
                    }
                }
            }
            List<String> order = new ArrayList<>(groups);
            if (!order.contains("month") && !order.contains("period")) {
                order.add(0, "period");
            }
            Collections.reverse(order);
            for (String by : order) {
                all.sort(Comparator.comparing(group -> switch (by) {
                    case "organization" -> group.own() ? "" : group.organization();
                    case "type" -> String.valueOf(group.type());
                    default -> "%04d".formatted(group.no());
                }));
            }
            return all;
        }

        private List<Group> places(Period asked) {
            boolean children = groups.contains("organization");
            List<Group> places = new ArrayList<>();
            places.add(new Group(0, asked, organization, own || children, null, null));
            if (children && !own) {
                expected.children(organization, caller, asked)
                        .forEach(child -> places.add(new Group(0, asked, child, false, organization, null)));
            }
            return places;
        }

        /** Those that are named; otherwise those of which there is anything, in any place or in the year before. */
        private List<@Nullable String> types(List<Period> parts, List<Group> places) {
            if (!groups.contains("type")) {
                return Collections.singletonList(null);
            }
            return expected.types().stream()
                    .filter(type -> definition.types() != null
                            ? definition.types().contains(type)
                            : parts.stream()
                                    .flatMap(part -> compare ? Stream.of(part, part.previousYear()) : Stream.of(part))
                                    .flatMap(part -> places.stream()
                                            .map(place -> new Group(
                                                    0, part, place.organization(), place.own(), place.parent(), type)))
                                    .anyMatch(group -> count(group, "approved").signum() != 0
                                            || count(group, "submitted").signum() != 0))
                    .toList();
        }

        String groupBy() {
            return String.join(",", groups);
        }
    }

    private Response get(Question q, @Nullable Long position) {
        return as("reader", "reader", q.caller())
                .get("/v1/figures?indicator=" + q.definition().code() + "&organization=" + q.organization() + "&scope="
                        + (q.own() ? "self" : "subtree") + "&period="
                        + q.periods().stream().map(Period::label).collect(joining(","))
                        + (q.groups().isEmpty() ? "" : "&groupBy=" + q.groupBy())
                        + (q.compare() ? "&compare=previous-year" : "")
                        + (position == null ? "" : "&position=" + position));
    }

    private Response post(Question q, @Nullable Long position) throws JsonProcessingException {
        Map<String, Object> inline = body(q.definition());
        inline.remove("name");
        Map<String, Object> body = new HashMap<>();
        body.put("definition", inline);
        body.put("organization", q.organization());
        body.put("scope", q.own() ? "self" : "subtree");
        body.put("periods", q.periods().stream().map(Period::label).toList());
        body.put("groupBy", q.groups().isEmpty() ? null : q.groupBy());
        body.put("compare", q.compare() ? "previous-year" : null);
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
