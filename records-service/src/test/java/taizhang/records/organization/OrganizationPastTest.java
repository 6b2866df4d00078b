package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static taizhang.records.organization.OrganizationFixture.exists;
import static taizhang.records.organization.OrganizationFixture.move;
import static taizhang.records.organization.OrganizationFixture.organization;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** What was, stays: the days under another superior are not the present superior's to change. */
@QuarkusTest
class OrganizationPastTest extends RecordsTest {

    private static final String PATH = "/v1/organizations/";

    private static ValidatableResponse moveAs(String superior, String code, String parent, String from) {
        return as("admin", "a", superior)
                .header("If-Match", "*")
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

    @Test
    void itsDaysAreNotNarrowedOverItsRecords() {
        exists("OP-N", null);
        String id = as("recorder")
                .body(Map.of("type", "party-lecture", "organization", "OP-N", "title", "x", "heldOn", "2020-03-05"))
                .post("/v1/activities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (Map<String, String> days : List.of(
                Map.of("validFrom", "2020-03-06"), Map.of("validFrom", "2019-01-01", "validTo", "2020-03-04"))) {
            withDays("OP-N", days).statusCode(409).body("code", is("organization-in-use"));
        }
        as("reader").get(PATH + "OP-N").then().body("version", is(1));
        withDays("OP-N", Map.of("validFrom", "2020-03-05", "validTo", "2020-03-05"))
                .statusCode(200);
        // What is voided counts nowhere and hinders nothing.
        as("recorder")
                .header("If-Match", "\"1\"")
                .body(Map.of("to", "voided"))
                .post("/v1/activities/" + id + "/transitions")
                .then()
                .statusCode(200);
        as("admin")
                .header("If-Match", "\"2\"")
                .body(days(Map.of("validFrom", "2020-04-01")))
                .put(PATH + "OP-N")
                .then()
                .statusCode(200);
    }

    @Test
    void norOverItsTasks() {
        exists("OP-T", null);
        String id = as("recorder")
                .body(Map.of("organization", "OP-T", "source", "inspection", "title", "x", "foundOn", "2020-03-05"))
                .post("/v1/rectification-tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (Map<String, String> days : List.of(
                Map.of("validFrom", "2020-03-06"), Map.of("validFrom", "2019-01-01", "validTo", "2020-03-04"))) {
            withDays("OP-T", days).statusCode(409).body("code", is("organization-in-use"));
        }
        as("recorder")
                .header("If-Match", "\"1\"")
                .body(Map.of("to", "void", "note", "误录"))
                .post("/v1/rectification-tasks/" + id + "/transitions")
                .then()
                .statusCode(200);
        withDays("OP-T", Map.of("validFrom", "2020-04-01")).statusCode(200);
    }

    private static ValidatableResponse withDays(String code, Map<String, String> days) {
        return as("admin")
                .header("If-Match", "\"1\"")
                .body(days(days))
                .put(PATH + code)
                .then();
    }

    private static Map<String, Object> days(Map<String, String> days) {
        Map<String, Object> body = new HashMap<>(organization(null));
        body.putAll(days);
        return body;
    }

    @Test
    void aScopedFeedLearnsOfADeletion() {
        exists("OP-F", null);
        exists("OP-FG", "OP-F");
        int head = as("feed").get("/v1/changes/head").path("position");
        as("admin").header("If-Match", "\"1\"").delete(PATH + "OP-FG").then().statusCode(204);
        List<Map<String, Object>> seen = new ArrayList<>();
        while (seen.isEmpty() || !"deleted".equals(seen.get(seen.size() - 1).get("operation"))) {
            List<Map<String, Object>> page = as("feed", "f", "OP-F")
                    .get("/v1/changes?wait=8&after=" + head)
                    .jsonPath()
                    .getList("items");
            assertFalse(page.isEmpty(), "no deletion came");
            seen.addAll(page);
            head = (Integer) page.get(page.size() - 1).get("position");
        }
        assertEquals("OP-FG", seen.get(seen.size() - 1).get("id"));
        as("feed", "f", "OP-P-OTHER")
                .get("/v1/changes?wait=0&after=" + (head - 1))
                .then()
                .body("items", empty());
    }

    @Test
    void aCodeThatIsUsedAgainGoesOnInItsVersions() {
        exists("OP-V", null);
        as("admin").header("If-Match", "\"1\"").delete(PATH + "OP-V").then().statusCode(204);
        as("admin")
                .body(organization(null))
                .put(PATH + "OP-V")
                .then()
                .statusCode(201)
                .header("ETag", "\"3\"")
                .body("version", is(3));
    }
}
