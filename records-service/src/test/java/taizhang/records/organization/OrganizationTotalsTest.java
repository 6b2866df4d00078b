package taizhang.records.organization;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an organization has from a day on. */
@QuarkusTest
class OrganizationTotalsTest extends OrganizationFixture {

    private static Map<String, Object> totals(String from, Object... fields) {
        Map<String, Object> body = new HashMap<>();
        body.put("effectiveFrom", from);
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return body;
    }

    private static ValidatableResponse put(String code, String version, Map<String, ?> body) {
        return as("admin")
                .header("If-Match", version)
                .body(body)
                .put(PATH + code + "/totals")
                .then();
    }

    @Test
    void eachHoldsUntilTheNextAndThatOfTheSameDayIsReplaced() {
        exists("TT-A", null);
        as("reader").get(PATH + "TT-A/totals").then().statusCode(200).body("items", empty());
        put("TT-A", "\"1\"", totals("2020-07-01", "memberCount", 12, "postsFilled", Map.of("discipline-member", 1)))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("memberCount", nullValue());
        put("TT-A", "\"2\"", totals("2019-01-01", "memberCount", 10, "staffCount", 0, "hasCommittee", false))
                .header("ETag", "\"3\"");
        put("TT-A", "\"3\"", totals("2020-07-01", "memberCount", 13, "hasSmallGroups", true))
                .statusCode(200);
        as("reader")
                .get(PATH + "TT-A/totals?include=total")
                .then()
                .statusCode(200)
                .body("items.effectiveFrom", contains("2019-01-01", "2020-07-01"))
                .body("items.effectiveTo", contains("2020-06-30", null))
                .body("items.memberCount", contains(10, 13))
                .body("items.staffCount", contains(0, null))
                .body("items.hasCommittee", contains(false, null))
                .body("items.hasSmallGroups", contains(null, true))
                .body("items[1].postsFilled", anEmptyMap())
                .body("total", is(2));
        put("TT-A", "\"4\"", totals("2020-07-01", "memberCount", 13, "hasSmallGroups", true))
                .statusCode(200)
                .header("ETag", "\"4\"");
    }

    @Test
    void theLedgerKeepsThemWithTheOrganization() {
        exists("TT-L", null);
        put("TT-L", "*", totals("2020-07-01", "memberCount", 12, "postsFilled", Map.of("p", 1)));
        assertEquals(
                List.of(
                        "created []",
                        "updated [{\"effectiveFrom\":\"2020-07-01\",\"hasCommittee\":null,\"hasSmallGroups\":null,"
                                + "\"memberCount\":12,\"postsFilled\":{\"p\":1},\"staffCount\":null}]"),
                database.createNativeQuery(
                                """
                                select operation || ' ' || (after ->> 'totals') from change
                                where entity = 'organization' and entity_id = 'TT-L' order by id
                                """,
                                String.class)
                        .getResultList());
    }

    @Test
    void aTableHasAColumnForEachPost() {
        exists("TT-CSV", null);
        put("TT-CSV", "*", totals("2020-01-01", "postsFilled", Map.of("b", 2)));
        put("TT-CSV", "*", totals("2021-01-01", "postsFilled", Map.of("a", 1)));
        String table =
                as("reader").accept("text/csv").get(PATH + "TT-CSV/totals").asString();
        assertTrue(
                table.contains(
                        "effectiveFrom,effectiveTo,memberCount,staffCount,postsFilled.a,postsFilled.b,hasCommittee"),
                table);
        assertTrue(table.contains("2020-01-01,2020-12-31,,,,2,"), table);
    }

    @Test
    void whatIsNoTotalIsRefusedWithItsPlace() {
        exists("TT-B", null);
        Map<String, Object> posts = new HashMap<>(Map.of("a b", 1, "negative", -1, "fine", 0));
        posts.put("nobody", null);
        put("TT-B", "*", totals("2018-12-31", "memberCount", -1, "staffCount", 10_000_001, "postsFilled", posts))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/effectiveFrom",
                                "/memberCount",
                                "/staffCount",
                                "/postsFilled/a b",
                                "/postsFilled/negative",
                                "/postsFilled/nobody"));
        put("TT-B", "*", totals(null, "memberCount", 1))
                .statusCode(422)
                .body("errors.pointer", contains("/effectiveFrom"));
        put("TT-B", "*", totals("2020-01-01", "memberCount", 1.5)).statusCode(400);
        put("TT-B", "*", totals("2020-01-01", "memberCount", "many")).statusCode(400);
        put("TT-B", "*", totals("2020-01-01", "postsFilled", Map.of("p", 1.5))).statusCode(400);
        put("TT-B", "*", totals("2020-01-01", "members", 1))
                .statusCode(400)
                .body("errors.pointer", contains("/members"));
        put("TT-B", "*", totals("2020-02-30")).statusCode(400);
        put("TT-B", "\"9\"", totals("2020-01-01")).statusCode(412);
        put("TT-NONE", "*", totals("2020-01-01")).statusCode(404);
        as("recorder")
                .header("If-Match", "*")
                .body(totals("2020-01-01"))
                .put(PATH + "TT-B/totals")
                .then()
                .statusCode(403);
        as("reader").get(PATH + "TT-B/totals").then().body("items", empty());
    }

    @Test
    void totalsAreOfDaysOfTheOrganizationAndOfTheAuthor() {
        exists("TT-OLD", null);
        exists("TT-NEW", null);
        exists("TT-M", "TT-OLD");
        move("TT-M", "TT-NEW", "2021-01-01").statusCode(200);
        for (Map.Entry<String, Integer> day :
                Map.of("2020-12-31", 403, "2021-01-01", 200).entrySet()) {
            as("admin", "a", "TT-NEW")
                    .header("If-Match", "*")
                    .body(totals(day.getKey(), "memberCount", 5))
                    .put(PATH + "TT-M/totals")
                    .then()
                    .statusCode(day.getValue());
        }
        as("admin", "a", "TT-OTHER")
                .header("If-Match", "*")
                .body(totals("2021-01-01"))
                .put(PATH + "TT-M/totals")
                .then()
                .statusCode(404);
        as("reader", "r", "TT-OTHER").get(PATH + "TT-M/totals").then().statusCode(404);
    }
}
