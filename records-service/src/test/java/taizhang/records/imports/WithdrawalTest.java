package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import has written is taken back as one act, or stays as a whole. */
@QuarkusTest
class WithdrawalTest extends ImportFixture {

    private static final String UPSERT = "mode=commit&strategy=upsert";

    private static final Map<String, String> NAME = Map.of("zh", "名称", "en", "Name");

    private Response withdraw(Response ended) {
        return withdraw(within("recorder"), ended, "送错文件");
    }

    @Test
    void withdrawnAsOneAct() {
        Map<String, Object> submitted = row("二", "b");
        submitted.put("status", "submitted");
        Map<String, Object> kept = row("三", "c");
        counts(imported("mode=commit", file(kept)), "completed", 1, 0, 0, 0);
        Map<String, Object> edited = row("新三", "c");
        Response ended = imported(UPSERT, file(row("一", "a"), submitted, edited));
        counts(ended, "completed", 2, 1, 0, 0);
        withdraw(within("recorder"), ended, " ").then().statusCode(422).body("errors[0].pointer", is("/reason"));
        withdraw(ended)
                .then()
                .statusCode(200)
                .body("state", is("withdrawn"))
                .body("created", is(2))
                .body("withdrawalReason", is("送错文件"));
        List<Map<String, Object>> left = activities();
        assertEquals(2, left.size());
        for (Map<String, Object> activity : left) {
            boolean voided = activity.get("status").equals("voided");
            assertEquals(voided ? "二" : "三", activity.get("title"));
            assertEquals(voided ? null : "c", activity.get("externalId"));
            history("activity", activity.get("id"), voided ? 2 : 3)
                    .body("items[-1].batch", is(ended.<String>path("id")))
                    .body("items[-1].operation", is("updated"));
        }
        withdraw(ended).then().statusCode(409).body("code", is("illegal-transition"));
        counts(imported("mode=commit", file(row("一", "a"), submitted)), "completed", 2, 0, 0, 0);
    }

    @Test
    void whatWasEditedSinceIsNotTakenBack() {
        Response ended = imported("mode=commit", file(row("一"), row("二"), row("三")));
        List<String> ids = rows(ended, "").jsonPath().getList("items.id");
        edit(ids.get(1), "notes", "改");
        delete(within("recorder"), "/v1/activities/" + ids.get(2));
        stays(ended).body("ids", contains(ids.get(1))).body("errors", nullValue());
        assertEquals(2, activities().size());
    }

    @Test
    void itIsTakenBackAsItWasSeen() {
        Response ended = imported("mode=commit", file(row("一")));
        String seen = ended.header("ETag");
        for (String stale : List.of("\"1\"", "W/" + seen)) {
            withdraw(within("recorder").header("If-Match", stale), ended, "x")
                    .then()
                    .statusCode(412);
        }
        assertEquals(1, activities().size());
        withdraw(within("recorder").header("If-Match", seen), ended, "x").then().statusCode(200);
    }

    @Test
    void whatHasWrittenNothingHasNothingToTakeBack() {
        Map<String, Object> bad = row("坏");
        bad.put("heldOn", null);
        counts(imported("mode=commit", file(row("一", "a"))), "completed", 1, 0, 0, 0);
        for (Response ended : List.of(
                imported("mode=dry-run", file(row("二"))),
                imported("mode=commit", file(row("一", "a"))),
                imported("mode=commit", file(bad)),
                imported("mode=commit&atomic=true", file(row("二"), bad)))) {
            withdraw(ended)
                    .then()
                    .statusCode(409)
                    .body("code", is("illegal-transition"))
                    .body("detail", containsString("[]"));
            within("reader")
                    .get(IMPORTS + "/" + ended.path("id"))
                    .then()
                    .body("state", is(ended.<String>path("state")));
        }
    }

    @Test
    void importsOfTheSameRecordsAreTakenBackInReverseOrder() {
        Response first = imported("mode=commit", file(row("一", "a"), row("二", "b")));
        String id = rows(first, "").path("items[0].id");
        Response second = imported(UPSERT, file(row("新", "a"), row("二", "b")));
        Response third = imported(UPSERT, file(row("再新", "a")));
        stays(second).body("ids", contains(id));
        withdraw(third).then().statusCode(200);
        stays(first).body("ids", contains(id));
        withdraw(second).then().statusCode(200);
        rows(second, "?outcome=updated").then().body("items[0].after.title", is("新"));
        withdraw(first).then().statusCode(200);
        assertEquals(List.of(), activities());
    }

    @Test
    void whatWasEditedBeforeWhatIsWithdrawnIsStillEdited() {
        Response first = imported("mode=commit", file(row("一", "a")));
        String id = rows(first, "").path("items[0].id");
        edit(id, "notes", "改");
        withdraw(imported(UPSERT, file(row("新", "a")))).then().statusCode(200);
        stays(first).body("ids", contains(id));
        within("reader")
                .get("/v1/activities/" + id)
                .then()
                .body("title", is("一"))
                .body("notes", is("改"));
    }

