package taizhang.reporting.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Sheets;
import taizhang.api.time.Today;

@QuarkusTest
class ComplianceTest extends ComplianceBureau {

    @Inject
    Today today;

    @Test
    void whatWasMissedIsListedWithTotalsOfTheWhole() {
        require(Map.of()).statusCode(201);
        ok("organization=" + top + "&period=2020&state=missed&limit=5&include=total")
                .body("items.size()", equalTo(5))
                .body("items.state", everyItem(equalTo("missed")))
                .body("items[0].organization", equalTo(a))
                .body("items[0].period", equalTo("2020-04"))
                .body("items[0].required", equalTo(1))
                .body("items[0].held", equalTo(0))
                .body("items[0].missing", equalTo(1))
                .body("items[0].exemption", nullValue())
                .body("items[0].deadline", equalTo("2020-04-30"))
                .body("total", equalTo(21))
                .body("next", notNullValue())
                .body("provenance.hierarchy", equalTo("period-end"))
                .body("totals.met", equalTo(3))
                .body("totals.missed", equalTo(21))
                .body("totals.notApplicable", equalTo(12))
                .body("totals.rate.numerator", equalTo(3))
                .body("totals.rate.denominator", equalTo(24))
                .body("totals.rate.value", equalTo(0.125f));
        ok("organization=" + top + "&scope=self&period=2020")
                .body("items", empty())
                .body("totals.rate.value", nullValue());
        ok("organization=" + top + "&scope=self&period=2020&state=not-applicable")
                .body("items.size()", equalTo(12));
        // Without a period: this year, of which nothing was held.
        ok("organization=" + a + "&state=due,missed").body("items.organization", everyItem(equalTo(a)));
    }

    @Test
    void anInstantSaysWhatWasKnownThen() {
        require(Map.of()).statusCode(201);
        Instant then = today.instant();
        ledger.setTime(then.plusMillis(1));
        held(a, LocalDate.of(2020, 5, 20));
        feed.apply(ledger);
        String question = "organization=" + a + "&period=2020-Q2";
        ok(question).body("items.state", contains("missed", "met", "missed"));
        ok(question + "&asOf=" + then).body("totals.missed", equalTo(3));
        compliance(question + "&position=1&asOf=" + then).then().statusCode(400);
        compliance(question + "&asOf=2150-01-01T00:00:00Z").then().statusCode(422);
        compliance(question + "&asOf=1990-01-01T00:00:00Z").then().statusCode(404);
    }

    @Test
    void whatIsMadeUpInTimeCountsAsLate() {
        held(a, LocalDate.of(2020, 5, 3));
        held(a, LocalDate.of(2020, 5, 20));
        feed.apply(ledger);
        require(Map.of("makeUpDays", 10)).statusCode(201);
        ok("organization=" + a + "&period=2020-Q2")
                .body("items.state", contains("met-late", "met", "missed"))
                .body("items.held", contains(0, 2, 0))
                .body("items[0].deadline", equalTo("2020-05-10"));
    }

    @Test
    void evidenceIsSeenWholeByWhoStoodAboveOnTheLastDay() {
        String moved = a + "-M";
        ledger.organization(moved, "party-branch", "2018-01-01", a, "2020-02-20", b);
        held(moved, LocalDate.of(2020, 2, 3));
        held(moved, LocalDate.of(2020, 2, 25));
        feed.apply(ledger);
        require(Map.of()).statusCode(201);
        Response ofB = as("reader", "reader", b)
                .get("/v1/compliance?requirement=" + code + "&organization=" + moved + "&period=2020-02");
        assertEquals(List.of(2), ofB.path("items.held"));
        assertEquals(
                0,
                BigDecimal.valueOf(2)
                        .compareTo(evidence(ofB.path("items[0].evidence"), 1, b).sum()));
        Response ofA = as("reader", "reader", a)
                .get("/v1/compliance?requirement=" + code + "&organization=" + moved + "&period=2020-01");
        assertEquals(List.of(0), ofA.path("items.held"));
        as("reader", "reader", a)
                .get("/v1/compliance?requirement=" + code + "&organization=" + moved + "&period=2020-02")
                .then()
                .statusCode(200)
                .body("items", empty());
        as("reader", "reader", a)
                .urlEncodingEnabled(false)
                .get(ofB.<String>path("items[0].evidence"))
                .then()
                .statusCode(404);
    }

