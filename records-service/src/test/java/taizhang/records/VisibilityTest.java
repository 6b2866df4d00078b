package taizhang.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.organization.OrganizationSql;

/**
 * What a caller sees of rows (the fragments of SQL) and of representations in the ledger (the function of the database) is
 * the same, for every record of a random tree whose organizations move, and every scope.
 */
@QuarkusTest
class VisibilityTest extends RecordsTest {

    private static final int ORGANIZATIONS = 12;
    private static final int RECORDS = 60;

    @Inject
    Database database;

    @Test
    void rowsAndRepresentationsAreSeenAlike() {
        Random random = new Random(7);
        String tree = "VT-" + System.nanoTime() + "-";
        List<String> codes =
                IntStream.range(0, ORGANIZATIONS).mapToObj(i -> tree + i).toList();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            place(codes, i, random);
        }
        int seen = 0;
        for (int i = 0; i < RECORDS; i++) {
            String organization = codes.get(random.nextInt(ORGANIZATIONS));
            LocalDate day = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2000));
            for (String scope : codes) {
                seen += compare(
                        "activity",
                        "heldOn",
                        organization,
                        day,
                        scope,
                        OrganizationSql.belowOn(":code", ":scope", ":day::date"));
                seen += compare(
                        "rectification-task",
                        "foundOn",
                        organization,
                        day,
                        scope,
                        OrganizationSql.belowSince(":code", ":scope", ":day::date"));
            }
        }
        for (String organization : codes) {
            for (String scope : codes) {
                seen += compare(
                        "organization",
                        "code",
                        organization,
                        null,
                        scope,
                        OrganizationSql.isVisible(":code", ":scope"));
                seen += compare(
                        "campaign",
                        "leadOrganization",
                        organization,
                        null,
                        scope,
                        CampaignSql.isVisibleByLeader(":code::text", ":scope::text"));
            }
        }
        assertTrue(seen > 200, "some are seen");
    }

    /** A root, or below an earlier one; half of them move once, again below an earlier one, so that there is no cycle. */
    private static void place(List<String> codes, int i, Random random) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", Map.of("zh", "单位", "en", "Unit"), "kind", "affiliated-unit", "validFrom", "2015-01-01"));
        body.put("parent", i == 0 ? null : codes.get(random.nextInt(i)));
        as("admin").body(body).put("/v1/organizations/" + codes.get(i)).then().statusCode(201);
        if (i > 1 && random.nextBoolean()) {
            String day = LocalDate.of(2018, 6, 1).plusDays(random.nextInt(1500)).toString();
            as("admin")
                    .header("If-Match", "*")
                    .body(Map.of("parent", codes.get(random.nextInt(i)), "effectiveFrom", day))
                    .put("/v1/organizations/" + codes.get(i) + "/parent")
                    .then()
                    .statusCode(200);
        }
    }

    private int compare(
            String entity, String field, String organization, LocalDate day, String scope, String fragment) {
        Map<String, Object> record = new HashMap<>(Map.of("organization", organization));
        record.put(field, day == null ? organization : day.toString());
        record.put("placements", List.of());
        boolean[] sees = database.sql("select " + fragment + ", visible_in_subtree(:entity, :record, :scope)"
                        + (fragment.contains(":day") ? "" : ", :day::date"))
                .set("entity", entity)
                .set("record", taizhang.api.json.Json.text(record))
                .set("code", organization)
                .set("scope", scope)
                .set("day", day)
                .one(row -> new boolean[] {row.getBoolean(1), row.getBoolean(2)});
        assertEquals(sees[0], sees[1], () -> entity + " of " + organization + " on " + day + " for " + scope);
        return sees[0] ? 1 : 0;
    }
}
