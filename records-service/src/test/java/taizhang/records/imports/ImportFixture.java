package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import taizhang.records.RecordsTest;

/** What the tests of imports share: a unit and a foreign one, anew for each test, and files of lines. */
abstract class ImportFixture extends RecordsTest {

    static final String IMPORTS = "/v1/imports";
    static final String NDJSON = "application/x-ndjson";

    private static final Set<String> AT_WORK = Set.of("queued", "validating", "applying");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static int worlds;

    String own;
    String foreign;
    String maker;

    @BeforeEach
    void world() {
        String name = "IMP" + ++worlds + "-";
        own = name + "OWN";
        foreign = name + "FOREIGN";
        maker = name + "maker";
        organization(own);
        organization(foreign);
    }

    static RequestSpecification everywhere() {
        return as("admin", "everywhere", null);
    }

    RequestSpecification within(String role) {
        return as(role, maker, own);
    }

    private static void organization(String code) {
        everywhere()
                .body(Map.of(
                        "name", Map.of("zh", "单位", "en", "Unit"), "kind", "party-branch", "validFrom", "2015-01-01"))
                .put("/v1/organizations/" + code)
                .then()
                .statusCode(201);
    }

    /** A good row. */
    Map<String, @Nullable Object> row(String title) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("type", "party-lecture");
        row.put("organization", own);
        row.put("title", title);
        row.put("heldOn", "2020-03-05");
        return row;
    }

    Map<String, @Nullable Object> row(String title, String externalId) {
        Map<String, @Nullable Object> row = row(title);
        row.put("externalId", externalId);
        return row;
    }

    static String line(Map<String, ?> row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SafeVarargs
    static String file(Map<String, ?>... rows) {
        return Arrays.stream(rows).map(ImportFixture::line).collect(Collectors.joining("\n"));
    }

    static Response withdraw(RequestSpecification who, Response ended, String reason) {
        return who.contentType("application/json")
                .body(Map.of("reason", reason))
                .post(IMPORTS + "/" + ended.path("id") + "/withdrawal");
    }

    static Response send(RequestSpecification who, String query, String file) {
        return who.contentType(NDJSON)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?entity=activities&" + query);
    }

    /** @return the import when it has come to its end */
    Response imported(String query, String file) {
        return ended(within("recorder"), send(within("recorder"), query, file));
    }

    static Response ended(RequestSpecification who, Response accepted) {
        accepted.then().statusCode(202);
        String path = IMPORTS + "/" + accepted.path("id");
        Response seen = who.get(path);
        while (AT_WORK.contains(seen.<String>path("state"))) {
            seen = who.get(path);
        }
        return seen;
    }

    Response rows(Response ended, String query) {
        Response rows = within("reader").get(IMPORTS + "/" + ended.path("id") + "/rows" + query);
        assertEquals(200, rows.statusCode(), rows.asString());
        return rows;
    }

    List<Map<String, Object>> activities() {
        return within("reader").get("/v1/activities?limit=500").jsonPath().getList("items");
    }

    static void counts(Response ended, String state, int created, int updated, int unchanged, int rejected) {
        assertEquals(state, ended.path("state"), ended.asString());
        assertEquals(
                List.of(created + updated + unchanged + rejected, created, updated, unchanged, rejected),
                List.of(
                        ended.<Integer>path("rows"),
                        ended.<Integer>path("created"),
                        ended.<Integer>path("updated"),
                        ended.<Integer>path("unchanged"),
                        ended.<Integer>path("rejected")),
                ended.asString());
    }
}
