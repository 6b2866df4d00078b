package taizhang.reporting.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * Random organizations that are founded, end, move and change, random requirements and exemptions in versions, random
 * activities over 24 months: every item, total, group, page and list behind an item says what {@link ObligationModel} says, at
 * present and at old positions, to whoever asks.
 */
@QuarkusTest
class ComplianceDifferentialTest extends ReportingTest {

    /** With a leap day and a week 53. */
    private static final LocalDate START = LocalDate.of(2019, 4, 1);

    private static final int DAYS = 730;
    private static final int QUESTIONS = 60;
    private static final List<String> KINDS = List.of("party-branch", "party-committee", "department");
    private static final List<String> FREQUENCIES =
            List.of("day", "two-weeks", "month", "quarter", "half-year", "year");
    private static final List<String> STATES = List.of("met", "met-late", "due", "missed", "exempt", "not-applicable");
    private static final List<String> PERIODS = List.of(
            "2019",
            "2020",
            "2020-S1",
            "2020-Q1",
            "2020-02",
            "2020-12-20/2021-01-31",
            "2019-06-15/2021-06-15",
            "2021-Q1",
            "2020-02-29/2020-02-29");

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
    private ObligationModel model = new ObligationModel();
    private final Map<String, Long> versions = new HashMap<>();
    private LocalDate today = START;
    private long applied;

