package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Figures by definitions old, new and inline, and by ratios. */
@QuarkusTest
class DefinitionFigureTest extends FigureBureau {

    @Test
    void anOldPositionSaysWhatWasKnownThenAlsoByAnOldDefinition() {
        as("admin")
                .body(
                        "{\"name\":{\"zh\":\"数\",\"en\":\"n\"},\"unit\":\"times\",\"of\":\"activities\",\"measure\":\"count\","
                                + "\"where\":{\"types\":[\"party-lecture\"]}}")
                .put("/v1/indicators/figure-test")
                .then()
                .statusCode(201);
        figures("indicator=figure-test&organization=FIG-TOP&period=2020&position=" + before)
                .body("provenance.position", equalTo((int) before))
                .body("figures[0].status", equalTo("not-applicable"))
                .body("figures[0].pending", nullValue());
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020&position=" + before)
                .body("figures[0].value", equalTo(12))
                .body("figures[0].pending", equalTo(0));
        String link = figures("indicator=figure-test&organization=FIG-TOP&period=2020")
                .body("figures[0].value", equalTo(12))
                .extract()
                .path("figures[0].evidence");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(
                        "{\"name\":{\"zh\":\"数\",\"en\":\"n\"},\"unit\":\"times\",\"of\":\"activities\",\"measure\":\"count\","
                                + "\"where\":{\"types\":[\"theme-party-day\"]}}")
                .put("/v1/indicators/figure-test")
                .then()
                .statusCode(200);
        figures("indicator=figure-test&organization=FIG-TOP&period=2020").body("figures[0].value", equalTo(0));
        as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200).body("total", equalTo(12));
    }

    @Test
    void ratiosCarryTheirPartsAndNeverDivideByZero() {
        String ratio = "{\"name\":{\"zh\":\"率\",\"en\":\"rate\"},\"unit\":\"ratio\",\"of\":\"activities\","
                + "\"numerator\":\"%s\",\"denominator\":\"lectures-given\"}";
        as("admin")
                .body(ratio.formatted("guidance-lectures"))
                .put("/v1/indicators/figure-test-ratio")
                .then()
                .statusCode(201);
        figures("indicator=figure-test-ratio&organization=FIG-TOP&period=2020,2019-01&compare=previous-year")
                .body("figures.status", contains("zero", "missing"))
                .body("figures[0].numerator", equalTo(0))
                .body("figures[0].denominator", equalTo(12))
                .body("figures[1].value", nullValue())
                .body("figures[1].denominator", equalTo(0));
    }

    @Test
    void aDefinitionOfItsOwnAndItsEvidence() {
        ValidatableResponse answer = as("reader")
                .body("{\"definition\":{\"of\":\"activities\",\"measure\":\"organizations\",\"where\":{\"types\":"
                        + "[\"party-lecture\"],\"attributes\":{\"k\":[\"x\"]}}},\"organization\":\"FIG-TOP\","
                        + "\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("figures[0].indicator", nullValue())
                .body("figures[0].status", equalTo("zero"));
        as("reader")
                .urlEncodingEnabled(false)
                .get(answer.extract().<String>path("figures[0].evidence"))
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        as("reader")
                .body("{\"definition\":{\"of\":\"activities\",\"measure\":\"count\",\"where\":{\"organizationKinds\":"
                        + "[\"superior-party-committee\"]}},\"organization\":\"FIG-TOP\",\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("figures[0].status", equalTo("not-applicable"));
        as("reader")
                .body("{\"definition\":{\"code\":\"x\",\"of\":\"campaigns\",\"measure\":\"count\"},"
                        + "\"organization\":\"FIG-TOP\",\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/code"));
    }
}
