package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same person with another token has what that token allows, and no more. */
@QuarkusTest
class ImportAuthorityTest extends ImportFixture {

    private RequestSpecification without(String role) {
        return as(role, maker, null);
    }

    @Test
    void underAnotherOrganizationAnImportIsNotThere() {
        Response ended = imported("mode=commit", file(row("一")));
        String path = IMPORTS + "/" + ended.path("id");
        for (String part : List.of("", "/rows", "/file")) {
            as("recorder", maker, foreign).get(path + part).then().statusCode(404);
            without("reader").get(path + part).then().statusCode(200);
        }
        as("recorder", maker, foreign).get(IMPORTS).then().body("items", empty());
        without("reader").get(IMPORTS).then().body("items.id", contains(ended.<String>path("id")));
        as("recorder", maker, foreign).post(path + "/cancellation").then().statusCode(404);
        withdraw(as("recorder", maker, foreign), ended, "x").then().statusCode(404);
        assertEquals(1, activities().size());
        withdraw(within("recorder"), ended, "x").then().statusCode(200);
    }

    @Test
    void whatWasImportedEverywhereIsNotThereUnderAnOrganization() {
        Response ended = ended(without("recorder"), send(without("recorder"), "mode=commit", file(row("一"))));
        String path = IMPORTS + "/" + ended.path("id");
        within("reader").get(path).then().statusCode(404);
        withdraw(within("recorder"), ended, "x").then().statusCode(404);
        withdraw(without("recorder"), ended, "x").then().statusCode(200);
    }

    @Test
    void whatIsOutOfSightIsNotUpdated() {
        Map<String, Object> elsewhere = row("一", "a");
        elsewhere.put("organization", foreign);
        Response first = ended(without("recorder"), send(without("recorder"), "mode=commit", file(elsewhere)));
        counts(first, "completed", 1, 0, 0, 0);
        for (String mode : List.of("dry-run", "commit")) {
            Response refused = imported("strategy=upsert&mode=" + mode, file(row("新", "a")));
            rows(refused, "")
                    .then()
                    .body("items[0].errors.column", contains("/externalId"))
                    .body("items[0].errors.code", contains("already-exists"));
        }
        without("reader").get("/v1/activities?organization=" + foreign).then().body("items.title", contains("一"));
    }

    @Test
    void whatTookARoleToWriteTakesItToWithdraw() {
        Map<String, Object> approved = row("一");
        approved.put("status", "approved");
        Response ended = ended(within("admin"), send(within("admin"), "mode=commit", file(approved)));
        for (String role : List.of("recorder", "approver")) {
            withdraw(within(role), ended, "x").then().statusCode(403).body("code", is("forbidden"));
        }
        assertEquals("approved", activities().get(0).get("status"));
        withdraw(within("admin"), ended, "x").then().statusCode(200);
        assertEquals("voided", activities().get(0).get("status"));
    }
}
