package taizhang.records.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

@QuarkusTest
class CatalogTest extends RecordsTest {

    @Inject
    EntityManager database;

    @Inject
    ActivityTypes types;

    @Inject
    CatalogService service;

    private static String body(String quantities, String values) {
        return """
                {"category": "lecture", "name": {"zh": "试", "en": "Trial"}, "partyActivity": true,
                 "quantities": [%s], "attributes": [{"code": "form", "values": %s}]}
                """
                .formatted(quantities, values);
    }

    private static final String PEOPLE =
            "{\"code\": \"people\", \"name\": {\"zh\": \"人\", \"en\": \"people\"}, \"unit\": \"people\"}";

    private long changes(String code) {
        return (Long) database.createNativeQuery(
                        "select count(*) from change where entity = 'activity-type' and entity_id = :code", Long.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    @Test
    void shippedTypesAreThereEachWithItsChange() {
        as("reader")
                .get("/v1/activity-types/party-lecture")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("category", is("lecture"))
                .body("name.zh", is("党课"))
                .body("aliases", hasItem("党课辅导"))
                .body("quantities.code", contains("person-times", "attendees", "expected-attendees", "absentees"))
                .body("attributes.find { it.code == 'lecturer-role' }.name.zh", is("授课人身份"))
                .body("attributes.find { it.code == 'lecturer-role' }.values", hasItem("party-group-secretary"))
                .body(
                        "attributes.find { it.code == 'lecturer-role' }.valueNames.'party-group-secretary'",
                        is(Map.of("zh", "党组书记", "en", "Secretary of the Party group")))
                .body("attributes.find { it.code == 'mode' }.valueNames.onsite.zh", is("现场"))
                .body("attributes.code", hasItems("lecturer-role", "mode", "level", "direction"))
                .body("partyActivity", is(true));
        assertEquals(1, changes("party-lecture"));
        assertNotNull(types.find("party-lecture"));
        assertNull(types.find("no-such-type"));
    }

    @Test
    void shippingAgainChangesNothing() {
        service.ship(CatalogFiles.types());
        assertEquals(1, changes("party-lecture"));
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            var request = as("reader").queryParam("limit", 25).queryParam("include", "total");
            var answer = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/activity-types")
                    .then()
                    .statusCode(200)
                    .extract();
            codes.addAll(answer.jsonPath().getList("items.code"));
            assertEquals(answer.jsonPath().getInt("total") >= 72, true);
            cursor = answer.path("next");
        } while (cursor != null);
        assertEquals(codes.size(), new HashSet<>(codes).size());
        assertEquals(
                true,
                codes.containsAll(
                        CatalogFiles.types().stream().map(ActivityType::code).toList()));
    }

    @Test
    void filtersByCategoryAndByText() {
        as("reader")
                .get("/v1/activity-types?category=talk,volunteering&limit=500")
                .then()
                .statusCode(200)
                .body("items.category", everyItem(org.hamcrest.Matchers.in(List.of("talk", "volunteering"))));
        as("reader")
                .queryParam("q", "党课")
                .get("/v1/activity-types")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("party-lecture"));
        as("reader")
                .queryParam("q", "ＰＡＲＴＹ LEC\u200bTURE")
                .get("/v1/activity-types")
                .then()
                .body("items.code", contains("party-lecture"))
                .body("next", nullValue());
    }

