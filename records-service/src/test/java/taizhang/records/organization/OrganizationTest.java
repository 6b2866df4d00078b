package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Organizations are put, replaced and deleted. */
@QuarkusTest
class OrganizationTest extends OrganizationFixture {

    @Test
    void aliasesArePutAndTakenAway() {
        Map<String, Object> body = new HashMap<>(organization(null));
        body.put("aliases", List.of("一支部", "Branch 1"));
        as("admin")
                .body(body)
                .put(PATH + "OT-ALIAS")
                .then()
                .statusCode(201)
                .body("aliases", contains("一支部", "Branch 1"));
        as("reader").get(PATH + "OT-ALIAS").then().body("aliases", contains("一支部", "Branch 1"));
        as("reader")
                .accept("text/csv")
                .get("/v1/organizations?q=OT-ALIAS")
                .then()
                .body(containsString("一支部;Branch 1"));
        body.put("aliases", List.of("一支部", "一支部", ""));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body)
                .put(PATH + "OT-ALIAS")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/aliases/1", "/aliases/2"));
        body.remove("aliases");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body)
                .put(PATH + "OT-ALIAS")
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("aliases", is(List.of()));
    }

    @Test
    void putCreatesAndReplacesTheVersionThatItNames() {
        exists("OT-A", null);
        Map<String, Object> whole = new HashMap<>(organization("OT-A"));
        whole.putAll(Map.of(
                "code",
                "OT-B",
                "validTo",
                "2029-12-31",
                "basedIn",
                "OT-A",
                "hasCommittee",
                true,
                "hasSmallGroups",
                false,
                "memberCount",
                12,
                "staffCount",
                0,
                "creditCode",
                "91350100M000100Y43"));
        as("admin").body(whole).put(PATH + "OT-B").then().statusCode(201).header("ETag", "\"1\"");
        ValidatableResponse read =
                as("reader").get(PATH + "OT-B").then().statusCode(200).header("ETag", "\"1\"");
        whole.putAll(Map.of("version", 1, "aliases", List.of(), "successors", List.of(), "predecessors", List.of()));
        assertEquals(whole, read.extract().jsonPath().getMap(""));

        as("admin").body(whole).put(PATH + "OT-B").then().statusCode(428);
        as("admin")
                .header("If-None-Match", "*")
                .body(whole)
                .put(PATH + "OT-B")
                .then()
                .statusCode(412);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(whole)
                .put(PATH + "OT-B")
                .then()
                .statusCode(200)
                .body("version", is(1));
        whole.put("memberCount", 13);
        whole.remove("parent");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(whole)
                .put(PATH + "OT-B")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("memberCount", is(13))
                .body("parent", is("OT-A"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(whole)
                .put(PATH + "OT-B")
                .then()
                .statusCode(412);
        as("reader").header("If-None-Match", "\"2\"").get(PATH + "OT-B").then().statusCode(304);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(whole)
                .put(PATH + "OT-NEW")
                .then()
                .statusCode(412);

        String placements = "[{\"effectiveFrom\":\"2019-01-01\",\"parent\":\"OT-A\"}]";
        assertEquals(List.of("created 1 " + placements, "updated 2 " + placements), changes("OT-B"));
    }

    @Test
    void allViolationsAreToldAtOnce() {
        Map<String, Object> body = new HashMap<>();
        body.put("code", "OTHER");
        body.put("name", Map.of("zh", "x".repeat(201)));
        body.put("kind", "club");
        body.put("parent", "NOWHERE");
        body.put("basedIn", "NOWHERE");
        body.put("validFrom", "2020-01-01");
        body.put("validTo", "2019-01-01");
        body.put("memberCount", -1);
        body.put("staffCount", 99_000_000);
        body.put("creditCode", "91350100M000100Y44");
        as("admin")
                .body(body)
                .put(PATH + "OT-BAD")
                .then()
                .statusCode(422)
                .body("code", is("invalid"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/code",
                                "/name/en",
                                "/name/zh",
                                "/kind",
                                "/parent",
                                "/basedIn",
                                "/validTo",
                                "/memberCount",
                                "/staffCount",
                                "/creditCode"));
        as("admin")
                .body("{}")
                .put(PATH + "OT-BAD")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/kind", "/validFrom"));
        as("admin").body(organization(null)).put(PATH + "-BAD").then().statusCode(422);
        Map<String, Object> parentOfAnotherType = new HashMap<>(organization(null));
        parentOfAnotherType.put("parent", 7);
        as("admin").body(parentOfAnotherType).put(PATH + "OT-BAD").then().statusCode(400);
        Map<String, Object> misspelt = new HashMap<>(organization(null));
        misspelt.put("validUntil", "2020-01-01");
        as("admin")
                .body(misspelt)
                .put(PATH + "OT-BAD")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/validUntil"));
        Map<String, Object> noDate = new HashMap<>(organization(null));
        noDate.put("validFrom", "2020-02-30");
        as("admin")
                .body(noDate)
                .put(PATH + "OT-BAD")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/validFrom"));
    }

    @Test
    void deletedOnlyWhileNothingRefersToIt() {
        exists("OT-X1", null);
        exists("OT-X2", "OT-X1");
        Map<String, Object> based = organization(null);
        based.put("basedIn", "OT-X2");
        as("admin").body(based).put(PATH + "OT-X3").then().statusCode(201);
        as("admin").delete(PATH + "OT-X1").then().statusCode(428);
        as("admin").header("If-Match", "\"2\"").delete(PATH + "OT-X1").then().statusCode(412);
        for (String used : new String[] {"OT-X1", "OT-X2"}) {
            as("admin")
                    .header("If-Match", "\"1\"")
                    .delete(PATH + used)
                    .then()
                    .statusCode(409)
                    .body("code", is("organization-in-use"));
        }
        for (String free : new String[] {"OT-X3", "OT-X2", "OT-X1"}) {
            as("admin").header("If-Match", "\"1\"").delete(PATH + free).then().statusCode(204);
            as("reader").get(PATH + free).then().statusCode(404);
        }
        assertEquals("deleted 2 ", changes("OT-X1").get(1));
        exists("OT-X1", null);
    }
}
