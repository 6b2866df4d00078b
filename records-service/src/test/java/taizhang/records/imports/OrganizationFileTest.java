package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;

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
            everywhere()
                    .body(Map.of("reason", "有误"))
                    .post(IMPORTS + "/" + ended.path("id") + "/withdrawal")
                    .then()
                    .statusCode(200);
            everywhere().get("/v1/organizations/" + code(0)).then().statusCode(404);
        }
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