    @Test
    void eachValueIsAnItem() {
        ledger.activity(
                java.util.UUID.randomUUID(),
                day,
                a,
                LocalDate.of(2020, 6, 1),
                "approved",
                Map.of("attributes", Map.of("role", "y")));
        feed.apply(ledger);
        require(Map.of("each", "role", "per", "year")).statusCode(201);
        Response year = compliance("organization=" + a + "&period=2020");
        year.then()
                .statusCode(200)
                .body("items.value", contains("x", "y"))
                .body("items.state", contains("missed", "met"));
        assertEquals(
                0,
                BigDecimal.ONE.compareTo(
                        evidence(year.path("items[1].evidence"), 5, null).sum()));
    }

    @Test
    void withoutAMinimumTheLongestGapIsShown() {
        Map<String, Object> none = new java.util.HashMap<>();
        none.put("minimum", null);
        none.put("per", "year");
        require(none).statusCode(201);
        ok("organization=" + top + "&period=2020")
                .body("items.organization", contains(a, b))
                .body("items.state", contains(nullValue(), nullValue()))
                .body("items.required", contains(nullValue(), nullValue()))
                .body("items.longestGap", contains(equalTo(31), nullValue()))
                .body("totals.missed", equalTo(0));
    }

    @Test
    void theTableOfEachQuarterIsOneCall() throws IOException {
        require(Map.of("makeUpDays", 10)).statusCode(201);
        String query = "/v1/compliance?groupBy=organization,requirement&depth=all&period=2020-Q1&organization=" + top
                + "&requirement=" + code;
        as("reader")
                .get(query)
                .then()
                .statusCode(200)
                .body("items.group.organization", contains(a, b, top))
                .body("items.group.requirement", everyItem(equalTo(code)))
                .body("items.totals.met", contains(3, 0, 0))
                .body("items.held", contains(3, 0, 0))
                .body("items[0].scope", equalTo("self"));
        Response csv = as("reader").header("Accept", "text/csv").get(query);
        csv.then()
                .statusCode(200)
                .body(containsString("group.organization,group.requirement"))
                .body(containsString(",totals.met,totals.metLate,totals.due,totals.missed"));
        assertEquals(
                4,
                Sheets.xlsx(as("reader")
                                .header("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                                .get(query))
                        .size());
        as("reader")
                .get("/v1/compliance?groupBy=organization&period=2020-Q1&organization=" + top + "&requirement=" + code)
                .then()
                .body("items.group.organization", contains(top, a, b))
                .body("items.scope", contains("self", "subtree", "subtree"));
        as("reader")
                .header("Accept", "text/csv")
                .get("/v1/compliance?period=2020-Q1&organization=" + top + "&requirement=" + code)
                .then()
                .statusCode(200)
                .body(containsString(
                        "organization,requirement,version,value,period,deadline,required,held,missing,state"));
    }

    @Test
    void anOldPositionKnowsNothingOfLater() {
        long before = ledger.position();
        require(Map.of()).statusCode(201);
        held(b, LocalDate.of(2020, 1, 10));
        feed.apply(ledger);
        // The requirement was written when that position had been applied: it holds from the next one on.
        ok("organization=" + top + "&period=2020&position=" + before).body("items", empty());
        int generation = ok("period=2020").extract().path("provenance.generation");
        ok("organization=" + top + "&period=2020-01&position=" + before + "&generation=" + generation)
                .body("items.size()", equalTo(2))
                .body("provenance.generation", equalTo(generation));
        long known = ledger.position();
        held(b, LocalDate.of(2020, 2, 10));
        feed.apply(ledger);
        ok("organization=" + b + "&period=2020-Q1&position=" + known)
                .body("items.state", contains("met", "missed", "missed"))
                .body("items.evidence", everyItem(containsString("position=" + known)));
        ok("organization=" + b + "&period=2020-Q1").body("items.state", contains("met", "met", "missed"));
        compliance("position=" + (ledger.position() + 1000))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("position"));
    }

    @Test
    void aPageContinuesFromWhereTheOneBeforeWasJudged() {
        require(Map.of()).statusCode(201);
        String query = "organization=" + top + "&period=2020-Q1&limit=2";
        Response first = compliance(query);
        held(b, LocalDate.of(2020, 1, 10));
        feed.apply(ledger);
        require(Map.of("minimum", 9)).statusCode(428);
        put("admin", "\"1\"", "/v1/requirements/" + code, monthly(Map.of("minimum", 9)))
                .statusCode(200);
        Response second = compliance(query + "&cursor=" + first.path("next"));
        second.then()
                .statusCode(200)
                .body("items.required", everyItem(equalTo(1)))
                .body("items[1].organization", equalTo(b))
                .body("items[1].held", equalTo(0));
        assertEquals(first.<Integer>path("provenance.position"), second.path("provenance.position"));
        compliance("organization=" + a + "&period=2020-Q1&limit=2&cursor=" + first.path("next"))
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void whatHoldsForOthersIsNotThere() {
        require(Map.of("organization", b)).statusCode(201);
        for (String path : List.of("/v1/compliance?requirement=", "/v1/exemptions?requirement=")) {
            as("reader", "reader", a)
                    .get(path + code)
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", containsString(code));
            as("reader", "reader", a)
                    .get(path + code + "x")
                    .then()
                    .statusCode(400)
                    .body("errors[0].nearest", not(equalTo(code)));
            as("reader", "reader", b).get(path + code).then().statusCode(200);
        }
        as("reader", "reader", a)
                .get("/v1/evidence?organization=" + a + "&period=2020-01&requirement=" + code)
                .then()
                .statusCode(404);
    }

    @Test
    void evidenceHeedsAllThatIsAskedFor() {
        require(Map.of("each", "role")).statusCode(201);
        String of = "/v1/evidence?organization=" + a + "&period=2020-01&requirement=" + code;
        as("reader").get(of + "&value=x&scope=self").then().statusCode(200);
        for (String more : List.of(
                "value=z",
                "indicator=lectures-given",
                "type=" + day,
                "scope=subtree",
                "standing=pending",
                "parent=" + top)) {
            as("reader")
                    .get(of + "&" + more)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(more.replaceFirst("=.*", "")));
        }
        put("admin", "\"1\"", "/v1/requirements/" + code, monthly(Map.of())).statusCode(200);
        as("reader").get(of + "&value=x").then().statusCode(400).body("errors[0].parameter", equalTo("value"));
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsPlace() {
        require(Map.of()).statusCode(201);
        String of = "organization=" + top + "&period=2020&";
        refused(400, of + "state=mised", "state");
        refused(400, of + "requirement=nowhere", "requirement");
        refused(400, of + "groupBy=month", "groupBy");
        refused(400, of + "groupBy=requirement,organization,period", "groupBy");
        refused(400, of + "groupBy=period,period", "groupBy");
        refused(400, of + "depth=all", "depth");
        refused(400, of + "depth=all&groupBy=period", "depth");
        refused(400, of + "dueWithin=-1", "dueWithin");
        refused(400, of + "scope=all", "scope");
        refused(400, "period=2020-13", "period");
        refused(400, of + "position=-1", "position");
        refused(400, of + "limit=501", "limit");
        refused(400, of + "nothing=1", "nothing");
        refused(400, "scope=self&period=2020", "organization");
        as("reader")
                .get("/v1/compliance?organization=nowhere&period=2020")
                .then()
                .statusCode(404);
        as("reader", "reader", a).get("/v1/compliance?organization=" + b).then().statusCode(404);
        as("feed").get("/v1/compliance").then().statusCode(403);
    }

    @Test
    void withoutAnOrganizationItIsAllThatTheCallerSees() {
        require(Map.of()).statusCode(201);
        ok("period=2020-01&groupBy=organization").body("items.group.organization", hasItem(top));
        as("reader", "reader", a)
                .get("/v1/compliance?period=2020-01&requirement=" + code)
                .then()
                .statusCode(200)
                .body("items.organization", contains(a))
                .body("items[0].evidence", containsString("requirement=" + code))
                .body("items[0].period", endsWith("01"));
    }
}
