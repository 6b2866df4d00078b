package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import taizhang.system.GoldenFigures.Figure;

/** The demo bureau, loaded as its users would load it, answers the figures of {@code golden-figures.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class DemoBureauTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final GoldenFigures golden = GoldenFigures.read();
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();

    @BeforeAll
    void loadTheBureau() {
        Demo.loadOnce();
        golden.figures().forEach(figure -> answers.put(figure.id(), ask(figure)));
    }

    @TestFactory
    Stream<DynamicTest> everyFigureIsWhatTheSummaryStates() {
        return golden.figures().stream()
                .map(figure -> dynamicTest(
                        figure.id() + " " + figure.name(),
                        () -> check(figure.match(), figure.expected(), value(figure.id()))));
    }

    @TestFactory
    Stream<DynamicTest> everyFigureIsTheSumOfItsEvidence() {
        return golden.figures().stream()
                .filter(figure -> figure.definition() == null || !isDistinct(figure.definition()))
                .map(figure -> dynamicTest(
                        figure.id() + " " + figure.name(), () -> checkEvidence(figureOf(answers.get(figure.id())))));
    }

    @TestFactory
    Stream<DynamicTest> sumsHold() {
        return golden.sums().stream()
                .map(sum -> dynamicTest(
                        sum.id() + " " + sum.name(),
                        () -> check(
                                sum.match(),
                                sum.expected(),
                                sum.of().stream().map(this::value).reduce(BigDecimal.ZERO, BigDecimal::add))));
    }

    @TestFactory
    Stream<DynamicTest> quotientsHold() {
        return golden.quotients().stream()
                .map(quotient -> dynamicTest(quotient.id() + " " + quotient.name(), () -> {
                    BigDecimal divisor =
                            quotient.denominator() == null ? quotient.constant() : value(quotient.denominator());
                    check(
                            quotient.match(),
                            quotient.expected(),
                            value(quotient.numerator()).divide(divisor, MathContext.DECIMAL64));
                }));
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
            if (indicator.path("numerator").isNull()) {
                ObjectNode definition = indicator.deepCopy();
                definition.remove(List.of("code", "version"));
                ObjectNode body = JSON.createObjectNode();
                body.set("definition", definition);
                body.put("organization", "BUREAU").putArray("periods").add("2020");
                send("POST", "/v1/figures", body.toString());
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

    @Test
    void whatIsLeftOutHasItsReason() {
        golden.leftOut().forEach(row -> assertFalse(row.reason().isBlank(), row.id()));
    }

    private static void check(GoldenFigures.Match match, BigDecimal expected, BigDecimal answer) {
        assertTrue(match.accepts(expected, answer), () -> answer + " is not " + match + " " + expected);
    }

    private void checkEvidence(JsonNode figure) {
        BigDecimal sum = BigDecimal.ZERO;
        String next = figure.path("evidence").asText() + "&limit=500";
        for (String path = next; path != null; ) {
            JsonNode page = get(path);
            for (JsonNode item : page.path("items")) {
                sum = sum.add(item.path("contribution").decimalValue());
            }
            path = page.path("next").isTextual()
                    ? next + "&cursor=" + encode(page.path("next").asText())
                    : null;
        }
        assertEquals(0, sum.compareTo(figure.path("value").decimalValue()), figure::toString);
    }

    private BigDecimal value(String id) {
        Figure asked = golden.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode answer = figureOf(answers.get(id));
        return "changePercent".equals(asked.field())
                ? answer.path("comparison").path("changeRate").decimalValue().movePointRight(2)
                : answer.path("value").decimalValue();
    }

    private JsonNode ask(Figure figure) {
        if (figure.definition() == null) {
            return get("/v1/figures?indicator=" + figure.indicator() + "&organization=" + figure.organization()
                    + "&scope=" + figure.scope() + "&period=" + figure.period()
                    + (figure.field() == null ? "" : "&compare=previous-year"));
        }
        ObjectNode definition = figure.definition().deepCopy();
        definition.putObject("name").put("zh", figure.name()).put("en", figure.name());
        definition.put("unit", "times");
        ObjectNode body = JSON.createObjectNode();
        body.set("definition", definition);
        body.put("organization", figure.organization()).put("scope", figure.scope());
        body.putArray("periods").add(figure.period());
        return send("POST", "/v1/figures", body.toString());
    }

    private static boolean isDistinct(JsonNode definition) {
        return definition.path("measure").asText().equals("organizations");
    }

    private static JsonNode figureOf(JsonNode answer) {
        assertEquals(1, answer.path("figures").size(), answer::toString);
        return answer.path("figures").get(0);
    }

    private JsonNode get(String path) {
        return send("GET", path, null);
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(gateway().resolve(path))
                .header("Authorization", "Bearer " + token("admin", "demo-admin"))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), () -> path + ": " + response.body());
            return JSON.reader()
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    private static URI gateway() {
        return Taizhang.running().gateway.address();
    }

    private static String token(String role, String subject) {
        return Taizhang.running().token(role, subject, null);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
