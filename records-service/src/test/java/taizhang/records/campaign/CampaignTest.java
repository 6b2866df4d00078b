package taizhang.records.campaign;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

@QuarkusTest
class CampaignTest extends RecordsTest {

    private static final String PATH = "/v1/campaigns/";

    @Inject
    EntityManager database;

    private static Map<String, Object> campaign(String leader) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "主题教育", "en", "Theme education"));
        body.put("kind", "theme-education");
        body.put("leadOrganization", leader);
        body.put("startsOn", "2019-06-01");
        body.put("endsOn", null);
        return body;
    }

    /** CT-TOP has CT-LEFT (with CT-LEAF) and CT-RIGHT; each leads a campaign of its name in lower case. */
    @BeforeEach
    void organizationsWithACampaignEach() {
        if (as("reader").get(PATH + "ct-all").statusCode() == 200) {
            return;
        }
        String[][] tree = {{"CT-TOP", null}, {"CT-LEFT", "CT-TOP"}, {"CT-LEAF", "CT-LEFT"}, {"CT-RIGHT", "CT-TOP"}};
        for (String[] organization : tree) {
            Map<String, Object> body = new HashMap<>();
            body.put("name", Map.of("zh", "x", "en", "x"));
            body.put("kind", "bureau");
            body.put("validFrom", "2019-01-01");
            body.put("parent", organization[1]);
            as("admin")
                    .body(body)
                    .put("/v1/organizations/" + organization[0])
                    .then()
                    .statusCode(201);
            as("admin")
                    .body(campaign(organization[0]))
                    .put(PATH + organization[0].toLowerCase())
                    .then()
                    .statusCode(201);
        }
        as("admin").body(campaign(null)).put(PATH + "ct-all").then().statusCode(201);
    }

    @Test
    void putCreatesAndReplacesTheVersionThatItNames() {
        Map<String, Object> body = campaign("CT-TOP");
        body.put("code", "ct-put");
        as("admin").body(body).put(PATH + "ct-put").then().statusCode(201).header("ETag", "\"1\"");
        body.put("version", 1);
        assertEquals(
                body,
                as("reader")
                        .get(PATH + "ct-put")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap(""));
        as("admin").body(body).put(PATH + "ct-put").then().statusCode(428);
        as("admin")
                .header("If-None-Match", "*")
                .body(body)
                .put(PATH + "ct-put")
                .then()
                .statusCode(412);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body)
                .put(PATH + "ct-put")
                .then()
                .statusCode(200)
                .body("version", is(1));
        body.put("endsOn", "2019-12-31");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body)
                .put(PATH + "ct-put")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("endsOn", is("2019-12-31"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body)
                .put(PATH + "ct-put")
                .then()
                .statusCode(412);
        as("reader")
                .header("If-None-Match", "\"2\"")
                .get(PATH + "ct-put")
                .then()
                .statusCode(304);
        assertEquals(
                2L,
                database.createNativeQuery(
                                "select count(*) from change where entity = 'campaign' and entity_id = 'ct-put'",
                                Long.class)
                        .getSingleResult());
    }

    @Test
    void allViolationsAreToldAtOnce() {
        Map<String, Object> body = campaign("NOWHERE");
        body.put("code", "other");
        body.put("name", Map.of());
        body.put("kind", "no blanks");
        body.put("endsOn", "2019-05-31");
        as("admin")
                .body(body)
                .put(PATH + "ct-bad")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/code", "/name/zh", "/name/en", "/kind", "/endsOn", "/leadOrganization"));
        as("approver").body(campaign(null)).put(PATH + "ct-bad").then().statusCode(403);
        as("reader").get(PATH + "ct-bad").then().statusCode(404);
    }

    @Test
    void listsFilterAndPage() {
        Map<String, Object> body = campaign(null);
        body.put("kind", "clean-up");
        body.put("name", Map.of("zh", "安全整治", "en", "Clean-up of safety"));
        body.put("endsOn", "2019-12-31");
        as("admin").body(body).put(PATH + "ct-list").then().statusCode(201);
        as("reader")
                .get("/v1/campaigns?kind=clean-up,x&include=total")
                .then()
                .statusCode(200)
                .body("items.code", contains("ct-list"))
                .body("total", is(1));
        as("reader").queryParam("q", "整\u200b治").get("/v1/campaigns").then().body("items.code", contains("ct-list"));
        as("reader").get("/v1/campaigns?on=2019-12-31&q=ct-list").then().body("items.code", contains("ct-list"));
        as("reader").get("/v1/campaigns?on=2020-01-01&q=ct-list").then().body("items", empty());
        var first = as("reader").get("/v1/campaigns?q=ct-&limit=2").then().extract();
        List<String> codes = first.path("items.code");
        as("reader")
                .get("/v1/campaigns?q=ct-&limit=2&cursor=" + first.<String>path("next"))
                .then()
                .statusCode(200)
                .body("items.code", not(hasItem(codes.get(0))))
                .body("items.code", not(hasItem(codes.get(1))));
        as("reader").get("/v1/campaigns?leader=x").then().statusCode(400);
    }

    @Test
    void aCallerWithAnOrganizationSeesItsOwnThoseAboveAndThoseOfEverybody() {
        as("reader", "r", "CT-LEFT")
                .get("/v1/campaigns?limit=500")
                .then()
                .body("items.code", hasItems("ct-all", "ct-top", "ct-left", "ct-leaf"))
                .body("items.code", not(hasItem("ct-right")));
        as("reader", "r", "CT-LEFT").get(PATH + "ct-right").then().statusCode(404);
        as("reader", "r", "CT-LEFT").get(PATH + "ct-top").then().statusCode(200);
    }

    @Test
    void aCallerWithAnOrganizationWritesWhatItsSubtreeLeads() {
        var right = campaign("CT-RIGHT");
        as("admin", "a", "CT-LEFT")
                .header("If-Match", "\"1\"")
                .body(right)
                .put(PATH + "ct-right")
                .then()
                .statusCode(404);
        as("admin", "a", "CT-LEFT")
                .header("If-Match", "\"1\"")
                .body(right)
                .put(PATH + "ct-top")
                .then()
                .statusCode(403);
        as("admin", "a", "CT-LEFT")
                .header("If-Match", "\"1\"")
                .body(right)
                .put(PATH + "ct-all")
                .then()
                .statusCode(403);
        as("admin", "a", "CT-LEFT").body(right).put(PATH + "ct-new").then().statusCode(422);
        as("admin", "a", "CT-LEFT")
                .body(campaign(null))
                .put(PATH + "ct-new")
                .then()
                .statusCode(422);
        as("admin", "a", "CT-LEFT")
                .body(campaign("CT-LEAF"))
                .put(PATH + "ct-new")
                .then()
                .statusCode(201);
    }

    @Test
    void aKindIsSpeltInKebabCase() {
        for (String kind : new String[] {"Theme-Education", "theme.education", "theme--education", "主题教育"}) {
            Map<String, Object> body = new HashMap<>(campaign(null));
            body.put("kind", kind);
            as("admin")
                    .body(body)
                    .put("/v1/campaigns/ct-kebab")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/kind"))
                    .body("errors.code", contains("not-kebab-case"));
        }
    }
}
