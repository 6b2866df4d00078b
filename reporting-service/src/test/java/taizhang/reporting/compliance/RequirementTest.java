package taizhang.reporting.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequirementTest extends ComplianceBureau {

    @Test
    void generalRulesAndThoseToBeAdoptedShip() {
        as("reader")
                .get("/v1/requirements?limit=500&include=total")
                .then()
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(48))
                .body("items.code", hasItems("themed-party-day-monthly", "biweekly-party-day"))
                .body("items.findAll { it.source =~ 'general rule' }.size()", equalTo(13))
                .body("items.findAll { it.source =~ 'catalogue Q' }.validTo", everyItem(equalTo("1900-01-01")));
        as("reader")
                .header("Accept", "text/csv")
                .get("/v1/requirements")
                .then()
                .statusCode(200)
                .body(containsString("attributes.lecturer-role"));
    }

    @Test
    void itIsKeptInEveryVersion() {
        require(Map.of()).statusCode(201).header("ETag", "\"1\"").body("makeUpDays", equalTo(0));
        require(Map.of("minimum", 2)).statusCode(428);
        put("admin", "\"1\"", path(), monthly(Map.of("minimum", 2, "validFrom", "2021-01-01")))
                .statusCode(200)
                .header("ETag", "\"2\"");
        put("admin", "\"2\"", path(), monthly(Map.of("minimum", 2, "validFrom", "2021-01-01")))
                .statusCode(200)
                .header("ETag", "\"2\"");
        as("reader")
                .get(path() + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2))
                .body("items.writtenBy", everyItem(equalTo("admin")))
                .body("items.content.validFrom", contains(nullValue(), equalTo("2021-01-01")));
        // The version with a later first day has ended the one before it.
        ok("organization=" + a + "&period=2020-12-01/2021-01-31").body("items.required", contains(1, 2));
    }

    @Test
    void versionsThatOverlapAreRefused() {
        require(Map.of("validFrom", "2020-01-01")).statusCode(201);
        put("admin", "\"1\"", path(), monthly(Map.of("validFrom", "2019-01-01")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validFrom"));
        put("admin", "\"1\"", path(), monthly(Map.of("validFrom", "2020-01-01", "minimum", 3)))
                .statusCode(200);
        put("admin", "\"2\"", path(), monthly(Map.of("validFrom", "2020-02-01", "validTo", "2020-01-01")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validTo"));
    }

    @Test
    void whatIsNotKnownIsRefusedWithItsPlace() {
        broken(Map.of("types", List.of("party-dey")), "/types/0");
        broken(Map.of("types", List.of()), "/types");
        broken(Map.of("per", "fortnight"), "/per");
        broken(Map.of("minimum", 0), "/minimum");
        broken(Map.of("makeUpDays", -1), "/makeUpDays");
        broken(Map.of("organizationKinds", List.of("party-brench")), "/organizationKinds/0");
        broken(Map.of("themes", List.of("No Kebab")), "/themes/0");
        broken(Map.of("attributes", Map.of("rolle", List.of("x"))), "/attributes/rolle");
        broken(Map.of("attributes", Map.of("role", List.of("z"))), "/attributes/role/0");
        broken(Map.of("each", "rolle"), "/each");
        // Free text, and no values are named.
        broken(Map.of("each", "mode"), "/each");
        broken(Map.of("organization", "nowhere"), "/organization");
        broken(Map.of("code", "another"), "/code");
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("types", null);
        nothing.put("per", null);
        nothing.put("name", null);
        require(nothing).statusCode(422).body("errors.pointer", hasItems("/types", "/per", "/name"));
        require(Map.of("minimun", 2)).statusCode(400);
        require(Map.of("each", "mode", "attributes", Map.of("mode", List.of("onsite"))))
                .statusCode(201);
    }

    @Test
    void whoMayWriteItAndRead() {
        as("approver").body(monthly(Map.of())).put(path()).then().statusCode(403);
        as("admin", "admin", a).body(monthly(Map.of())).put(path()).then().statusCode(403);
        as("admin", "admin", a)
                .body(monthly(Map.of("organization", b)))
                .put(path())
                .then()
                .statusCode(404);
        as("admin", "admin", a)
                .body(monthly(Map.of("organization", a)))
                .put(path())
                .then()
                .statusCode(201);
        as("reader", "reader", a).get(path()).then().statusCode(200);
        as("reader", "reader", b).get(path()).then().statusCode(404);
        as("reader", "reader", b)
                .get("/v1/requirements?limit=500")
                .then()
                .body("items.code", hasItem("themed-party-day-monthly"));
        // It holds for the subtree of A alone.
        ok("organization=" + top + "&period=2020-01&state=met,missed,not-applicable")
                .body("items.organization", contains(a));
    }

    private String path() {
        return "/v1/requirements/" + code;
    }

    private void broken(Map<String, ?> more, String pointer) {
        require(more).statusCode(422).body("errors.pointer", hasItem(pointer));
    }
}
