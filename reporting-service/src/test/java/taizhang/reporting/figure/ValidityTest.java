package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A figure of a past period is counted as was agreed then; two years are comparable, or it is said why not. */
@QuarkusTest
class ValidityTest extends ReportingTest {

    private static int next;

    @Inject
    TestFeed feed;

    @Inject
    Today today;

    private TestLedger ledger;
    private String root;
    private String code;

    @BeforeEach
    void records() {
        root = "VAL" + ++next;
        code = "validity-test-" + next;
        ledger = feed.newLedger();
        ledger.type("val-meeting", "val");
        ledger.type("val-lecture", "val");
        ledger.organization(root, "bureau", "2015-01-01", null);
        for (int year = 2018; year <= 2021; year++) {
            held("val-meeting", year);
            held("val-lecture", year);
            held("val-lecture", year);
        }
        feed.apply(ledger);
    }

    private void held(String type, int year) {
        ledger.activity(UUID.randomUUID(), type, root, LocalDate.of(year, 3, 5), "approved");
    }

    private ValidatableResponse define(int version, String type, String days) {
        return as("admin")
                .headers(version == 0 ? Map.of() : Map.of("If-Match", "\"" + version + "\""))
                .body(
                        """
                        {"name": {"zh": "甲", "en": "A"}, "unit": "times", "of": "activities", "measure": "count",
                         "where": {"types": ["%s"], "organizationKinds": ["bureau"]}%s}
                        """
                                .formatted(type, days))
                .put("/v1/indicators/" + code)
                .then();
    }

    private ValidatableResponse figures(String periods) {
        return as("reader")
                .get("/v1/figures?indicator=" + code + "&organization=" + root + "&period=" + periods)
                .then()
                .statusCode(200);
    }

    @Test
    void aPeriodIsCountedByTheDefinitionOfItsLastDay() {
        define(0, "val-meeting", "").statusCode(201);
        long before = ledger.position() + 1;
        held("val-meeting", 2017);
        feed.apply(ledger);
        define(1, "val-lecture", ", \"validFrom\": \"2020-07-01\"").statusCode(200);
        ValidatableResponse now = figures("2019,2020-S1,2020,2021");
        now.body("figures.value", contains(1, 1, 2, 2)).body("figures.definitionVersion", contains(1, 1, 2, 2));
        List<String> links = now.extract().path("figures.evidence");
        List<Integer> values = now.extract().path("figures.value");
        for (int i = 0; i < links.size(); i++) {
            assertEquals(
                    new BigDecimal(values.get(i)),
                    evidence(links.get(i), 1, null).sum());
        }
        figures("2020&position=" + before)
                .body("figures.value", contains(1))
                .body("figures.definitionVersion", contains(1));
        as("reader")
                .get("/v1/evidence?indicator=" + code + "&organization=" + root + "&period=2019")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));

        define(2, "val-lecture", ", \"validFrom\": \"2020-01-01\"")
                .statusCode(422)
                .body("errors.pointer", contains("/validFrom"))
                .body("errors.code", contains("overlaps"));
        define(2, "val-meeting", ", \"validFrom\": \"2020-07-01\", \"validTo\": \"2020-12-31\"")
                .statusCode(200);
        figures("2019,2020,2021")
                .body("figures.status", contains("ok", "ok", "not-applicable"))
                .body("figures.value", contains(1, 1, null))
                .body("figures[2].evidence", nullValue())
                .body("figures[2].definitionVersion", nullValue());
    }

    private ValidatableResponse compared(String period) {
        return figures(period + "&compare=previous-year");
    }

    @Test
    void twoYearsAreComparableOrItIsSaidWhyNot() {
        define(0, "val-meeting", "").statusCode(201);
        define(1, "val-lecture", ", \"validFrom\": \"2020-01-01\"").statusCode(200);
        ledger.organization(root + "-A", "party-branch", "2021-05-01", root);
        feed.apply(ledger);
        compared("2019")
                .body("figures[0].comparison.comparable", equalTo(true))
                .body("figures[0].comparison.why", nullValue());
        compared("2020")
                .body("figures[0].comparison.value", equalTo(1))
                .body("figures[0].comparison.change", equalTo(1))
                .body("figures[0].comparison.comparable", equalTo(false))
                .body("figures[0].comparison.why", contains("definition"));
        compared("2021").body("figures[0].comparison.why", contains("perimeter"));
        compared("2021-Q1").body("figures[0].comparison.comparable", equalTo(true));
        compared("2021&scope=self").body("figures[0].comparison.comparable", equalTo(true));
        // Of a year that is not over there are fewer days than of the one before; up to yesterday there are as many.
        LocalDate day = today.date();
        compared(day.getYear() + "-01-01/" + day).body("figures[0].comparison.comparable", equalTo(true));
        compared(String.valueOf(day.plusDays(1).getYear()) + "-01-01/" + day.plusDays(1))
                .body("figures[0].comparison.why", contains("span"));
    }
}
