package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every endpoint × role × foreign organization, enumerated from the published OpenAPI documents: a new endpoint fails here
 * until {@link Endpoint} says who may call it. The caller belongs to one unit, everything asked for to another one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class AccessMatrixTest {

    private static final List<String> ROLES = List.of("reader", "recorder", "approver", "admin", "feed");
    /** Stands in every text of the foreign unit: it must never reach the caller. */
    private static final String MARK = "SECRETMARK";

    private static final String OWN = "AM-OWN";
    private static final String FOREIGN = "AM-FOREIGN";

    private final Taizhang system = Taizhang.running();
    private String foreignActivity;
    private String foreignTask;
    private String foreignAction;
    private String fileOfActivity;
    private String fileOfTask;

    @BeforeAll
    void aForeignUnitWithRecords() throws InterruptedException {
        Api admin = system.api("admin");
        organization(admin, OWN, "own unit");
        organization(admin, FOREIGN, MARK);
        admin.put(
                        "/v1/campaigns/AM-CAMPAIGN",
                        Map.of(
                                "name",
                                Map.of("zh", MARK, "en", MARK),
                                "kind",
                                "clean-up",
                                "leadOrganization",
                                FOREIGN,
                                "startsOn",
                                "2020-01-01"))
                .expect(201);
        admin.put(
                        "/v1/import-mappings/AM-MAPPING",
                        Map.of(
                                "entity", "activities",
                                "columns", Map.of(MARK, "title"),
                                "constants", Map.of("organization", FOREIGN)))
                .expect(201);
        foreignActivity = admin.post(
                        "/v1/activities",
                        Map.of(
                                "type", "party-lecture",
                                "organization", FOREIGN,
                                "title", MARK,
                                "heldOn", "2020-03-05",
                                "occurrence", "held",
                                "status", "approved"))
                .expect(201)
                .body()
                .get("id")
                .asText();
        JsonNode task = admin.post(
                        "/v1/rectification-tasks",
                        Map.of(
                                "organization",
                                FOREIGN,
                                "source",
                                "inspection-tour",
                                "title",
                                MARK,
                                "foundOn",
                                "2020-03-02",
                                "actions",
                                List.of(Map.of("title", MARK))))
                .expect(201)
                .body();
        foreignTask = task.get("id").asText();
        foreignAction = task.at("/actions/0/id").asText();
        fileOfActivity = attached(admin, "/v1/activities/" + foreignActivity);
        fileOfTask = attached(admin, "/v1/rectification-tasks/" + foreignTask);
        admin.awaitFigures();
        admin.put(
                        "/v1/indicators/am-entered",
                        Map.of("name", Map.of("zh", "填报", "en", "entered"), "unit", "times", "of", "entries"))
                .expect(201);
        admin.put(
                        "/v1/figure-entries/AM-ENTRY",
                        Map.of(
                                "indicator",
                                "am-entered",
                                "organization",
                                FOREIGN,
                                "period",
                                "2020",
                                "value",
                                1,
                                "unit",
                                "times",
                                "source",
                                MARK))
                .expect(201);
        admin.put(
                        "/v1/figure-notes/AM-NOTE",
                        Map.of("indicator", "lectures-given", "organization", FOREIGN, "period", "2020", "text", MARK))
                .expect(201);
        admin.put(
                        "/v1/targets/AM-TARGET",
                        Map.of("indicator", "lectures-given", "organization", FOREIGN, "period", "2020", "value", 12))
                .expect(201);
        admin.put(
                        "/v1/exemptions/AM-EXEMPTION",
                        Map.of(
                                "requirement",
                                "themed-party-day-monthly",
                                "organization",
                                FOREIGN,
                                "validFrom",
                                "2019-01-01",
                                "validTo",
                                "2019-12-31",
                                "reason",
                                MARK))
                .expect(201);
    }

    @TestFactory
    Stream<DynamicTest> nothingOfAForeignUnitIsSeenOrChanged() {
        return endpoints().flatMap(endpoint -> ROLES.stream()
                .map(role -> DynamicTest.dynamicTest(endpoint + " as " + role, () -> {
                    Api.Answer answer = call(endpoint, system.api(role, role, OWN));
                    assertFalse(answer.response().body().contains(MARK), "leaks");
                    assertExpected(endpoint, role, answer);
                })));
    }

    @TestFactory
    Stream<DynamicTest> nothingWithoutAToken() {
        return endpoints()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    Api.Answer answer = call(endpoint, new Api(system.router, "no-token"));
                    assertEquals(401, answer.status());
                    assertEquals("unauthenticated", answer.body().get("code").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theForeignRecordsAreWhatTheyWere() {
        Api admin = system.api("admin");
        return Map.of(
                        // Recorded, and given a file.
                        "/v1/activities/" + foreignActivity,
                        2,
                        "/v1/rectification-tasks/" + foreignTask,
                        2,
                        "/v1/organizations/" + FOREIGN,
                        1,
                        "/v1/targets/AM-TARGET",
                        1,
                        "/v1/exemptions/AM-EXEMPTION",
                        1)
                .entrySet()
                .stream()
                .map(record -> DynamicTest.dynamicTest(
                        record.getKey(),
                        () -> assertEquals(
                                record.getValue(),
                                admin.get(record.getKey()).get("version").asInt())));
    }

    /** The mark is found where it may be: otherwise the tests above could not fail. */
    @TestFactory
    Stream<DynamicTest> whoSeesEverythingSeesTheMark() {
        Api admin = system.api("admin");
        return Stream.of(
                        "/v1/activities/" + foreignActivity,
                        "/v1/activities/" + foreignActivity + "/attachments",
                        "/v1/rectification-tasks/" + foreignTask,
                        "/v1/rectification-tasks/" + foreignTask + "/attachments",
                        "/v1/organizations/" + FOREIGN,
                        "/v1/campaigns/AM-CAMPAIGN",
                        "/v1/import-mappings/AM-MAPPING",
                        "/v1/exemptions/AM-EXEMPTION",
                        "/v1/figure-entries/AM-ENTRY",
                        "/v1/figure-notes/AM-NOTE")
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> assertTrue(admin.get(path).toString().contains(MARK))));
    }

    private void assertExpected(Endpoint endpoint, String role, Api.Answer answer) {
        if (!endpoint.isOpenTo(role)) {
            assertEquals(403, answer.status(), () -> answer.response().body());
        } else {
            assertTrue(
                    endpoint.answers().contains(answer.status()),
                    () -> answer.status() + ", expected " + endpoint.answers() + ": "
                            + answer.response().body());
        }
    }

    private Api.Answer call(Endpoint endpoint, Api api) throws JsonProcessingException {
        Map<String, String> headers = endpoint.method().equals("GET") ? Map.of() : Map.of("If-Match", "\"1\"");
        String body = Api.JSON.writeValueAsString(endpoint.body()).replace("{id}", record(endpoint));
        return api.send(
                URI.create(endpoint.service() + filled(endpoint)),
                endpoint.method(),
                endpoint.body() == null ? null : Api.JSON.readTree(body),
                headers);
    }

    private String record(Endpoint endpoint) {
        return endpoint.path().startsWith("/v1/rectification-tasks") ? foreignTask : foreignActivity;
    }

    private String filled(Endpoint endpoint) {
        String code =
                switch (endpoint.path().split("/", -1)[2]) {
                    case "organizations" -> FOREIGN;
                    case "campaigns" -> "AM-CAMPAIGN";
                    case "import-mappings" -> "AM-MAPPING";
                    case "activity-types" -> "party-lecture";
                    case "figure-entries" -> "AM-ENTRY";
                    case "figure-notes" -> "AM-NOTE";
                    case "targets" -> "AM-TARGET";
                    case "requirements" -> "themed-party-day-monthly";
                    case "exemptions" -> "AM-EXEMPTION";
                    default -> "lectures-given";
                };
        boolean ofTasks = endpoint.path().startsWith("/v1/rectification-tasks");
        return endpoint.path()
                        .replace("{code}", code)
                        .replace("{organization}", FOREIGN)
                        .replace("{period}", "2020")
                        .replace("{id}", record(endpoint))
                        .replace("{actionId}", foreignAction)
                        .replace("{attachmentId}", ofTasks ? fileOfTask : fileOfActivity)
                + endpoint.query();
    }

    private Stream<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (Service service : List.of(system.records, system.reporting)) {
            JsonNode document = system.api("reader")
                    .send(service.address().resolve("/q/openapi?format=json"), "GET", null, Map.of())
                    .expect(200)
                    .body();
            document.get("paths")
                    .fields()
                    .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        if (List.of("get", "put", "post", "patch", "delete").contains(method)) {
                            all.add(Endpoint.of(
                                    service.address(), method.toUpperCase(java.util.Locale.ROOT), path.getKey()));
                        }
                    }));
        }
        return all.stream();
    }

    private static String attached(Api admin, String path) {
        return admin.attach(path, MARK + ".txt", MARK)
                .expect(201)
                .body()
                .get("id")
                .asText();
    }

    private static void organization(Api admin, String code, @Nullable String name) {
        admin.put(
                        "/v1/organizations/" + code,
                        Map.of(
                                "name", Map.of("zh", name, "en", name),
                                "kind", "party-branch",
                                "validFrom", "2015-01-01"))
                .expect(201);
    }
}
