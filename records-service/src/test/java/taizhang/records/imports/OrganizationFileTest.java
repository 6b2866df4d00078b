package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizations from a file that is longer than what is decided at a time. */
@QuarkusTest
class OrganizationFileTest extends ImportFixture {

    private static final int CHILDREN = 40;
    /** So long that the rows are far more than one chunk. */
    private static final String BLANKS = " ".repeat(50_000);

    @ParameterizedTest
    @CsvSource({"mode=dry-run, 404", "mode=commit, 200", "mode=commit&atomic=true, 200"})
    void aParentMayStandFarBeforeItsChildren(String query, int status) {
        String lines = IntStream.rangeClosed(0, CHILDREN)
                .mapToObj(i -> line(organization(i)) + BLANKS)
                .collect(Collectors.joining("\n"));

        Response ended = ended(
                everywhere(),
                everywhere()
                        .contentType(NDJSON)
                        .body(lines.getBytes(StandardCharsets.UTF_8))
                        .post(IMPORTS + "?entity=organizations&" + query));

        counts(ended, "completed", CHILDREN + 1, 0, 0, 0);
        everywhere().get("/v1/organizations/" + code(CHILDREN)).then().statusCode(status);
        if (status == 200) {
            withdrawal(ended).then().statusCode(200);
            everywhere().get("/v1/organizations/" + code(0)).then().statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity", "child", "campaign"})
    void whatIsReferredToSinceIsNotTakenBack(String referrer) {
        Response ended = organizations(organization(0), organization(1));
        refers(referrer).then().statusCode(201);

        withdrawal(ended)
                .then()
                .statusCode(409)
                .body("code", is("edited-since"))
                .body("ids", contains(code(0)))
                .body("errors.code", contains("referred-to"));

        everywhere().get(IMPORTS + "/" + ended.path("id")).then().body("state", is("completed"));
        everywhere().get("/v1/organizations/" + code(1)).then().statusCode(200).body("version", is(1));
    }

    @Test
    void importsOfTheSameOrganizationsAreTakenBackInReverseOrder() {
        Response first = organizations(organization(0), organization(1));
        Map<String, @Nullable Object> renamed = organization(1);
        renamed.put("name", Map.of("zh", "新", "en", "New"));
        Response second = organizations(renamed);
        counts(second, "completed", 0, 1, 0, 0);

        withdrawal(first).then().statusCode(409).body("ids", contains(code(1)));
        withdrawal(second).then().statusCode(200);
        everywhere().get("/v1/organizations/" + code(1)).then().body("name.zh", is("单位"));
        withdrawal(first).then().statusCode(200);
        everywhere().get("/v1/organizations/" + code(0)).then().statusCode(404);
    }

    @Test
    void whatAnOrganizationWasMustBeAllowedStill() {
        Map<String, @Nullable Object> before = organization(1);
        before.put("basedIn", code(0));
        organizations(organization(0));
        before.remove("parent");
        organizations(before);
        Map<String, @Nullable Object> after = new HashMap<>(before);
        after.put("basedIn", null);
        Response ended = organizations(after);
        counts(ended, "completed", 0, 1, 0, 0);
        everywhere()
                .header("If-Match", "*")
                .delete("/v1/organizations/" + code(0))
                .then()
                .statusCode(204);

        withdrawal(ended)
                .then()
                .statusCode(409)
                .body("code", is("edited-since"))
                .body("ids", contains(code(1)))
                .body("errors.pointer", contains("/" + code(1) + "/basedIn"))
                .body("errors.code", contains("unknown-organization"));
    }

    @SafeVarargs
    private static Response organizations(Map<String, @Nullable Object>... rows) {
        return ended(
                everywhere(),
                everywhere()
                        .contentType(NDJSON)
                        .body(file(rows).getBytes(StandardCharsets.UTF_8))
                        .post(IMPORTS + "?entity=organizations&strategy=upsert&mode=commit"));
    }

    private Response refers(String referrer) {
        Map<String, @Nullable Object> body = new HashMap<>(referrer.equals("child") ? organization(2) : row("一"));
        return switch (referrer) {
            case "activity" -> {
                body.put("organization", code(0));
                yield everywhere().body(body).post("/v1/activities");
            }
            case "child" -> everywhere().body(body).put("/v1/organizations/" + code(2));
            default ->
                everywhere()
                        .body(Map.of(
                                "name",
                                Map.of("zh", "专项", "en", "Campaign"),
                                "kind",
                                "theme-education",
                                "leadOrganization",
                                code(0),
                                "startsOn",
                                "2020-01-01"))
                        .put("/v1/campaigns/" + own);
        };
    }

    private static Response withdrawal(Response ended) {
        return withdraw(everywhere(), ended, "有误");
    }

    private String code(int i) {
        return own + "-" + i;
    }

    private Map<String, @Nullable Object> organization(int i) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("code", code(i));
        row.put("name", Map.of("zh", "单位", "en", "Unit"));
        row.put("kind", "party-branch");
        row.put("validFrom", "2015-01-01");
        row.put("parent", i == 0 ? null : code(0));
        return row;
    }

    @Test
    void twiceInAFileIsToldOfTheCode() {
        Map<String, @Nullable Object> other = organization(0);
        other.put("validFrom", "2016-01-01");

        Response ended = ended(
                everywhere(),
                everywhere()
                        .contentType(NDJSON)
                        .body(file(organization(0), other).getBytes(StandardCharsets.UTF_8))
                        .post(IMPORTS + "?entity=organizations&mode=dry-run&strategy=upsert"));

        counts(ended, "completed-with-errors", 1, 0, 0, 1);
        everywhere()
                .get(IMPORTS + "/" + ended.path("id") + "/rows?outcome=rejected")
                .then()
                .body("items[0].errors.column", contains("/code"));
    }
}
