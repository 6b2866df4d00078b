package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo bureau, loaded as its users would load it; what its figures are is checked by {@link CoverageTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class DemoBureauTest {

    private final Api admin = Taizhang.running().gateway("admin");

    @BeforeAll
    void loadTheBureau() {
        Demo.loadOnce();
    }

    @Test
    void aSecondLoadChangesNothing() {
        String before = get("/v1/changes/head").path("position").asText();
        assertTrue(Demo.load().contains("nothing to do"));
        assertEquals(before, get("/v1/changes/head").path("position").asText());
    }

    /** A word that the catalog of the other service does not know would be refused. */
    @Test
    void everyShippedIndicatorAsksInWordsOfTheCatalog() {
        JsonNode indicators = get("/v1/indicators?limit=500").path("items");
        assertTrue(indicators.size() > 60);
        for (JsonNode indicator : indicators) {
            boolean entered =
                    List.of("entries", "targets").contains(indicator.path("of").asText());
            if (indicator.path("numerator").isNull() && !entered) {
                ObjectNode definition = indicator.deepCopy();
                definition.remove(List.of("code", "version"));
                ObjectNode body = Api.JSON.createObjectNode();
                body.set("definition", definition);
                body.put("organization", "BUREAU").putArray("periods").add("2020");
                admin.post("/v1/figures", body).expect(200);
            }
        }
    }

    @Test
    void whatWaitsForApprovalIsPendingAndNotCounted() {
        JsonNode lectures =
                get("/v1/figures?indicator=lectures-given&organization=BUREAU&scope=subtree&period=2020-12");
        assertEquals(3, figureOf(lectures).path("pending").asInt());
    }

    /** Whatever the bureau found before 2020 would be in the stocks and not in the period; there is nothing. */
    @Test
    void whatWasFoundIsOpenOrFixed() {
        JsonNode year = progress("").get(0);
        assertEquals(number(year, "found"), number(year, "open") + number(year, "fixed"));
        List.of("open", "fixed", "overdue", "onTime", "late", "reopened", "keptUp", "verified")
                .forEach(each -> assertTrue(number(year, each) > 0, each));
    }

    @Test
    void progressSaysWhatTheFiguresSay() {
        JsonNode year = progress("").get(0);
        Map<String, String> indicators = Map.of(
                "found", "issues-found",
                "open", "issues-open",
                "fixed", "issues-fixed-to-date",
                "verified", "issues-verified",
                "keptUp", "issues-kept-up",
                "overdue", "issues-overdue",
                "onTime", "closed-on-time",
                "late", "closed-late",
                "reopened", "issues-reopened");
        indicators.forEach((member, indicator) -> {
            JsonNode figure = figureOf(get("/v1/figures?organization=BUREAU&period=2020&indicator=" + indicator));
            assertEquals(figure.path("value").asLong(), number(year, member), member);
            checkEvidence(year.path(member));
        });
    }

    @Test
    void progressOfTheSourcesAddsUpToThatOfTheYear() {
        JsonNode year = progress("").get(0);
        for (String member : List.of("found", "open", "fixed", "overdue", "onTime", "late", "reopened")) {
            long sum = 0;
            for (JsonNode source : progress("&groupBy=source")) {
                sum += number(source, member);
            }
            assertEquals(number(year, member), sum, member);
        }
    }

    @Test
    void thereIsSomethingToSee() {
        JsonNode totals = get("/v1/compliance?organization=BUREAU&period=2020").path("totals");
        assertTrue(totals.path("missed").asInt() > 0, totals::toString);
        assertTrue(totals.path("exempt").asInt() > 0, totals::toString);
        assertEquals(
                totals.path("missed"),
                get("/v1/summary?organization=BUREAU&period=2020")
                        .path("compliance")
                        .path("missed"));
        assertEquals(2, get("/v1/exemptions").path("items").size());
        assertEquals(
                "CENTRE-1",
                get("/v1/organizations/CENTRE-2").path("successors").path(0).asText());
        JsonNode expenditure =
                figureOf(get("/v1/figures?indicator=official-expenditure-amount&organization=BUREAU&period=2020"));
        assertEquals(1, expenditure.path("notes").size());
        assertTrue(get("/v1/submissions/CENTRE-GB/2020").path("late").asBoolean());
    }

    @Test
    void attendanceHasItsNumeratorAndDenominator() {
        for (String year : List.of("2019", "2020")) {
            JsonNode rate = attendance("attendance-rate", year);
            BigDecimal present = rate.path("numerator").decimalValue();
            BigDecimal expected = rate.path("denominator").decimalValue();
            assertEquals(attendance("attendees-present", year).path("value").decimalValue(), present, year);
            assertEquals(attendance("attendees-expected", year).path("value").decimalValue(), expected, year);
            assertEquals(
                    expected.subtract(present),
                    attendance("absentees", year).path("value").decimalValue(),
                    year);
            double value = rate.path("value").asDouble();
            assertTrue(value > 0.8 && value < 1, rate::toString);
        }
    }

    private JsonNode attendance(String indicator, String year) {
        return figureOf(get("/v1/figures?organization=BUREAU&period=" + year + "&indicator=" + indicator));
    }

    private JsonNode progress(String more) {
        return get("/v1/rectification-progress?organization=BUREAU&period=2020" + more)
                .path("items");
    }

    private static long number(JsonNode item, String member) {
        return item.path(member).path("value").asLong();
    }

    @Test
    void theLedgerIsIntactAndTheCellsAgreeWithTheFacts() {
        assertTrue(get("/v1/changes/verification").path("intact").asBoolean());
        for (int year : new int[] {2019, 2020}) {
            JsonNode reconciliation = get("/v1/feed/reconciliation?period=" + year);
            assertTrue(reconciliation.path("cells").asInt() > 0);
            assertTrue(reconciliation.path("mismatches").isEmpty(), reconciliation::toString);
        }
    }

    private void checkEvidence(JsonNode figure) {
        BigDecimal sum = admin.all(figure.path("evidence").asText() + "&limit=500").stream()
                .map(item -> item.get("contribution").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.compareTo(figure.path("value").decimalValue()), figure::toString);
    }

    private static JsonNode figureOf(JsonNode answer) {
        assertEquals(1, answer.path("figures").size(), answer::toString);
        return answer.path("figures").get(0);
    }

    private JsonNode get(String path) {
        return admin.get(path);
    }
}
