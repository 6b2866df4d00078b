package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static taizhang.records.organization.OrganizationTest.exists;
import static taizhang.records.organization.OrganizationTest.move;
import static taizhang.records.organization.OrganizationTest.organization;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.records.ServiceTest;

/** What was, stays: the days under another superior are not the present superior's to change. */
@QuarkusTest
class OrganizationPastTest extends ServiceTest {

    private static final String PATH = "/v1/organizations/";

    private static ValidatableResponse moveAs(String superior, String code, String parent, String from) {
        return as("admin", "a", superior)
                .body(Map.of("parent", parent, "effectiveFrom", from))
                .put(PATH + code + "/parent")
                .then();
    }

    /** Below {@code code-OLD} until the end of 2020, below {@code code-NEW} since, which has a unit {@code code-SUB}. */
    private static void moved(String code) {
        exists(code + "-OLD", null);
        exists(code + "-NEW", null);
        exists(code + "-SUB", code + "-NEW");
        exists(code, code + "-OLD");
        move(code, code + "-NEW", "2021-01-01").statusCode(200);
    }

    @Test
    void aPlacementLiesInYearsThatCanBeWritten() {
        exists("OP-YEAR", null);
        move("OP-YEAR", null, "+12000-01-01")
                .statusCode(422)
                .body("errors.pointer", contains("/effectiveFrom"))
                .body("errors.code", contains("out-of-range"));
        as("reader").get(PATH + "OP-YEAR").then().statusCode(200);
    }

    @Test
    void theDaysUnderAnotherSuperiorAreNotThePresentOnesToChange() {
        moved("OP-P");
        moveAs("OP-P-NEW", "OP-P", "OP-P-SUB", "2020-12-31").statusCode(403);
        moveAs("OP-P-NEW", "OP-P", "OP-P-SUB", "2021-01-01").statusCode(200);
        as("reader").get(PATH + "OP-P/parents").then().body("items.parent", contains("OP-P-OLD", "OP-P-SUB"));
    }

    @Test
    void aParentIsInTheSubtreeOnAllDaysOfThePlacement() {
        moved("OP-Q");
        exists("OP-QC", "OP-Q-NEW");
        moveAs("OP-Q-NEW", "OP-QC", "OP-Q", "2020-12-31")
                .statusCode(422)
                .body("errors.code", contains("unknown-organization"));
        moveAs("OP-Q-NEW", "OP-QC", "OP-Q", "2021-01-01").statusCode(200);
        // Created below it, it would have been below the other superior from 2019 on.
        as("admin", "a", "OP-Q-NEW")
                .body(organization("OP-Q"))
                .put(PATH + "OP-QNEW")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/parent"));
    }

    @Test
    void neitherItsFirstDayNorItsLifeAreThePresentSuperiorsAlone() {
        moved("OP-R");
        Map<String, Object> later = new HashMap<>(organization("OP-R-NEW"));
        later.put("validFrom", "2020-06-01");
        as("admin", "a", "OP-R-NEW")
                .header("If-Match", "\"2\"")
                .body(later)
                .put(PATH + "OP-R")
                .then()
                .statusCode(403);
        as("admin", "a", "OP-R-NEW")
                .header("If-Match", "\"2\"")
                .delete(PATH + "OP-R")
                .then()
                .statusCode(403);
        Map<String, Object> ended = new HashMap<>(organization("OP-R-NEW"));
        ended.put("validTo", "2022-12-31");
        as("admin", "a", "OP-R-NEW")
                .header("If-Match", "\"2\"")
                .body(ended)
                .put(PATH + "OP-R")
                .then()
                .statusCode(200)
                .body("validTo", is("2022-12-31"));
    }

    @Test
    void aDayOutOfAllYearsIsNoDay() {
        for (String day : new String[] {"+999999999-01-01", "-0001-01-01", "+10000-01-01", "0000-01-01"}) {
            as("reader")
                    .queryParam("on", day)
                    .get("/v1/organizations")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", is("on"));
        }
    }
}
