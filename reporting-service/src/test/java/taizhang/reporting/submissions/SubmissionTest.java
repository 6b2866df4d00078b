package taizhang.reporting.submissions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** SBM-TOP, below it SBM-A with SBM-C below, and SBM-B. Each test has a period of its own. */
@QuarkusTest
class SubmissionTest extends ReportingTest {

    private static boolean made;

    @Inject
    TestFeed feed;

    @Inject
    Today today;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.organization("SBM-TOP", "bureau", "2010-01-01", null);
        ledger.organization("SBM-A", "party-committee", "2010-01-01", "SBM-TOP");
        ledger.organization("SBM-B", "department", "2010-01-01", "SBM-TOP");
        ledger.organization("SBM-C", "party-branch", "2010-01-01", "SBM-A");
        ledger.organization("SBM-MOVED", "party-branch", "2010-01-01", "SBM-A", "2018-04-15", "SBM-B");
        feed.apply(ledger);
    }

    @Test
    void aPeriodGoesUpAndComesBack() {
        read("SBM-A", "2015")
                .body("state", equalTo("due"))
                .body("version", equalTo(0))
                .body("due", equalTo("2016-01-15"))
                .body("late", equalTo(true))
                .body("position", nullValue())
                .body("changedSince", nullValue());
        step("SBM-A", "SBM-A", "2015", "submitted", null, null)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("submitted"))
                .body("submittedBy", equalTo("approver of SBM-A"))
                .body("position", notNullValue())
                .body("changedSince", equalTo(0));
        as("reader")
                .header("If-None-Match", "\"1\"")
                .get("/v1/submissions/SBM-A/2015")
                .then()
                .statusCode(304);
        step("SBM-TOP", "SBM-A", "2015", "returned", "\"1\"", null)
                .statusCode(422)
                .body("errors.pointer", contains("/reason"));
        step("SBM-TOP", "SBM-A", "2015", "returned", "\"1\"", "缺二季度")
                .statusCode(200)
                .body("reason", equalTo("缺二季度"))
                .body("submittedBy", equalTo("approver of SBM-A"))
                .body("updatedBy", equalTo("approver of SBM-TOP"));
        step("SBM-A", "SBM-A", "2015", "submitted", "\"2\"", null).statusCode(200);
        step("SBM-TOP", "SBM-A", "2015", "accepted", "\"3\"", null).statusCode(200);
        step("SBM-A", "SBM-A", "2015", "submitted", "\"4\"", null)
                .statusCode(409)
                .body("code", equalTo("illegal-transition"));
        as("reader")
                .get("/v1/submissions/SBM-A/2015/versions")
                .then()
                .statusCode(200)
                .body("items.content.state", contains("submitted", "returned", "submitted", "accepted"))
                .body("items.writtenBy", hasItem("approver of SBM-TOP"));
    }

    @Test
    void onlyASuperiorAccepts() {
        step("SBM-A", "SBM-C", "2016", "submitted", null, null).statusCode(201);
        step("SBM-C", "SBM-C", "2016", "accepted", "\"1\"", null).statusCode(403);
        step("SBM-B", "SBM-C", "2016", "accepted", "\"1\"", null).statusCode(404);
        step("SBM-A", "SBM-C", "2016", "accepted", null, null).statusCode(428);
        step("SBM-A", "SBM-C", "2016", "accepted", "\"7\"", null).statusCode(412);
        step("SBM-A", "SBM-C", "2016", "accepted", "\"1\"", null).statusCode(200);
        as("recorder")
                .contentType("application/json")
                .body(Map.of("state", "submitted"))
                .put("/v1/submissions/SBM-C/2017")
                .then()
                .statusCode(403);
    }

    /** To the other one nothing is due of it, nor handed in. */
    @Test
    void itGoesUpToWhomTheOrganizationStoodBelowAtTheEnd() {
        step("SBM-A", "SBM-MOVED", "2017", "submitted", null, null).statusCode(201);
        for (String path : List.of("/v1/submissions/SBM-MOVED/2017", "/v1/submissions/SBM-MOVED/2017/versions")) {
            as("reader", "reader", "SBM-A").get(path).then().statusCode(200);
            as("reader", "reader", "SBM-B").get(path).then().statusCode(404);
        }
        step("SBM-B", "SBM-MOVED", "2017", "accepted", "\"1\"", null).statusCode(404);
        step("SBM-A", "SBM-MOVED", "2017", "accepted", "\"1\"", null).statusCode(200);
        as("reader", "reader", "SBM-A")
                .get("/v1/submissions/SBM-MOVED/2018")
                .then()
                .statusCode(404);
        as("reader", "reader", "SBM-B")
                .get("/v1/submissions/SBM-MOVED/2018")
                .then()
                .statusCode(200)
                .body("state", equalTo("due"));
    }

    @Test
    void nothingIsDueOfAPeriodInWhichItWasNotThere() {
        as("reader").get("/v1/submissions/SBM-A/2009").then().statusCode(404);
        as("reader").get("/v1/submissions/SBM-A/2009/versions").then().statusCode(404);
    }

    @Test
    void whatHasChangedSinceIsCounted() {
        UUID known = UUID.randomUUID();
        TestLedger ledger = feed.newLedger();
        ledger.activity(known, "party-lecture", "SBM-C", LocalDate.of(2014, 3, 1), "approved");
        feed.apply(ledger);
        step("SBM-A", "SBM-A", "2014-S1", "submitted", null, null).statusCode(201);
        TestLedger later = feed.newLedger();
        later.activity(known, "party-lecture", "SBM-C", LocalDate.of(2014, 3, 1), "returned");
        later.activity(known, "party-lecture", "SBM-C", LocalDate.of(2014, 3, 1), "submitted");
        later.activity(UUID.randomUUID(), "party-lecture", "SBM-A", LocalDate.of(2014, 6, 30), "approved");
        later.activity(UUID.randomUUID(), "party-lecture", "SBM-A", LocalDate.of(2014, 7, 1), "approved");
        later.activity(UUID.randomUUID(), "party-lecture", "SBM-A", LocalDate.of(2014, 5, 1), "draft");
        later.activity(UUID.randomUUID(), "party-lecture", "SBM-B", LocalDate.of(2014, 5, 1), "approved");
        feed.apply(later);
        read("SBM-A", "2014-S1").body("changedSince", equalTo(2));
        as("reader")
                .header("If-None-Match", "\"1\"")
                .get("/v1/submissions/SBM-A/2014-S1")
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyHandsInAPeriodThatItDidNotSee() {
        step("SBM-B", "SBM-B", "2009", "submitted", null, null)
                .statusCode(422)
                .body("errors[0].parameter", equalTo("period"))
                .body("errors[0].detail", containsString("2010-01-01"));
        step("SBM-B", "SBM-B", "2099", "submitted", null, null).statusCode(422);
    }

    @Test
    void theSuperiorSeesWhoHas() {
        step("SBM-B", "SBM-B", "2013-Q1", "submitted", null, null).statusCode(201);
        as("reader")
                .get("/v1/submissions?organization=SBM-TOP&period=2013-Q1&include=total")
                .then()
                .statusCode(200)
                .body("items.organization", contains("SBM-A", "SBM-B"))
                .body("items.state", contains("due", "submitted"))
                .body("total", equalTo(2));
        as("reader", "reader", "SBM-TOP")
                .get("/v1/submissions?organization=SBM-A&period=2013-Q1&scope=subtree")
                .then()
                .statusCode(200)
                .body("items.organization", contains("SBM-A", "SBM-C", "SBM-MOVED"));
        as("reader")
                .get("/v1/submissions?organization=SBM-TOP&period=2013-Q1&scope=subtree&state=due&limit=2")
                .then()
                .statusCode(200)
                .body("items.organization", contains("SBM-A", "SBM-C"))
                .body("next", notNullValue());
        as("reader", "reader", "SBM-A")
                .get("/v1/submissions?organization=SBM-TOP&period=2013-Q1")
                .then()
                .statusCode(404);
    }

    @Test
    void nothingIsDueOfAPeriodThatHasNotBegun() {
        as("reader")
                .get("/v1/submissions?organization=SBM-TOP&period=2099&include=total")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("total", equalTo(0));
        as("reader").get("/v1/submissions/SBM-A/2099").then().statusCode(404);
        as("reader").get("/v1/submissions/SBM-A/2099/versions").then().statusCode(404);
        String running = String.valueOf(today.date().getYear());
        as("reader")
                .get("/v1/submissions?organization=SBM-TOP&state=due&period=" + running)
                .then()
                .statusCode(200)
                .body("items.organization", contains("SBM-A", "SBM-B"));
        read("SBM-A", running).body("state", equalTo("due"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/submissions?period=2020, 400",
        "/v1/submissions?organization=SBM-TOP, 400",
        "/v1/submissions?organization=SBM-TOP&period=2020&scope=self, 400",
        "/v1/submissions?organization=SBM-TOP&period=2020&state=late, 400",
        "/v1/submissions/SBM-NONE/2020, 404",
        "/v1/submissions/SBM-TOP/2020-13, 404",
        "/v1/submissions/SBM-TOP/2020-01-01%2F2020-02-01, 404",
    })
    void badAddresses(String path, int status) {
        as("reader").urlEncodingEnabled(false).get(path).then().statusCode(status);
    }

    @Test
    void badSteps() {
        step("SBM-A", "SBM-A", "2012", "due", null, null).statusCode(422).body("errors.pointer", contains("/state"));
        step("SBM-TOP", "SBM-A", "2012", "accepted", null, null).statusCode(409);
        step("SBM-A", "SBM-A", "2150", "submitted", null, null).statusCode(422);
        step("SBM-A", "SBM-A", "2012", "submitted", "\"0\"", null).statusCode(201);
    }

    private static ValidatableResponse read(String organization, String period) {
        return as("reader")
                .get("/v1/submissions/" + organization + "/" + period)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse step(
            String by,
            String organization,
            String period,
            String to,
            @Nullable String ifMatch,
            @Nullable String reason) {
        Map<String, String> body = new HashMap<>(Map.of("state", to));
        if (reason != null) {
            body.put("reason", reason);
        }
        var request = as("approver", "approver of " + by, by).contentType("application/json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body)
                .put("/v1/submissions/" + organization + "/" + period)
                .then();
    }
}
