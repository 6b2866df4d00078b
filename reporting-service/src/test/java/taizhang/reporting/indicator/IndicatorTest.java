package taizhang.reporting.indicator;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

@QuarkusTest
class IndicatorTest extends ReportingTest {

    private static final String NAME = "'name':{'zh':'测试','en':'Test'},'unit':'times',";
    private static final String LECTURES =
            json("{" + NAME + "'of':'activities','measure':'count','where':{'types':['party-lecture']}}");

    @Inject
    TestFeed feed;

    @Inject
    IndicatorService service;

    @Inject
    Indicators indicators;

    @BeforeEach
    void types() {
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.type("theme-party-day", "theme-day");
        feed.apply(ledger);
    }

    @Test
    void theHeadlineIndicatorsShip() {
        as("reader")
                .get("/v1/indicators?limit=500&include=total")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("meetings-held", "lectures-given", "issues-fixed"))
                .body("total", greaterThanOrEqualTo(60));
        as("reader")
                .get("/v1/indicators/lectures-given")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body(
                        "keySet()",
                        containsInAnyOrder(
                                "code",
                                "name",
                                "unit",
                                "of",
                                "measure",
                                "where",
                                "timing",
                                "on",
                                "numerator",
                                "denominator",
                                "validFrom",
                                "validTo",
                                "version",
                                "counts"))
                .body(
                        "counts.en",
                        equalTo(
                                "how many approved activities that were held (type: party-lecture), held in the period"))
                .body("counts.zh", equalTo("已审定且已开展的活动的数量（类型：party-lecture），按开展日期计入期间"))
                .body("where.types", contains("party-lecture"))
                .body("numerator", nullValue());
    }

    @Test
    void whatOrganizationsHaveHeldIsSaidInWords() {
        as("reader")
                .get("/v1/indicators/organizations-with-secretary-appraisal")
                .then()
                .body(
                        "counts.en",
                        equalTo(
                                "how many organizations (has held activities of type: secretary-report-appraisal; kind of"
                                        + " organization: party-committee or general-party-branch or party-branch), as of the last"
                                        + " day of the period"))
                .body(
                        "counts.zh",
                        equalTo(
                                "组织的数量（开展过活动，类型：secretary-report-appraisal；组织类别：party-committee、general-party-branch、party-branch），截至期末"));
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        List<String> walked = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = as("reader")
                    .queryParam("limit", 7)
                    .queryParam("of", "activities")
                    .queryParams(next.isEmpty() ? java.util.Map.of() : java.util.Map.of("cursor", next))
                    .get("/v1/indicators")
                    .then()
                    .statusCode(200)
                    .extract();
            walked.addAll(page.path("items.code"));
            next = page.path("next");
        }
        List<String> whole = as("reader")
                .get("/v1/indicators?of=activities&limit=500")
                .then()
                .extract()
                .path("items.code");
        assertEquals(whole, walked);
    }

    @Test
    void definitionsAreFoundByWordsInAnyForm() {
        for (String word : List.of("讲党课次数", "讲党\u200b课次数", "ＬＥＣＴＵＲＥS-given")) {
            as("reader")
                    .queryParam("q", word)
                    .get("/v1/indicators")
                    .then()
                    .statusCode(200)
                    .body("items.code", hasItems("lectures-given"));
        }
        as("reader").get("/v1/indicators?q=%25").then().statusCode(200).body("items.size()", equalTo(0));
    }

    /** Sums of people over records count twice whoever comes twice: over a head-count they are no share of it. */
    @Test
    void noShippedRateIsASumOfPeopleOverAHeadCount() {
        List<String> rates = ShippedIndicators.read().stream()
                .filter(each -> each.isRatio() && each.unit().equals("ratio"))
                .filter(each -> shipped(each.denominator()).isOfOrganizations())
                .filter(each -> shipped(each.numerator()).isOfActivities()
                        && shipped(each.numerator()).quantity() != null)
                .map(Indicator::code)
                .sorted()
                .toList();
        assertEquals(List.of(), rates);
        Indicator came = shipped(shipped("attendance-rate").numerator());
        assertEquals("expected-attendees", came.where().atMost());
    }

    private static Indicator shipped(@Nullable String code) {
        return ShippedIndicators.read().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewVersionNeedsIfMatchAndTheOldOneStays() {
        String code = "indicator-test-versions";
        as("admin")
                .body(LECTURES)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        as("admin").body(LECTURES).put("/v1/indicators/" + code).then().statusCode(428);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(LECTURES)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        String other = LECTURES.replace("party-lecture", "theme-party-day");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(other)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(LECTURES)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(412);
        as("admin")
                .headers("If-Match", "\"2\"", "If-None-Match", "*")
                .body(LECTURES)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(412);
        as("reader")
                .header("If-None-Match", "\"2\"")
                .get("/v1/indicators/" + code)
                .then()
                .statusCode(304);
        as("reader")
                .get("/v1/indicators/" + code + "/versions?include=total")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.version", contains(1, 2))
                .body("items.writtenBy", contains("admin", "admin"))
                .body("items[0].content.where.types", contains("party-lecture"))
                .body("items[1].content.where.types", contains("theme-party-day"));
        as("reader").get("/v1/indicators/no-such-indicator/versions").then().statusCode(404);
    }

    @Test
    void aShippedDefinitionIsRenewedUnlessSomebodyChangedItHere() {
        Indicator first = ShippedIndicators.read().get(0);
        Indicator shipped = new Indicator(
                "indicator-test-shipped",
                first.name(),
                "times",
                first.of(),
                first.measure(),
                first.where(),
                first.timing(),
                first.on(),
                null,
                null,
                null,
                null,
                1,
                InWords.NONE);
        service.ship(List.of(shipped));
        service.ship(List.of(shipped));
        assertEquals(1, present(shipped).version());
        Indicator renewed = new Indicator(
                shipped.code(),
                first.name(),
                "sessions",
                first.of(),
                first.measure(),
                first.where(),
                first.timing(),
                first.on(),
                null,
                null,
                null,
                null,
                1,
                InWords.NONE);
        service.ship(List.of(renewed));
        assertEquals("sessions", present(shipped).unit());
        as("admin")
                .header("If-Match", "\"2\"")
                .body(LECTURES)
                .put("/v1/indicators/" + shipped.code())
                .then()
                .statusCode(200);
        service.ship(List.of(shipped));
        assertEquals(3, present(shipped).version());
    }

    @Test
    void aRatioIsMadeOfTwoAdditiveIndicators() {
        String ratio = json("{" + NAME + "'of':'activities','numerator':'%s','denominator':'meetings-held'}");
        as("admin")
                .body(ratio.formatted("lectures-given"))
                .put("/v1/indicators/indicator-test-ratio")
                .then()
                .statusCode(201)
                .body("measure", nullValue());
        for (String notAdditive : List.of("indicator-test-ratio", "no-such-indicator", "x' or 1=1", "issues-fixed-")) {
            as("admin")
                    .body(ratio.formatted(notAdditive))
                    .put("/v1/indicators/indicator-test-ratio-2")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/numerator"));
        }
        as("admin")
                .body(LECTURES)
                .put("/v1/indicators/indicator-test-part")
                .then()
                .statusCode(201);
        as("admin")
                .body(ratio.formatted("indicator-test-part"))
                .put("/v1/indicators/indicator-test-ratio-3")
                .then()
                .statusCode(201);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(LECTURES.replace("\"count\"", "\"organizations\""))
                .put("/v1/indicators/indicator-test-part")
                .then()
                .statusCode(422)
                .body("errors.code", contains("part-of-ratio"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        as("admin")
                .body(json("{'code':'other','of':'activities','measure':'sum','where':{'group':'open'}}"))
                .put("/v1/indicators/indicator-test-wrong")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/code", "/name", "/unit", "/measure", "/where/group"));
        as("admin")
                .body(json("{'mesure':'count'}"))
                .put("/v1/indicators/indicator-test-wrong")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-field"))
                .body("errors.pointer", contains("/mesure"));
        as("admin").body(LECTURES).put("/v1/indicators/-bad").then().statusCode(422);
    }

    @Test
    void onlyAnAdminOfEverythingDefines() {
        as("approver")
                .body(LECTURES)
                .put("/v1/indicators/indicator-test-role")
                .then()
                .statusCode(403);
        as("admin", "admin", "SOMEWHERE")
                .body(LECTURES)
                .put("/v1/indicators/indicator-test-role")
                .then()
                .statusCode(403);
        anonymous().get("/v1/indicators").then().statusCode(401);
        as("feed").get("/v1/indicators").then().statusCode(403);
    }

    @Test
    void whatIsNotThereAndWhatIsMistyped() {
        as("reader").get("/v1/indicators/no-such").then().statusCode(404);
        as("reader").get("/v1/indicators/%00").then().statusCode(404);
        as("reader")
                .get("/v1/indicators?measure=count")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"));
        as("reader").get("/v1/indicators?limit=0").then().statusCode(400);
        as("reader").get("/v1/indicators?limit=1&limit=2").then().statusCode(400);
    }

    private Indicator present(Indicator indicator) {
        return indicators.present(indicator.code()).orElseThrow();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
