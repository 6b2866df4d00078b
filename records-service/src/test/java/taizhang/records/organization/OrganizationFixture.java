package taizhang.records.organization;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taizhang.records.RecordsTest;

/** What the tests of organizations share. */
abstract class OrganizationFixture extends RecordsTest {

    static final String PATH = "/v1/organizations/";

    @Inject
    EntityManager database;

    static Map<String, Object> organization(String parent) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "第一支部", "en", "First branch"));
        body.put("kind", "party-branch");
        body.put("parent", parent);
        body.put("validFrom", "2019-01-01");
        return body;
    }

    static void exists(String code, String parent) {
        as("admin").body(organization(parent)).put(PATH + code).then().statusCode(201);
    }

    static ValidatableResponse move(String code, String parent, String from) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", parent);
        body.put("effectiveFrom", from);
        return as("admin")
                .header("If-Match", "*")
                .body(body)
                .put(PATH + code + "/parent")
                .then();
    }

    static ValidatableResponse list(String parameters) {
        return as("reader").get("/v1/organizations?" + parameters).then().statusCode(200);
    }

    List<?> changes(String code) {
        return database.createNativeQuery(
                        """
                        select operation || ' ' || version || ' ' || coalesce(after ->> 'placements', '') from change
                        where entity = 'organization' and entity_id = :code order by id
                        """,
                        String.class)
                .setParameter("code", code)
                .getResultList();
    }
}