    @Test
    void noRecordBecomesAPartOfItself() {
        Response first = imported("mode=commit", file(row("一", "a"), row("二", "b"), row("三", "c")));
        List<String> ids = rows(first, "").jsonPath().getList("items.id");
        edit(ids.get(0), "partOf", ids.get(1));
        edit(ids.get(2), "partOf", ids.get(1));
        Map<String, Object> alone = row("一", "a");
        alone.put("partOf", null);
        Map<String, Object> other = row("三", "c");
        other.put("partOf", null);
        Response ended = imported(UPSERT, file(alone, other));
        counts(ended, "completed", 0, 2, 0, 0);
        edit(ids.get(1), "partOf", ids.get(0));
        stays(ended)
                .body("ids", contains(ids.get(0)))
                .body("errors.pointer", contains("/" + ids.get(0) + "/partOf"))
                .body("errors.code", contains("part-of-itself"));
        within("reader").get("/v1/activities/" + ids.get(2)).then().body("partOf", nullValue());
        edit(ids.get(1), "partOf", null);
        withdraw(ended).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "closed, organization, organization-not-valid",
        "deleted, organization, unknown-organization",
        "campaign, campaign, unknown-campaign",
        "whole, partOf, unknown-activity",
        "type, quantities/half-days, unknown-quantity"
    })
    void whatARecordWasMustBeAllowedStill(String what, String field, String rule) {
        String code = own.toLowerCase(Locale.ROOT) + "-sub";
        Map<String, @Nullable Object> before = row("一", "a");
        Map<String, @Nullable Object> after = row("一", "a");
        Runnable ending;
        switch (what) {
            case "campaign" -> {
                String path = "/v1/campaigns/" + code;
                put(path, campaign(own));
                before.put("campaign", code);
                after.put("campaign", null);
                ending = () -> put(path, campaign(foreign));
            }
            case "whole" -> {
                String whole = rows(imported("mode=commit", file(row("全"))), "").path("items[0].id");
                before.put("partOf", whole);
                after.put("partOf", null);
                ending = () -> delete(within("recorder"), "/v1/activities/" + whole);
            }
            case "type" -> {
                put("/v1/activity-types/" + code, type("half-days"));
                before.put("type", code);
                before.put("quantities", Map.of("half-days", 3));
                after.put("quantities", Map.of());
                ending = () -> put("/v1/activity-types/" + code, type("days"));
            }
            default -> {
                String path = "/v1/organizations/" + code;
                put(path, unit(null));
                before.put("organization", code);
                ending = what.equals("closed") ? () -> put(path, unit("2019-12-31")) : () -> delete(everywhere(), path);
            }
        }
        Response first = imported("mode=commit", file(before));
        counts(first, "completed", 1, 0, 0, 0);
        String id = rows(first, "").path("items[0].id");
        Response ended = imported(UPSERT, file(after));
        counts(ended, "completed", 0, 1, 0, 0);
        ending.run();
        Object seen = within("reader").get("/v1/activities/" + id).path("");
        stays(ended)
                .body("ids", contains(id))
                .body("errors.pointer", contains("/" + id + "/" + field))
                .body("errors.code", contains(rule));
        assertEquals(seen, within("reader").get("/v1/activities/" + id).path(""));
    }

    @Test
    void whatBelongsToOthersByNowIsTheirs() {
        String path = "/v1/organizations/" + own + "-MOVED";
        put(path, unit(null));
        Map<String, Object> row = row("一", "a");
        row.put("organization", own + "-MOVED");
        Response ended = imported("mode=commit", file(row));
        String id = rows(ended, "").path("items[0].id");
        everywhere()
                .header("If-Match", "*")
                .body(Map.of("parent", foreign, "effectiveFrom", "2015-01-01"))
                .put(path + "/parent")
                .then()
                .statusCode(200);
        stays(ended).body("ids", contains(id));
        everywhere().get("/v1/activities/" + id).then().statusCode(200);
        withdraw(everywhere(), ended, "送错文件").then().statusCode(200);
    }

    private ValidatableResponse stays(Response ended) {
        ValidatableResponse refused = withdraw(ended).then().statusCode(409).body("code", is("edited-since"));
        within("reader").get(IMPORTS + "/" + ended.path("id")).then().body("state", is("completed"));
        return refused;
    }

    private void edit(String id, String field, @Nullable Object value) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(field, value);
        within("recorder")
                .header("If-Match", "*")
                .body(patch)
                .patch("/v1/activities/" + id)
                .then()
                .statusCode(200);
    }

    private static void delete(RequestSpecification who, String path) {
        who.header("If-Match", "*").delete(path).then().statusCode(204);
    }

    private static void put(String path, Map<String, ?> body) {
        Response there = everywhere().get(path);
        boolean isThere = there.statusCode() == 200;
        RequestSpecification writer = isThere ? everywhere().header("If-Match", "*") : everywhere();
        writer.body(body).put(path).then().statusCode(isThere ? 200 : 201);
    }

    private Map<String, @Nullable Object> unit(@Nullable String validTo) {
        Map<String, @Nullable Object> unit = new HashMap<>();
        unit.put("name", NAME);
        unit.put("kind", "party-branch");
        unit.put("parent", own);
        unit.put("validFrom", "2015-01-01");
        unit.put("validTo", validTo);
        return unit;
    }

    private static Map<String, Object> campaign(String lead) {
        return Map.of("name", NAME, "kind", "theme-education", "leadOrganization", lead, "startsOn", "2020-01-01");
    }

    private static Map<String, Object> type(String quantity) {
        return Map.of(
                "category",
                "lecture",
                "name",
                NAME,
                "quantities",
                List.of(Map.of("code", quantity, "name", NAME, "unit", "days")),
                "attributes",
                List.of(),
                "partyActivity",
                true);
    }
}
