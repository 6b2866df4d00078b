package taizhang.records.mapping;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** Mappings over HTTP. */
@QuarkusTest
class MappingTest extends RecordsTest {

    private static final String LIST = "/v1/import-mappings";
    private static final String PATH = LIST + "/";

    private static RequestSpecification in(String role, String organization) {
        return as(role, role, organization);
    }

    /** MT-TOP has MT-LEFT and MT-RIGHT. */
    @BeforeEach
    void organizations() {
        String[][] tree = {{"MT-TOP", null}, {"MT-LEFT", "MT-TOP"}, {"MT-RIGHT", "MT-TOP"}};
        for (String[] organization : tree) {
            if (as("reader").get("/v1/organizations/" + organization[0]).statusCode() == 200) {
                continue;
            }
            Map<String, Object> body = new HashMap<>();
            body.put("name", Map.of("zh", organization[0] + "支部", "en", organization[0] + " branch"));
            body.put("kind", "party-branch");
            body.put("validFrom", "2019-01-01");
            body.put("parent", organization[1]);
            as("admin")
                    .body(body)
                    .put("/v1/organizations/" + organization[0])
                    .then()
                    .statusCode(201);
        }
    }

    private static Map<String, Object> mapping() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("会议名称", "title");
        columns.put("时间", "heldOn");
        columns.put("主持人", null);
        columns.put("地点", "notes");
        columns.put("决议", "notes");
        columns.put("实到人数", "quantities.attendees");
        Map<String, Object> body = new HashMap<>();
        body.put("entity", "activities");
        body.put("columns", columns);
        body.put("constants", Map.of("type", "党课", "count", 1));
        body.put("headingRow", 2);
        body.put("sheet", "台账");
        body.put("description", "一支部的台账");
        return body;
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = mapping();
        body.put(field, value);
        return body;
    }

    @Test
    void putCreatesAndReplacesTheVersionThatItNames() {
        as("recorder")
                .body(mapping())
                .put(PATH + "mt-put")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("columns.'会议名称'", is("title"))
                .body("columns", hasKeyWithNull("主持人"))
                .body("constants.type", is("党课"))
                .body("headingRow", is(2))
                .body("sheet", is("台账"))
                .body("description", is("一支部的台账"))
                .body("createdBy", notNullValue())
                .body("version", is(1));
        as("recorder").body(mapping()).put(PATH + "mt-put").then().statusCode(428);
        as("recorder")
                .header("If-Match", "\"1\"")
                .body(mapping())
                .put(PATH + "mt-put")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        as("recorder")
                .header("If-Match", "\"1\"")
                .body(with("headingRow", null))
                .put(PATH + "mt-put")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("headingRow", nullValue());
        as("recorder")
                .header("If-Match", "\"1\"")
                .body(mapping())
                .put(PATH + "mt-put")
                .then()
                .statusCode(412);
        as("reader").get(PATH + "mt-put").then().statusCode(200).body("version", is(2));
        as("reader")
                .header("If-None-Match", "\"2\"")
                .get(PATH + "mt-put")
                .then()
                .statusCode(304);
    }

    private static org.hamcrest.Matcher<Map<?, ?>> hasKeyWithNull(String key) {
        return new org.hamcrest.CustomTypeSafeMatcher<>("null for " + key) {
            @Override
            protected boolean matchesSafely(Map<?, ?> map) {
                return map.containsKey(key) && map.get(key) == null;
            }
        };
    }

    @Test
    void deletion() {
        as("recorder").body(mapping()).put(PATH + "mt-delete").then().statusCode(201);
        as("recorder").delete(PATH + "mt-delete").then().statusCode(428);
        as("recorder")
                .header("If-Match", "\"1\"")
                .delete(PATH + "mt-delete")
                .then()
                .statusCode(204);
        as("recorder").get(PATH + "mt-delete").then().statusCode(404);
    }

    private static void refused(Map<String, ?> body, String pointer, String code) {
        as("recorder")
                .body(body)
                .put(PATH + "mt-refused")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.find { it.pointer == '" + pointer + "' }.code", is(code));
    }

    @Test
    void whatThereIsNotIsRefusedWhereverItIsNamed() {
        refused(with("entity", "meetings"), "/entity", "unknown-value");
        refused(with("entity", null), "/entity", "required");
        refused(with("columns", null), "/columns", "required");
        refused(with("description", "长".repeat(1001)), "/description", "too-long");
        refused(with("columns", Map.of("时间", "heldAt")), "/columns/时间", "unknown-field");
        refused(with("columns", Map.of("时间", "version")), "/columns/时间", "unknown-field");
        refused(with("columns", new TreeMap<>(Map.of("a", "title", "b", "title"))), "/columns/b", "duplicate");
        refused(with("columns", new LinkedHashMap<>(Map.of(" ", "title"))), "/columns/ ", "required");
        refused(with("constants", Map.of("type", "党果")), "/constants/type", "unknown-type");
        refused(with("constants", Map.of("kind", "x")), "/constants/kind", "unknown-field");
        refused(with("constants", Map.of("title", "x")), "/constants/title", "duplicate");
        refused(with("constants", Map.of("notes", " ")), "/constants/notes", "required");
        refused(with("constants", Map.of("notes", List.of("a", "b"))), "/constants/notes", "unreadable");
        refused(with("constants", Map.of("occurrence", "perhaps")), "/constants/occurrence", "unknown-value");
        refused(with("constants", Map.of("attributes.mode", "perhaps")), "/constants/attributes.mode", "unknown-value");
        refused(with("constants", Map.of("endedOn", "长期坚持")), "/constants/endedOn", "not-a-day-but-a-demand");
        refused(with("constants", Map.of("count", 1.5)), "/constants/count", "not-a-whole-number");
        refused(
                with("constants", Map.of("organization", "MT-NONE")),
                "/constants/organization",
                "unknown-organization");
        refused(with("constants", Map.of("themes", Map.of("a", 1))), "/constants/themes", "unreadable");
        refused(with("headingRow", 0), "/headingRow", "out-of-range");
        for (String heading : new String[] {"错误", "Error", "ｅｒｒｏｒ"}) {
            refused(with("columns", Map.of(heading, "notes")), "/columns/" + heading, "of-errors");
        }
        refused(with("sheet", ""), "/sheet", "required");
        refused(with("code", "other"), "/code", "code-mismatch");
        as("recorder")
                .body(with("column", Map.of()))
                .put(PATH + "mt-refused")
                .then()
                .statusCode(400)
                .body("code", is("unknown-field"));
        as("recorder")
                .body(with("columns", Map.of("时间", "heldOm")))
                .put(PATH + "mt-refused")
                .then()
                .body("errors[0].detail", containsString("heldOn"));
    }

    /** What every row would be refused for is told before there is any. */
    @Test
    void constantsKeepTheRulesOfTheirFields() {
        refusedConstant("count", 0, "out-of-range");
        refusedConstant("themes", "Two Words", "not-kebab-case");
        refusedConstant("themes", new String[] {"a", "A"}, "not-kebab-case");
        refusedConstant("campaign", "no-such-campaign", "unknown-campaign");
        refusedConstant("partOf", "x", "unreadable");
        refusedConstant("partOf", "01970000-0000-7000-8000-000000000000", "unknown-activity");
        refusedConstant("status", "voided", "unknown-value");
        refusedConstant("status", "approved", "not-allowed");
        refusedConstant("externalId", "x".repeat(201), "too-long");
        refusedConstant("endedOn", "1900-01-01", "out-of-range");
        refusedConstant("quantities.person-times", -1, "negative");
        Map<String, Object> days = Map.of("heldOn", "2020-03-05", "endedOn", "2020-03-04");
        Map<String, Object> body = with("constants", days);
        body.put("columns", Map.of("会议名称", "title"));
        refused(body, "/constants/endedOn", "ends-before-start");
        body.put("constants", Map.of("heldOn", "2020-03-05 25:00"));
        refused(body, "/constants/heldOn", "not-a-day");
        // Plans are to come, and a key may be known by the time of the file.
        body.put("constants", Map.of("heldOn", "2150-01-01", "themes", "a;b", "status", "submitted"));
        as("recorder").body(body).put(PATH + "mt-constants").then().statusCode(201);
    }

    private static void refusedConstant(String field, Object value, String code) {
        Map<String, Object> body = with("constants", Map.of(field, value));
        body.put("columns", Map.of("会议名称", "title"));
        refused(body, "/constants/" + field, code);
    }

    @Test
    void constantsOfTasksAndOrganizations() {
        Map<String, Object> body = with("columns", Map.of());
        body.put("entity", "rectification-tasks");
        body.put("constants", Map.of("campaign", "no-such-campaign"));
        refused(body, "/constants/campaign", "unknown-campaign");
        body.put("constants", Map.of("foundOn", "2020-03-05", "dueOn", "2020-03-04"));
        refused(body, "/constants/dueOn", "too-early");
        body.put("constants", Map.of("source", "巡察", "foundOn", "2020-03-05"));
        as("recorder").body(body).put(PATH + "mt-tasks").then().statusCode(201);
        body.put("entity", "organizations");
        body.put("constants", Map.of("memberCount", -1));
        refused(body, "/constants/memberCount", "out-of-range");
        // A parent may stand in the file itself.
        body.put("constants", Map.of("parent", "MT-TO-COME", "kind", "党支部", "validFrom", "2020-01-01"));
        as("admin").body(body).put(PATH + "mt-organizations").then().statusCode(201);
        as("admin").get("/v1/organizations?limit=500").then().body("items.code", not(hasItem("MT-TO-COME")));
    }

    @Test
    void organizationsOutsideAreNeitherNamedNorSuggested() {
        Map<String, Object> body = with("constants", Map.of("organization", "MT-RIGHT支部"));
        in("recorder", "MT-LEFT")
                .body(body)
                .put(PATH + "mt-scope")
                .then()
                .statusCode(422)
                .body("errors[0].code", is("unknown-organization"))
                .body("errors[0].detail", containsString("MT-LEFT"))
                .body("errors[0].detail", not(containsString("MT-RIGHT branch")));
        in("recorder", "MT-TOP").body(body).put(PATH + "mt-scope").then().statusCode(201);
        in("recorder", "MT-TOP").get(PATH + "mt-scope").then().statusCode(200);
        as("admin").get(PATH + "mt-scope").then().statusCode(200);
        in("recorder", "MT-LEFT").get(PATH + "mt-scope").then().statusCode(404);
        in("recorder", "MT-LEFT").body(mapping()).put(PATH + "mt-scope").then().statusCode(404);
        in("recorder", "MT-LEFT")
                .queryParam("limit", 500)
                .get(LIST)
                .then()
                .body("items.code", not(hasItem("mt-scope")));
    }

    @Test
    void oneOfEverybodyThatNamesAnOrganizationIsSeenByThoseWhoSeeThat() {
        as("admin")
                .body(with("constants", Map.of("organization", "MT-RIGHT")))
                .put(PATH + "mt-named")
                .then()
                .statusCode(201);
        in("reader", "MT-RIGHT").get(PATH + "mt-named").then().statusCode(200);
        in("reader", "MT-LEFT").get(PATH + "mt-named").then().statusCode(404);
    }

    @Test
    void whoMadeItAndAdministratorsChangeIt() {
        as("recorder").body(mapping()).put(PATH + "mt-own").then().statusCode(201);
        as("approver")
                .header("If-Match", "\"1\"")
                .body(mapping())
                .put(PATH + "mt-own")
                .then()
                .statusCode(403);
        in("admin", "MT-LEFT")
                .header("If-Match", "\"1\"")
                .delete(PATH + "mt-own")
                .then()
                .statusCode(403);
        as("reader").body(mapping()).put(PATH + "mt-own").then().statusCode(403);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(with("sheet", null))
                .put(PATH + "mt-own")
                .then()
                .statusCode(200)
                .body("createdBy", is("recorder"));
        in("recorder", "MT-LEFT").body(mapping()).put(PATH + "mt-left").then().statusCode(201);
        in("admin", "MT-TOP")
                .header("If-Match", "\"1\"")
                .delete(PATH + "mt-left")
                .then()
                .statusCode(204);
    }

    @Test
    void listsAndTables() {
        as("recorder").body(mapping()).put(PATH + "mt-list").then().statusCode(201);
        as("reader")
                .queryParam("entity", "activities")
                .queryParam("limit", 500)
                .queryParam("include", "total")
                .get(LIST)
                .then()
                .statusCode(200)
                .body("items.code", hasItems("mt-list", "meeting-ledger"))
                .body("items.code", not(hasItem("rectification-ledger")))
                .body("total", notNullValue());
        as("reader").queryParam("entity", "meetings").get(LIST).then().statusCode(400);
        as("reader").accept("text/csv").get(LIST).then().statusCode(200).body(containsString("mt-list"));
    }

    @Test
    void theShippedOnesKeepTheRules() {
        ShippedMappings.all().forEach((code, body) -> {
            Map<String, Object> sent = new HashMap<>();
            sent.put("entity", body.entity());
            sent.put("columns", body.columns());
            as("admin").body(sent).put(PATH + "mt-" + code).then().statusCode(201);
            as("reader").get(PATH + code).then().statusCode(200).body("createdBy", is("system"));
        });
    }
}
