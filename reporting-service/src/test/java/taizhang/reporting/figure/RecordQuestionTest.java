package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Groups, positions, callers, statuses and lists of figures that count no activities. */
@QuarkusTest
class RecordQuestionTest extends RecordBureau {

    @Test
    void evidenceNamesTheRecords() {
        evidence("rectification-tasks", "closedOn", "2020-05")
                .body("items.entity", contains("rectification-task"))
                .body("items.id", contains(VERIFIED.id.toString()))
                .body("items.version", contains(1))
                .body("items.href", contains("/v1/rectification-tasks/" + VERIFIED.id))
                .body("items.organization", contains("REC-C"))
                .body("items.on", contains("2020-05-01"))
                .body("items.title[0]", containsString("问题"));
        evidence("rectification-cycles", "openedOn", "2020-09")
                .body("items.entity", contains("rectification-cycle"))
                .body("items.id", contains(REOPENED.id + "-2"))
                .body("items.version", contains(2))
                .body("items.href", contains("/v1/rectification-tasks/" + REOPENED.id + "/cycles"));
        evidence("corrective-actions", "doneOn", "2020")
                .body("items.entity", contains("corrective-action"))
                .body("items.id", contains(DONE.toString()))
                .body("items.href", contains("/v1/rectification-tasks/" + VERIFIED.id + "/actions/" + DONE))
                .body("items.title[0]", containsString("措施"));
        evidence("campaigns", "stock", "2021")
                .body("items.entity", contains("campaign"))
                .body("items.id", contains("REC-CLEAN"))
                .body("items.on", contains("2021-12-31"))
                .body("items.href", contains("/v1/campaigns/REC-CLEAN"));
        evidence("organizations", "validFrom", "2019")
                .body("items.entity[0]", equalTo("organization"))
                .body("items.id", contains("REC-A", "REC-B", "REC-C", "REC-OLD", "REC-TOP"))
                .body("items.href[4]", equalTo("/v1/organizations/REC-TOP"));
    }

    @Test
    void evidenceJudgesByTheDayThatItsLinkNames() {
        String ask = "/v1/evidence?indicator=issues-fixed&organization=REC-TOP&period=2020-08";
        as("reader").get(ask).then().statusCode(200).body("total", equalTo(1));
        as("reader").get(ask + "&asOf=2020-09-15").then().statusCode(200).body("total", equalTo(0));
        as("reader").get(ask + "&asOf=2199-01-01").then().statusCode(400);
        as("reader").get(ask + "&asOf=yesterday").then().statusCode(400);
        as("reader").get(ask + "&type=party-lecture").then().statusCode(422);
        as("reader").get(ask + "&standing=pending").then().statusCode(200).body("total", equalTo(0));
        as("reader")
                .get(ask.replace("issues-fixed", "lectures-given") + "&asOf=2020-09-15")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("asOf"));
    }

    @Test
    void groupsMonthsAndTheYearBefore() {
        count("rectification-tasks", "count", "stock", "'group':'open'", "REC-TOP", "2020", ",'groupBy':'organization'")
                .body("figures.organization", contains("REC-TOP", "REC-A", "REC-B"))
                .body("figures.value", contains(0, 0, 1));
        count("rectification-tasks", "count", "stock", "'group':'open'", "REC-TOP", "2020-Q2", ",'groupBy':'month'")
                .body("figures.value", contains(2, 1, 1))
                .body("figures.pending", contains(0, 0, 0));
        count("rectification-tasks", "count", "foundOn", null, "REC-TOP", "2020", ",'compare':'previous-year'")
                .body("figures[0].comparison.value", equalTo(1))
                .body("figures[0].comparison.changeRate", equalTo(1));
        as("reader")
                .body(request("rectification-tasks", "count", "stock", null, "REC-TOP", "2020", ",'groupBy':'type'"))
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/groupBy"));
        as("reader")
                .get("/v1/figures?indicator=lectures-given,issues-fixed&organization=REC-TOP&period=2020&groupBy=type")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("groupBy"));
    }

    @Test
    void anOldPositionKnowsNothingOfTheReopening() {
        count("rectification-tasks", "count", "closedOn", null, "REC-TOP", "2020", ",'position':" + before)
                .body("figures[0].value", equalTo(3));
        count(
                        "rectification-cycles",
                        "count",
                        "openedOn",
                        "'reopened':true",
                        "REC-TOP",
                        "2020",
                        ",'position':" + before)
                .body("figures[0].value", equalTo(0));
    }

    @Test
    void aCallerSeesTheDaysOfItsSubtreeOnly() {
        assertEquals(2, asCaller("REC-A", "REC-C", "foundOn", "2020"));
        assertEquals(0, asCaller("REC-B", "REC-C", "foundOn", "2020"));
        assertEquals(0, asCaller("REC-A", "REC-C", "stock", "2020"));
        assertEquals(2, asCaller("REC-B", "REC-C", "stock", "2020"));
        as("reader", "r", "REC-A")
                .body(request("rectification-tasks", "count", "stock", null, "REC-TOP", "2020", ""))
                .post("/v1/figures")
                .then()
                .statusCode(404);
    }

    @Test
    void statusesOfStocksAndRatios() {
        count("rectification-tasks", "count", "stock", null, "REC-TOP", "2199", "")
                .body("figures[0].status", equalTo("not-due"))
                .body("figures[0].evidence", nullValue());
        count("rectification-tasks", "count", "stock", null, "REC-TOP", "2018", "")
                .body("figures[0].status", equalTo("not-applicable"));
        count(
                        "organizations",
                        "count",
                        "stock",
                        "'organizationKinds':['temporary-party-branch']",
                        "REC-TOP",
                        "2020",
                        "")
                .body("figures[0].status", equalTo("zero"));
        as("reader")
                .get("/v1/figures?indicator=issues-fixed&organization=REC-TOP&period=2020")
                .then()
                .statusCode(200)
                .body("figures[0].value", equalTo(2))
                .body("figures[0].unit", equalTo("items"))
                .body("figures[0].numerator", nullValue());
    }
}
