package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.records.ServiceTest;

@QuarkusTest
class OrganizationTest extends ServiceTest {

    private static final String PATH = "/v1/organizations/";

    @Inject
    EntityManager database;

    static Map<String, Object> organization(String parent) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "第一支部", "en", "First branch"));
        body.put("kind", "party-branch");
        body.put("parent", parent);
        body.put("validFrom", "2019-01-01");
        return body;
    }

    static void exists(String code, String parent) {
        as("admin").body(organization(parent)).put(PATH + code).then().statusCode(201);
    }

    static ValidatableResponse move(String code, String parent, String from) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", parent);
        body.put("effectiveFrom", from);
        return as("admin").body(body).put(PATH + code + "/parent").then();
    }

    private static ValidatableResponse list(String parameters) {
        return as("reader").get("/v1/organizations?" + parameters).then().statusCode(200);
    }

    private List<?> changes(String code) {
        return database.createNativeQuery(
                        """
                        select operation || ' ' || version || ' ' || coalesce(after ->> 'placements', '') from change
                        where entity = 'organization' and entity_id = :code order by id
                        """,
                        String.class)
                .setParameter("code", code)
                .getResultList();
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
        whole.put("version", 1);
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
    void theParentIsChangedByPlacementsOnly() {
        exists("OT-P1", null);
        exists("OT-P2", null);
        exists("OT-PC", "OT-P1");
        for (String other : new String[] {"OT-P2", null}) {
            as("admin")
                    .header("If-Match", "\"1\"")
                    .body(organization(other))
                    .put(PATH + "OT-PC")
                    .then()
                    .statusCode(422)
                    .body("code", is("parent-is-dated"));
        }
        as("admin")
                .header("If-Match", "\"1\"")
                .body(organization("OT-P1"))
                .put(PATH + "OT-PC")
                .then()
                .statusCode(200);
    }

    @Test
    void aMoveLeavesThePastAsItWas() {
        exists("OT-M1", null);
        exists("OT-M2", null);
        exists("OT-MC", "OT-M1");
        exists("OT-MG", "OT-MC");
        move("OT-MC", "OT-M2", "2020-07-01")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("parent", is("OT-M2"));
        as("reader")
                .get(PATH + "OT-MC/parents")
                .then()
                .statusCode(200)
                .body("items.parent", contains("OT-M1", "OT-M2"))
                .body("items.effectiveFrom", contains("2019-01-01", "2020-07-01"))
                .body("items.effectiveTo", contains("2020-06-30", null))
                .body("next", nullValue());
        list("parent=OT-M1&scope=subtree&on=2020-06-30").body("items.code", contains("OT-M1", "OT-MC", "OT-MG"));
        list("parent=OT-M1&scope=subtree&on=2020-07-01").body("items.code", contains("OT-M1"));
        list("parent=OT-M2&scope=subtree").body("items.code", contains("OT-M2", "OT-MC", "OT-MG"));
        list("parent=OT-M1&on=2020-06-30").body("items", contains(hasEntry("parent", "OT-M1")));
        list("parent=OT-M2&scope=children&on=2020-07-01").body("items.code", contains("OT-MC"));
        assertEquals(
                List.of(
                        "created 1 [{\"effectiveFrom\":\"2019-01-01\",\"parent\":\"OT-M1\"}]",
                        "updated 2 [{\"effectiveFrom\":\"2019-01-01\",\"parent\":\"OT-M1\"},"
                                + "{\"effectiveFrom\":\"2020-07-01\",\"parent\":\"OT-M2\"}]"),
                changes("OT-MC"));

        move("OT-MC", "OT-M2", "2020-07-01").statusCode(200).body("version", is(2));
        assertEquals(2, changes("OT-MC").size());
    }

    @Test
    void anEarlierPlacementEndsWhereALaterOneBegins() {
        exists("OT-R1", null);
        exists("OT-R2", null);
        exists("OT-R3", null);
        exists("OT-RC", "OT-R1");
        move("OT-RC", "OT-R3", "2021-01-01").statusCode(200);
        move("OT-RC", "OT-R2", "2020-01-01").statusCode(200).body("parent", is("OT-R3"));
        as("reader")
                .get(PATH + "OT-RC/parents")
                .then()
                .body("items.parent", contains("OT-R1", "OT-R2", "OT-R3"))
                .body("items.effectiveTo", contains("2019-12-31", "2020-12-31", null));
        move("OT-RC", null, "2021-01-01").statusCode(200).body("parent", nullValue());
    }

    @Test
    void aPlacementNeedsADayOfTheOrganizationAndAParentThatIsThere() {
        exists("OT-D1", null);
        exists("OT-DC", "OT-D1");
        move("OT-DC", "OT-D1", "2018-12-31").statusCode(422).body("errors[0].code", is("organization-not-valid"));
        move("OT-DC", "NOWHERE", "2020-01-01").statusCode(422).body("errors[0].pointer", is("/parent"));
        move("OT-DC", "OT-D1", null).statusCode(422).body("errors[0].pointer", is("/effectiveFrom"));
        as("admin")
                .body("{\"effectiveFrom\": \"2020-01-01\"}")
                .put(PATH + "OT-DC/parent")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/parent"));
        as("admin")
                .header("If-Match", "\"9\"")
                .body("{\"parent\": null, \"effectiveFrom\": \"2020-01-01\"}")
                .put(PATH + "OT-DC/parent")
                .then()
                .statusCode(412);
        move("NOWHERE", "OT-D1", "2020-01-01").statusCode(404);
    }

    @Test
    void noCycleOnAnyDay() {
        exists("OT-C1", null);
        exists("OT-C2", "OT-C1");
        exists("OT-C3", "OT-C2");
        move("OT-C1", "OT-C1", "2020-01-01").statusCode(409).body("code", is("organization-cycle"));
        move("OT-C1", "OT-C3", "2020-01-01").statusCode(409);
        // From 2022 on C3 stands apart, so C1 may be below it then, but not before.
        move("OT-C3", null, "2022-01-01").statusCode(200);
        move("OT-C1", "OT-C3", "2021-12-31").statusCode(409);
        move("OT-C1", "OT-C3", "2022-01-01").statusCode(200);
        // A placement that ends before the other begins makes no cycle either.
        move("OT-C3", "OT-C1", "2020-06-01").statusCode(200);
        move("OT-C3", "OT-C2", "2022-01-01").statusCode(409);
    }

    @Test
    void listsHoldTheOrganizationsOfTheDay() {
        Map<String, Object> ended = organization(null);
        ended.put("validTo", "2020-06-30");
        ended.put("kind", "external-partner");
        ended.put("name", Map.of("zh", "独特的名字", "en", "Peculiar"));
        as("admin").body(ended).put(PATH + "OT-L1").then().statusCode(201);
        list("on=2020-06-30&q=OT-L1").body("items.code", contains("OT-L1"));
        list("on=2020-07-01&q=OT-L1").body("items", empty());
        list("q=OT-L1").body("items", empty());
        list("on=2020-01-01&q=独特").body("items.code", contains("OT-L1"));
        list("on=2020-01-01&q=PECUL&include=total").body("total", is(1));
        list("on=2020-01-01&kind=bureau,external-partner").body("items.code", hasItem("OT-L1"));
        list("on=2020-01-01&kind=bureau&q=OT-L1").body("items", empty());
        for (String wrong :
                new String[] {"kind=club", "on=yesterday", "scope=all&parent=OT-L1", "scope=subtree", "limit=0"}) {
            as("reader")
                    .get("/v1/organizations?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", is("invalid-parameter"));
        }
        as("reader").get("/v1/organizations?parent=NOWHERE").then().statusCode(404);
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        exists("OT-PAGE", null);
        for (int i = 0; i < 7; i++) {
            exists("OT-PAGE-" + i, "OT-PAGE");
        }
        List<String> codes = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = list("parent=OT-PAGE&limit=3&include=total" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body("total", is(7));
            codes.addAll(page.extract().jsonPath().getList("items.code"));
            cursor = page.extract().path("next");
        }
        assertEquals(7, codes.size());
        assertEquals(7, new HashSet<>(codes).size());
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

    @Test
    void aCallerWithAnOrganizationSeesAndWritesItsSubtreeOnly() {
        exists("OT-S", null);
        exists("OT-S1", "OT-S");
        exists("OT-S11", "OT-S1");
        exists("OT-S2", "OT-S");
        exists("OT-SLEFT", "OT-S1");
        move("OT-SLEFT", "OT-S2", "2020-01-01").statusCode(200);

        for (String seen : new String[] {"OT-S1", "OT-S11", "OT-SLEFT"}) {
            as("reader", "r", "OT-S1").get(PATH + seen).then().statusCode(200);
        }
        for (String hidden : new String[] {"OT-S", "OT-S2", "NOWHERE"}) {
            as("reader", "r", "OT-S1").get(PATH + hidden).then().statusCode(404);
            as("reader", "r", "OT-S1").get(PATH + hidden + "/parents").then().statusCode(404);
            as("reader", "r", "OT-S1")
                    .get("/v1/organizations?parent=" + hidden)
                    .then()
                    .statusCode(404);
            as("admin", "a", "OT-S1")
                    .header("If-Match", "\"1\"")
                    .delete(PATH + hidden)
                    .then()
                    .statusCode(404);
            as("admin", "a", "OT-S1")
                    .body(Map.of("parent", "OT-S1", "effectiveFrom", "2020-01-01"))
                    .put(PATH + hidden + "/parent")
                    .then()
                    .statusCode(404);
        }
        as("reader", "r", "OT-S1")
                .get("/v1/organizations?limit=500")
                .then()
                .body("items.code", contains("OT-S1", "OT-S11"));
        as("reader", "r", "OT-S1")
                .get("/v1/organizations?on=2019-06-01&include=total")
                .then()
                .body("items.code", contains("OT-S1", "OT-S11", "OT-SLEFT"))
                .body("total", is(3));

        as("admin", "a", "OT-S1")
                .header("If-Match", "\"1\"")
                .body(organization(null))
                .put(PATH + "OT-S2")
                .then()
                .statusCode(404);
        as("admin", "a", "OT-S1")
                .header("If-Match", "\"2\"")
                .body(organization("OT-S2"))
                .put(PATH + "OT-SLEFT")
                .then()
                .statusCode(403);
        as("admin", "a", "OT-S1")
                .body(organization(null))
                .put(PATH + "OT-SNEW")
                .then()
                .statusCode(422);
        as("admin", "a", "OT-S1")
                .body(organization("OT-S2"))
                .put(PATH + "OT-SNEW")
                .then()
                .statusCode(422);
        as("admin", "a", "OT-S1")
                .body(organization("OT-SLEFT"))
                .put(PATH + "OT-SNEW")
                .then()
                .statusCode(422);
        as("admin", "a", "OT-S1")
                .body(organization("OT-S11"))
                .put(PATH + "OT-SNEW")
                .then()
                .statusCode(201);
        as("admin", "a", "OT-S1")
                .body(Map.of("parent", "OT-S2", "effectiveFrom", "2020-01-01"))
                .put(PATH + "OT-SNEW/parent")
                .then()
                .statusCode(422);
        as("admin", "a", "OT-S1")
                .body(Map.of("parent", "OT-S1", "effectiveFrom", "2020-01-01"))
                .put(PATH + "OT-SNEW/parent")
                .then()
                .statusCode(200);
        Map<String, Object> basedOutside = organization("OT-S1");
        basedOutside.put("basedIn", "OT-S2");
        as("admin", "a", "OT-S1")
                .body(basedOutside)
                .put(PATH + "OT-SNEW2")
                .then()
                .statusCode(422);
    }

    @Test
    void rolesBelowAdminDoNotWrite() {
        for (String role : new String[] {"reader", "recorder", "approver", "feed"}) {
            as(role).body(organization(null)).put(PATH + "OT-ROLE").then().statusCode(403);
            as(role).header("If-Match", "\"1\"").delete(PATH + "OT-ROLE").then().statusCode(403);
            as(role).body(Map.of("parent", "X", "effectiveFrom", "2020-01-01"))
                    .put(PATH + "OT-ROLE/parent")
                    .then()
                    .statusCode(403);
        }
        as("feed").get(PATH + "OT-ROLE").then().statusCode(403);
        list("limit=500").body("items.code", not(hasItem("OT-ROLE")));
        list("limit=500").body("items.code", not(hasItems("x")));
    }
}