    @ParameterizedTest
    @ValueSource(longs = {21, 23})
    void everyObligationIsWhatJudgingOneByOneSays(long seed) throws JsonProcessingException {
        random = new Random(seed);
        prefix = "cdt" + seed + "-";
        model = new ObligationModel();
        today = LocalDate.of(2020, 6, 1).plusDays(random.nextInt(300));
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        QuarkusMock.installMockForType(
                new Today(Clock.fixed(today.atTime(12, 0).atZone(zone).toInstant(), zone)), Today.class);
        TestLedger ledger = feed.newLedger();
        for (String type : List.of("a", "b")) {
            ledger.type(
                    prefix + type,
                    prefix + "meeting",
                    List.of("people"),
                    Map.of("k", ObligationModel.VOCABULARY, "mode", List.of()));
        }
        for (int i = 0; i < 9; i++) {
            found(ledger, i);
        }
        feed.apply(ledger);
        applied = ledger.position();
        for (int i = 0; i < FREQUENCIES.size(); i++) {
            require(i);
        }
        TreeMap<Long, ObligationModel> history = new TreeMap<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 250; i++) {
                change(ledger);
            }
            for (int i = 0; i < 3; i++) {
                exempt();
                if (round > 0) {
                    require(random.nextInt(FREQUENCIES.size()));
                }
            }
            // What is written at a position holds from the next one on.
            activity(ledger, null);
            feed.apply(ledger);
            applied = ledger.position();
            history.put(ledger.position(), model.at(ledger.position()));
        }
        for (int i = 0; i < QUESTIONS; i++) {
            ask(history);
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

    private void found(TestLedger ledger, int no) {
        LocalDate from = random.nextInt(3) == 0 ? START.plusDays(random.nextInt(500)) : START.minusDays(40);
        TreeMap<LocalDate, String> placements = new TreeMap<>();
        placements.put(from, no == 0 ? "" : prefix + random.nextInt(no));
        write(
                ledger,
                new ObligationModel.Organization(
                        prefix + no,
                        one(KINDS),
                        from,
                        random.nextInt(4) == 0 ? from.plusDays(random.nextInt(600)) : null,
                        flag(),
                        flag(),
                        placements));
    }

    private void write(TestLedger ledger, ObligationModel.Organization organization) {
        model.organizations.put(organization.code(), organization);
        Map<String, @Nullable Object> document = new TreeMap<>();
        document.put("code", organization.code());
        document.put("kind", organization.kind());
        document.put("name", Map.of("zh", "组织", "en", "organization"));
        document.put("validFrom", organization.validFrom().toString());
        document.put(
                "validTo",
                organization.validTo() == null ? null : organization.validTo().toString());
        document.put("hasCommittee", organization.hasCommittee());
        document.put("hasSmallGroups", organization.hasSmallGroups());
        List<Map<String, @Nullable Object>> placements = new ArrayList<>();
        organization.placements().forEach((day, parent) -> {
            Map<String, @Nullable Object> placement = new TreeMap<>();
            placement.put("effectiveFrom", day.toString());
            placement.put("parent", parent.isEmpty() ? null : parent);
            placements.add(placement);
        });
        document.put("placements", placements);
        ledger.write("organization", organization.code(), organization.code(), document);
    }

    private void change(TestLedger ledger) {
        int what = random.nextInt(100);
        ObligationModel.Organization old = model.organizations.get(prefix + random.nextInt(model.organizations.size()));
        int no = Integer.parseInt(old.code().substring(prefix.length()));
        if (what < 3 && no > 0) {
            TreeMap<LocalDate, String> placements = new TreeMap<>(old.placements());
            // Never below one that came later: so there are no cycles.
            placements.put(old.validFrom().plusDays(random.nextInt(600)), prefix + random.nextInt(no));
            write(
                    ledger,
                    new ObligationModel.Organization(
                            old.code(),
                            old.kind(),
                            old.validFrom(),
                            old.validTo(),
                            old.hasCommittee(),
                            old.hasSmallGroups(),
                            placements));
        } else if (what < 5) {
            write(
                    ledger,
                    new ObligationModel.Organization(
                            old.code(),
                            one(KINDS),
                            old.validFrom(),
                            random.nextInt(3) == 0 ? old.validFrom().plusDays(random.nextInt(700)) : null,
                            flag(),
                            flag(),
                            old.placements()));
        } else if (what < 10 && !model.activities.isEmpty()) {
            ObligationModel.Activity gone = one(new ArrayList<>(model.activities.values()));
            model.activities.remove(gone.id());
            ledger.deleteActivity(gone.id(), gone.organization());
        } else {
            activity(
                    ledger,
                    what < 30 && !model.activities.isEmpty() ? one(new ArrayList<>(model.activities.keySet())) : null);
        }
    }

    private void activity(TestLedger ledger, @Nullable UUID old) {
        UUID id = old == null ? new UUID(random.nextLong(), random.nextLong()) : old;
        LocalDate day = START.plusDays(random.nextInt(DAYS));
        ObligationModel.Activity activity = new ObligationModel.Activity(
                id,
                prefix + one(List.of("a", "b")),
                prefix + random.nextInt(model.organizations.size()),
                day,
                random.nextInt(8) == 0 ? "submitted" : "approved",
                random.nextInt(6) == 0 ? 2 : 1,
                random.nextInt(5) == 0 ? Map.of() : Map.of("k", one(ObligationModel.VOCABULARY), "mode", "onsite"),
                random.nextInt(3) == 0 ? List.of("t") : List.of("u"));
        model.activities.put(id, activity);
        ledger.activity(
                id,
                activity.type(),
                activity.organization(),
                day,
                activity.status(),
                Map.of("count", activity.count(), "attributes", activity.attributes(), "themes", activity.themes()));
    }

    /** A first version, one from a later day on, or one in the place of the last. */
    private void require(int frequency) throws JsonProcessingException {
        String code = prefix + "r" + frequency;
        List<ObligationModel.Rule> before =
                model.rules.stream().filter(rule -> rule.code().equals(code)).toList();
        LocalDate from = null;
        LocalDate to = null;
        if (before.isEmpty()) {
            from = random.nextInt(3) == 0 ? START.plusDays(random.nextInt(200)) : null;
        } else {
            ObligationModel.Rule last = before.get(before.size() - 1);
            from = last.validFrom();
            if (random.nextBoolean()) {
                from = (from == null ? START.plusDays(100) : from).plusDays(1 + random.nextInt(200));
                to = random.nextInt(3) == 0 ? from.plusDays(random.nextInt(300)) : null;
            }
        }
        boolean each = random.nextInt(4) == 0;
        Map<String, List<String>> attributes =
                switch (random.nextInt(6)) {
                    case 0 -> Map.of("k", List.of("x", "y"));
                    case 1 -> Map.of("mode", List.of("onsite"));
                    default -> null;
                };
        ObligationModel.Rule rule = new ObligationModel.Rule(
                applied + 1,
                code,
                random.nextInt(4) == 0 ? prefix + random.nextInt(4) : null,
                random.nextBoolean() ? List.of("party-branch", "party-committee") : null,
                random.nextInt(6) == 0 ? true : null,
                random.nextInt(6) == 0 ? false : null,
                random.nextBoolean() ? List.of(prefix + "a") : List.of(prefix + "a", prefix + "b"),
                random.nextInt(6) == 0 ? List.of("t", "v") : null,
                attributes,
                each ? "k" : null,
                random.nextInt(6) == 0 ? null : Integer.valueOf(1 + random.nextInt(frequency > 2 ? 3 : 1)),
                before.isEmpty() || random.nextInt(3) > 0 ? FREQUENCIES.get(frequency) : one(FREQUENCIES),
                random.nextInt(3) == 0 ? 0 : random.nextInt(40),
                from,
                to);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", Map.of("zh", "要求", "en", "requirement"));
        body.put("organization", rule.organization());
        body.put("organizationKinds", rule.kinds());
        Map<String, @Nullable Object> condition = new HashMap<>();
        condition.put("hasCommittee", rule.hasCommittee());
        condition.put("hasSmallGroups", rule.hasSmallGroups());
        body.put("condition", condition);
        body.put("types", rule.types());
        body.put("themes", rule.themes());
        body.put("attributes", rule.attributes());
        body.put("each", rule.each());
        body.put("minimum", rule.minimum());
        body.put("per", rule.per());
        body.put("makeUpDays", rule.makeUpDays());
        body.put("validFrom", from == null ? null : from.toString());
        body.put("validTo", to == null ? null : to.toString());
        Response answer = put("/v1/requirements/" + code, code, body);
        if (answer.statusCode() == 422) {
            // An organization that was not there on the days of the requirement.
            assertTrue(answer.asString().contains("/organization"), answer.asString());
            return;
        }
        assertTrue(answer.statusCode() < 300, answer.asString());
        model.rules.add(rule);
    }

    private void exempt() throws JsonProcessingException {
        String code = prefix + "x" + random.nextInt(6);
        ObligationModel.Relief old = model.reliefs.stream()
                .filter(relief -> relief.code().equals(code))
                .reduce((earlier, later) -> later)
                .orElse(null);
        long since = applied + 1;
        if (old != null && old.requirement() != null && random.nextInt(3) == 0) {
            as("approver")
                    .header("If-Match", "\"" + versions.get(code) + "\"")
                    .delete("/v1/exemptions/" + code)
                    .then()
                    .statusCode(204);
            versions.merge(code, 1L, Long::sum);
            model.reliefs.add(new ObligationModel.Relief(since, code, null, old.organization(), false, START, null));
            return;
        }
        LocalDate from = START.plusDays(random.nextInt(500));
        ObligationModel.Relief relief = new ObligationModel.Relief(
                since,
                code,
                prefix + "r" + random.nextInt(FREQUENCIES.size()),
                prefix + random.nextInt(4),
                random.nextBoolean(),
                from,
                random.nextBoolean() ? from.plusDays(random.nextInt(400)) : null);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("requirement", relief.requirement());
        body.put("organization", relief.organization());
        body.put("scope", relief.subtree() ? "subtree" : "self");
        body.put("validFrom", relief.validFrom().toString());
        body.put("validTo", relief.validTo() == null ? null : relief.validTo().toString());
        body.put("reason", "水灾");
        boolean gone = old != null && old.requirement() == null;
        Response answer = gone ? create("/v1/exemptions/" + code, body) : put("/v1/exemptions/" + code, code, body);
        if (answer.statusCode() == 409 || answer.statusCode() == 422) {
            return;
        }
        assertTrue(answer.statusCode() < 300, answer.asString());
        versions.put(code, ((Number) answer.path("version")).longValue());
        model.reliefs.add(relief);
    }

    private Response put(String path, String code, Map<String, @Nullable Object> body) throws JsonProcessingException {
        Response present = as("admin").get(path);
        Response answer = present.statusCode() == 200
                ? as("admin")
                        .header("If-Match", present.header("ETag"))
                        .body(Json.CANONICAL.writeValueAsString(body))
                        .put(path)
                : create(path, body);
        if (answer.statusCode() < 300) {
            versions.put(code, ((Number) answer.path("version")).longValue());
        }
        return answer;
    }

    private static Response create(String path, Map<String, @Nullable Object> body) throws JsonProcessingException {
        return as("admin").body(Json.CANONICAL.writeValueAsString(body)).put(path);
    }

    private void ask(TreeMap<Long, ObligationModel> history) {
        long position = random.nextInt(3) == 0 ? one(new ArrayList<>(history.keySet())) : history.lastKey();
        ObligationModel then = history.get(position);
        boolean old = position != history.lastKey() || random.nextBoolean();
        // What was written since the last position holds from the next one on, which is the present.
        ObligationModel known = old ? then : model.at(Long.MAX_VALUE);
        List<String> codes = new ArrayList<>();
        then.rules.stream().map(ObligationModel.Rule::code).distinct().sorted().forEach(codes::add);
        if (random.nextBoolean()) {
            codes = List.of(one(codes));
        }
        String organization = random.nextBoolean() ? prefix + 0 : prefix + random.nextInt(9);
        boolean own = random.nextInt(5) == 0;
        String caller = random.nextInt(3) == 0 ? prefix + random.nextInt(9) : null;
        Period period = Period.parse(one(PERIODS)).orElseThrow();
        List<String> states = random.nextBoolean() ? List.of() : List.of(one(STATES), one(STATES));
        Integer within = random.nextInt(6) == 0 ? Integer.valueOf(random.nextInt(60)) : null;
        List<String> groups = new ArrayList<>(List.of("requirement", "organization", "period"));
        java.util.Collections.shuffle(groups, random);
        groups = groups.subList(0, random.nextInt(3));
        boolean deep = groups.contains("organization") && random.nextBoolean();
        String query = "organization=" + organization
                + (own ? "&scope=self" : "")
                + "&requirement=" + String.join(",", codes)
                + "&period=" + period.label()
                + (states.isEmpty() ? "" : "&state=" + String.join(",", states))
                + (within == null ? "" : "&dueWithin=" + within)
                + (groups.isEmpty() ? "" : "&groupBy=" + String.join(",", groups))
                + (deep ? "&depth=all" : "")
                + (old ? "&position=" + position : "");
        List<ObligationModel.Item> whole = new ArrayList<>();
        List<String> asked = codes;
        for (ObligationModel.Item item : known.items(period.from(), period.last(), today)) {
            boolean seenByCaller = caller == null || item.chain().contains(caller);
            boolean belongs = own
                    ? item.organization().equals(organization)
                    : item.chain().contains(organization);
            if (asked.contains(item.requirement()) && seenByCaller && belongs) {
                whole.add(item);
            }
        }
        boolean visible = caller == null
                || days().stream().anyMatch(day -> then.chain(organization, day).contains(caller));
        if (!visible) {
            as("reader", "reader", caller).get("/v1/compliance?" + query).then().statusCode(404);
            return;
        }
        List<ObligationModel.Item> listed = whole.stream()
                .filter(item -> states.isEmpty()
                        ? !"not-applicable".equals(item.state())
                        : item.state() != null && states.contains(item.state()))
                .filter(item -> within == null
                        || (!item.deadline().isBefore(today) && !item.deadline().isAfter(today.plusDays(within))))
                .toList();
        List<Map<String, Object>> rows = walk(query, caller, totals(whole));
        if (!groups.isEmpty()) {
            boolean narrowed = !states.isEmpty() || within != null;
            checkGroups(rows, whole, narrowed ? listed : whole, groups, deep, organization, query);
            return;
        }
        assertEquals(
                listed.stream().map(ComplianceDifferentialTest::text).toList(),
                rows.stream().map(ComplianceDifferentialTest::text).toList(),
                query + " " + caller + " " + today);
        listed.forEach(item -> SEEN.merge(item.state() == null ? "none" : item.state(), 1, Integer::sum));
        for (int i = 0; i < Math.min(3, rows.size()); i++) {
            Map<String, Object> row = rows.get(random.nextInt(rows.size()));
            Evidence evidence = evidence(String.valueOf(row.get("evidence")), 1 + random.nextInt(20), caller);
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

    private static Map<String, Object> totals(List<ObligationModel.Item> items) {
        Map<String, Object> totals = new TreeMap<>();
        List<String> fields = List.of("met", "metLate", "due", "missed", "exempt", "notApplicable");
        for (int i = 0; i < fields.size(); i++) {
            String state = STATES.get(i);
            totals.put(fields.get(i), (int)
                    items.stream().filter(item -> state.equals(item.state())).count());
        }
        return totals;
    }

    private void checkGroups(
            List<Map<String, Object>> rows,
            List<ObligationModel.Item> whole,
            List<ObligationModel.Item> listed,
            List<String> groups,
            boolean deep,
            String top,
            String query) {
        Function<ObligationModel.Item, Map<String, String>> key = item -> {
            Map<String, String> of = new TreeMap<>();
            for (String by : groups) {
                of.put(
                        by,
                        switch (by) {
                            case "requirement" -> item.requirement();
                            case "period" -> item.period();
                            default -> {
                                int at = item.chain().indexOf(top);
                                yield deep || at == 0
                                        ? item.organization()
                                        : item.chain().get(at - 1);
                            }
                        });
            }
            return of;
        };
        Map<Map<String, String>, List<ObligationModel.Item>> expected = new HashMap<>();
        whole.forEach(item -> expected.computeIfAbsent(key.apply(item), each -> new ArrayList<>())
                .add(item));
        Set<Map<String, String>> wanted = new HashSet<>();
        listed.forEach(item -> wanted.add(key.apply(item)));
        assertEquals(wanted.size(), rows.size(), query);
        for (Map<String, Object> row : rows) {
            Map<String, String> group = new TreeMap<>((Map<String, String>) row.get("group"));
            assertTrue(wanted.contains(group), group + query);
            List<ObligationModel.Item> items = expected.get(group);
            assertEquals(totals(items), withoutRate((Map<String, Object>) row.get("totals")), group + query);
            assertEquals(
                    items.stream()
                            .filter(item -> !"not-applicable".equals(item.state()))
                            .mapToLong(ObligationModel.Item::held)
                            .sum(),
                    ((Number) row.get("held")).longValue(),
                    group + query);
        }
    }

    private static String text(ObligationModel.Item item) {
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

    private Set<LocalDate> days() {
        Set<LocalDate> days = new HashSet<>();
        model.organizations.values().forEach(o -> days.addAll(o.placements().keySet()));
        return days;
    }

    private @Nullable Boolean flag() {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
