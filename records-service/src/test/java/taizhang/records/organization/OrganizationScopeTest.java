package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sees and writes which organizations. */
@QuarkusTest
class OrganizationScopeTest extends OrganizationFixture {

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
                    .header("If-Match", "*")
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
                .header("If-Match", "*")
                .body(Map.of("parent", "OT-S2", "effectiveFrom", "2020-01-01"))
                .put(PATH + "OT-SNEW/parent")
                .then()
                .statusCode(422);
        as("admin", "a", "OT-S1")
                .header("If-Match", "*")
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