    @Test
    void aMistypedCategoryIsRefused() {
        as("reader")
                .get("/v1/activity-types?category=talk,volunteerign")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("category"))
                .body("errors.code", contains("unknown-category"))
                .body("errors[0].detail", containsString("nearest known: volunteering"));
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        String cursor = as("reader").get("/v1/activity-types?limit=1").path("next");
        as("reader")
                .get("/v1/activity-types?category=talk&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", is("cursor-mismatch"));
    }

    @Test
    void putCreatesThenReplacesTheVersionThatItNames() {
        String path = "/v1/activity-types/trial-put";
        as("admin")
                .body(body(PEOPLE, "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", is(1))
                .body("code", is("trial-put"));
        as("admin").body(body(PEOPLE, "[\"x\"]")).put(path).then().statusCode(428);
        as("admin")
                .header("If-None-Match", "*")
                .body(body(PEOPLE, "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(412);
        as("admin")
                .header("If-Match", "\"7\"")
                .body(body(PEOPLE, "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(412);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body(PEOPLE, "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", is(1));
        assertEquals(1, changes("trial-put"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body(PEOPLE, "[\"x\", \"y\"]"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertEquals(2, changes("trial-put"));
        assertEquals(
                List.of("x", "y"), types.find("trial-put").attributes().get(0).values());
        as("reader").header("If-None-Match", "\"2\"").get(path).then().statusCode(304);
    }

    @Test
    void everyTypeTakesTheCommonAttributes() {
        as("admin")
                .body(body("", "null"))
                .put("/v1/activity-types/trial-common")
                .then()
                .statusCode(201)
                .body("attributes.code", contains("form", "mode", "level", "direction"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body("", "null"))
                .put("/v1/activity-types/trial-common")
                .then()
                .statusCode(200)
                .body("version", is(1));
        assertEquals(
                List.of("form", "mode", "level", "direction"),
                types.find("trial-common").attributes().stream()
                        .map(ActivityType.Attribute::code)
                        .toList());
    }

    @Test
    void namesAndAliasesArePut() {
        String whole =
                """
                {"category": "lecture", "name": {"zh": "试", "en": "Trial"}, "partyActivity": true, "aliases": ["试讲"],
                 "attributes": [
                    {"code": "own-thing", "name": {"zh": "自定", "en": "Own"}, "values": ["x-y", "secretary", "z"],
                     "valueNames": {"z": {"zh": "乙", "en": "Second"}}},
                    {"code": "venue"}]}
                """;
        String path = "/v1/activity-types/trial-names";
        var written = as("admin").body(whole).put(path).then().statusCode(201);
        written.body("aliases", contains("试讲"))
                .body("attributes[0].name.zh", is("自定"))
                .body("attributes[0].values", contains("x-y", "secretary", "z"))
                .body("attributes[0].valueNames.x-y.zh", is("X y"))
                .body("attributes[0].valueNames.secretary.zh", is("书记"))
                .body("attributes[0].valueNames.z.en", is("Second"))
                .body("attributes[1].name.zh", is("地点"))
                .body("attributes[1].values", nullValue())
                .body("attributes[1].valueNames", is(Map.of()));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(written.extract().asString())
                .put(path)
                .then()
                .statusCode(200)
                .body("version", is(1));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body("", "[\"x\"]"))
                .put(path)
                .then()
                .body("aliases", is(List.of()))
                .body("version", is(2));
    }

    @Test
    void namesOfWhatIsNotThereAreRefused() {
        as("admin")
                .body(
                        """
                        {"category": "lecture", "name": {"zh": "试", "en": "Trial"}, "partyActivity": true,
                         "aliases": ["a", "a", " ", null, "%s"],
                         "attributes": [
                            {"code": "a", "name": {"zh": "甲"}, "values": ["x"],
                             "valueNames": {"x": {"en": "X"}, "y": {"zh": "乙", "en": "Y"}}},
                            {"code": "b", "valueNames": {"x": {"zh": "甲", "en": "X"}, "y": null}}]}
                        """
                                .formatted("x".repeat(201)))
                .put("/v1/activity-types/trial-bad-names")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/aliases/1",
                                "/aliases/2",
                                "/aliases/3",
                                "/aliases/4",
                                "/attributes/0/name/en",
                                "/attributes/0/valueNames/x/zh",
                                "/attributes/0/valueNames/y",
                                "/attributes/1/valueNames/x",
                                "/attributes/1/valueNames/y",
                                "/attributes/1/valueNames/y"))
                .body("errors.code", hasItems("duplicate", "required", "too-long", "unknown-value"));
    }

    /** As a database of the last release has them. */
    @Test
    void typesOfBeforeThereWereNamesGetThemAtTheNextStart() {
        as("admin")
                .body(body("", "[\"x\", \"annual\"]"))
                .put("/v1/activity-types/trial-upgrade")
                .then()
                .statusCode(201);
        long shipped = types.find("self-study").version();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        """
                        update activity_type set definition = jsonb_set(definition - 'aliases', '{attributes}', (
                            select jsonb_agg(a - 'name' - 'valueNames') from jsonb_array_elements(definition -> 'attributes') a))
                        where code in ('self-study', 'trial-upgrade')
                        """)
                .executeUpdate());
        as("reader")
                .get("/v1/activity-types/self-study")
                .then()
                .body("attributes.find { it.code == 'mode' }.name.zh", is("Mode"));
        service.ship(CatalogFiles.types());
        as("reader")
                .get("/v1/activity-types/self-study")
                .then()
                .body("attributes.find { it.code == 'mode' }.name.zh", is("方式"))
                .body("version", is((int) shipped + 1));
        as("reader")
                .get("/v1/activity-types/trial-upgrade")
                .then()
                .body("attributes[0].valueNames.annual.zh", is("年度"))
                .body("attributes[0].valueNames.x.zh", is("X"))
                .body("version", is(2));
        assertEquals(2, changes("trial-upgrade"));
        service.ship(CatalogFiles.types());
        assertEquals(2, changes("trial-upgrade"));
    }

    @Test
    void aTypeInUseKeepsWhatItHas() {
        String path = "/v1/activity-types/trial-used";
        as("admin").body(body(PEOPLE, "[\"x\", \"y\"]")).put(path).then().statusCode(201);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(body(PEOPLE, "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                        """
                        with o as (insert into organization (code, name_zh, name_en, kind, valid_from, version)
                            values ('TRIAL-USED', 'x', 'x', 'bureau', '2020-01-01', 1) returning code)
                        insert into activity (id, type, organization, title, held_on, occurrence, count, quantities,
                            attributes, themes, status, version, created_at, created_by, updated_at, updated_by)
                        select '01970000-0000-7000-8000-000000000001', 'trial-used', code, 'x', '2020-03-05', 'held', 1,
                            '{}', '{}', '{}', 'draft', 1, '2020-03-05T00:00:00Z', 'x', '2020-03-05T00:00:00Z', 'x' from o
                        """)
                .executeUpdate());
        as("admin")
                .header("If-Match", "\"2\"")
                .body(body("", "[\"x\"]"))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", is("type-in-use"));
        as("admin")
                .header("If-Match", "\"2\"")
                .body(body(PEOPLE, "[\"z\"]"))
                .put(path)
                .then()
                .statusCode(409);
        as("admin")
                .header("If-Match", "\"2\"")
                .body(body(PEOPLE, "[\"z\", \"x\"]"))
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void allViolationsAreToldAtOnce() {
        as("admin")
                .body(
                        """
                    {"code": "other", "category": "no blanks", "name": {"zh": "x"},
                     "quantities": [{"code": "a", "name": {"zh": "a", "en": "a"}, "unit": "x"},
                                    {"code": "a", "name": {"zh": "a", "en": "a"}, "unit": ""}, null],
                     "attributes": [{"code": "b", "values": ["x", "x"]}]}
                    """)
                .put("/v1/activity-types/trial-bad")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/code",
                                "/category",
                                "/name/en",
                                "/partyActivity",
                                "/quantities/1/code",
                                "/quantities/1/unit",
                                "/quantities/2",
                                "/attributes/0/values/1"));
        as("reader").get("/v1/activity-types/trial-bad").then().statusCode(404);
    }

    @Test
    void onlyAdministratorsOfEverythingWrite() {
        for (var caller : Map.of("approver", as("approver"), "scoped", as("admin", "admin", "SOMEWHERE"))
                .values()) {
            caller.body(body(PEOPLE, "[\"x\"]"))
                    .put("/v1/activity-types/trial-forbidden")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
        as("feed").get("/v1/activity-types").then().statusCode(403);
    }

    @Test
    void listsHoldFiftyUnlessTold() {
        as("reader").get("/v1/activity-types").then().body("items", hasSize(50)).body("next", notNullValue());
    }
}
