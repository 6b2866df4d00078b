package taizhang.reporting.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExemptionTest extends ComplianceBureau {

    private String path = "";

    @BeforeEach
    void requirement() {
        path = "/v1/exemptions/flood-" + code;
        require(Map.of("validFrom", "2020-01-01", "validTo", "2020-12-31")).statusCode(201);
    }

    private Map<String, @Nullable Object> flood(Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("requirement", code);
        body.put("organization", a);
        body.put("validFrom", "2020-04-01");
        body.put("validTo", "2020-05-31");
        body.put("reason", "水灾");
        body.putAll(more);
        return body;
    }

    @Test
    void itIsGrantedByAnApproverAndOpenToReaders() {
        as("recorder").body(flood(Map.of())).put(path).then().statusCode(403);
        as("approver", "li", top)
                .body(flood(Map.of()))
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("scope", equalTo("self"))
                .body("grantedBy", equalTo("li"))
                .body("grantedAt", notNullValue());
        String at = as("reader", "reader", a)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .path("grantedAt");
        as("reader", "reader", b).get(path).then().statusCode(404);
        put("approver", "\"1\"", path, flood(Map.of()))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("grantedBy", equalTo("li"))
                .body("grantedAt", equalTo(at));
        ok("organization=" + a + "&period=2020-Q2")
                .body("items.state", contains("exempt", "exempt", "missed"))
                .body("items[0].exemption", equalTo("flood-" + code))
                .body("items[2].exemption", nullValue())
                .body("totals.exempt", equalTo(2))
                .body("totals.rate.denominator", equalTo(1));
        long position = ledger.position();
        held(b, java.time.LocalDate.of(2020, 1, 5));
        feed.apply(ledger);
        long known = ledger.position();
        as("approver").header("If-Match", "\"1\"").delete(path).then().statusCode(204);
        held(b, java.time.LocalDate.of(2020, 2, 5));
        feed.apply(ledger);
        ok("organization=" + a + "&period=2020-Q2").body("totals.exempt", equalTo(0));
        ok("organization=" + a + "&period=2020-Q2&position=" + known).body("totals.exempt", equalTo(2));
        // It was written when that position had been applied.
        ok("organization=" + a + "&period=2020-Q2&position=" + position).body("totals.exempt", equalTo(0));
        as("reader")
                .get(path + "/versions")
                .then()
                .statusCode(200)
                .body("items.deleted", contains(false, true))
                .body("items.content", contains(notNullValue(), nullValue()));
    }

    @Test
    void theNearestOneIsNamed() {
        put("approver", null, path, flood(Map.of("organization", top, "scope", "subtree")))
                .statusCode(201);
        put("approver", null, path + "-a", flood(Map.of("validFrom", "2020-05-01")))
                .statusCode(201);
        ok("organization=" + top + "&period=2020-Q2&state=exempt")
                .body("items.organization", contains(a, a, b, b))
                .body(
                        "items.exemption",
                        contains("flood-" + code, "flood-" + code + "-a", "flood-" + code, "flood-" + code));
    }

    @Test
    void whatBreaksARuleIsRefusedWithItsPlace() {
        broken(Map.of("validTo", "2021-01-01"), "/validTo");
        broken(Map.of("validFrom", "2019-12-31"), "/validFrom");
        Map<String, @Nullable Object> open = new TreeMap<>();
        open.put("validTo", null);
        broken(open, "/validTo");
        broken(Map.of("validTo", "2020-03-01"), "/validTo");
        broken(Map.of("requirement", "nowhere"), "/requirement");
        broken(Map.of("organization", "nowhere"), "/organization");
        broken(Map.of("scope", "all"), "/scope");
        broken(Map.of("reason", " "), "/reason");
        put("approver", null, path, flood(Map.of())).statusCode(201);
        put("approver", null, path + "-2", flood(Map.of("validFrom", "2020-05-31", "validTo", "2020-06-30")))
                .statusCode(409)
                .body("code", equalTo("exemption-overlaps"));
        as("reader").get(path + "-2").then().statusCode(404);
        put("approver", null, path + "-2", flood(Map.of("validFrom", "2020-06-01", "validTo", "2020-06-30")))
                .statusCode(201);
        as("approver", "li", b).body(flood(Map.of())).put(path + "-3").then().statusCode(404);
        as("approver", "li", b).header("If-Match", "\"1\"").delete(path).then().statusCode(404);
        as("reader")
                .get("/v1/exemptions?organization=" + top + "&requirement=" + code + "&include=total")
                .then()
                .statusCode(200)
                .body("total", equalTo(2));
        as("reader").get("/v1/exemptions?requirement=nowhere").then().statusCode(400);
    }

    @Test
    void aRequirementIsNotShortenedUnderIt() {
        put("approver", null, path, flood(Map.of())).statusCode(201);
        Map<String, String> until = Map.of("validFrom", "2020-01-01", "validTo", "2020-05-30");
        String requirement = "/v1/requirements/" + code;
        put("admin", "\"1\"", requirement, monthly(until))
                .statusCode(422)
                .body("errors.pointer", contains("/validTo"))
                .body("errors.code", contains("exemption-outside"))
                .body("errors[0].detail", containsString("flood-" + code));
        // A later version ends the one before it; the exemption is one of the requirement, whatever it asks.
        put(
                        "admin",
                        "\"1\"",
                        requirement,
                        monthly(Map.of("validFrom", "2020-04-15", "validTo", "2020-05-15", "minimum", 2)))
                .statusCode(422)
                .body("errors.pointer", contains("/validTo"));
        put("admin", "\"1\"", requirement, monthly(Map.of("validFrom", "2020-01-01", "validTo", "2020-05-31")))
                .statusCode(200);
        as("approver").header("If-Match", "\"1\"").delete(path).then().statusCode(204);
        put("admin", "\"2\"", requirement, monthly(until)).statusCode(200);
    }

    @Test
    void thoseOfAnOrganizationAreAllThatApplyToIt() {
        put("approver", null, path, flood(Map.of("organization", top, "scope", "subtree")))
                .statusCode(201);
        put(
                        "approver",
                        null,
                        path + "-top",
                        flood(Map.of("organization", top, "validFrom", "2020-06-01", "validTo", "2020-06-30")))
                .statusCode(201);
        put("approver", null, path + "-a", flood(Map.of())).statusCode(201);
        for (String of : List.of(a, a + "&scope=self", b)) {
            as("reader")
                    .get("/v1/exemptions?include=total&requirement=" + code + "&organization=" + of)
                    .then()
                    .statusCode(200)
                    .body(
                            "items.code",
                            of.equals(b)
                                    ? contains("flood-" + code)
                                    : contains("flood-" + code, "flood-" + code + "-a"))
                    .body("total", equalTo(of.equals(b) ? 1 : 2));
        }
        as("reader", "reader", a)
                .get("/v1/exemptions?requirement=" + code + "&organization=" + a)
                .then()
                .statusCode(200)
                .body("items.code", contains("flood-" + code, "flood-" + code + "-a"));
    }

    private void broken(Map<String, ? extends @Nullable Object> more, String pointer) {
        put("approver", null, path, flood(more)).statusCode(422).body("errors.pointer", hasItem(pointer));
    }
}
