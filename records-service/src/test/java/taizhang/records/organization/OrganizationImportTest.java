package taizhang.records.organization;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.records.imports.Decision;
import taizhang.records.imports.Duplicates;
import taizhang.records.imports.ImportStrategy;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.imports.Outcome;
import taizhang.records.record.Author;
import taizhang.records.record.RecordId;

/** Rows of files as organizations: what becomes of them is what becomes of the same organization that is put. */
@QuarkusTest
class OrganizationImportTest extends OrganizationFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    OrganizationImport imported;

    private final UUID batch = UUID.randomUUID();
    private final String top = "IO-" + batch.toString().substring(0, 8);
    private ImportStrategy strategy = ImportStrategy.CREATE;
    private @Nullable String scope;

    @Test
    void aRowStandsUnderOneBeforeIt() {
        List<Decision> dry = decide(false, row(top, null), row(top + "-A", top), row(top + "-B", top + "-A"));
        as("reader").get(PATH + top).then().statusCode(404);
        List<Decision> written = decide(true, row(top, null), row(top + "-A", top), row(top + "-B", top + "-A"));

        assertEquals(List.of(Outcome.CREATED, Outcome.CREATED, Outcome.CREATED), outcomes(written));
        assertEquals(
                dry.stream().map(Decision::after).toList(),
                written.stream().map(Decision::after).toList());
        as("reader").get(PATH + top + "-B").then().statusCode(200).body("parent", equalTo(top + "-A"));
    }

    @Test
    void aRowUnderOneThatIsRejectedIsRejected() {
        List<Decision> decided =
                decide(true, row(top, null), row(top + "-A", top, Map.of("kind", "club")), row(top + "-B", top + "-A"));

        assertEquals(List.of(Outcome.CREATED, Outcome.REJECTED, Outcome.REJECTED), outcomes(decided));
        assertEquals(Set.of("/kind unknown-value"), errors(decided.get(1)));
        assertEquals(Set.of("/parent unknown-organization"), errors(decided.get(2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRowIsAcceptedIfAndOnlyIfPutAcceptsIt(long seed) {
        Random random = new Random(seed);
        exists(top, null);
        for (int i = 0; i < 30; i++) {
            Map<String, @Nullable Object> body = random(random);
            String posted = top + "-P" + i;
            Response put = as("admin").body(body).put(PATH + posted);
            body.put("code", top + "-R" + i);
            Decision decision = decide(true, JSON.<ObjectNode>valueToTree(body)).get(0);

            assertEquals(errors(put), errors(decision), body::toString);
            if (put.statusCode() == 201) {
                assertEquals(content(posted), content(top + "-R" + i));
            }
        }
    }

    @Test
    void theSameAgainChangesNothingAndAnotherUpdatesOnlyWhenAskedTo() {
        decide(true, row(top, null));
        List<?> changes = changes(top);

        assertEquals(List.of(Outcome.UNCHANGED), outcomes(decide(true, row(top, null))));
        Decision refused =
                decide(true, row(top, null, Map.of("kind", "bureau"))).get(0);
        assertEquals(Set.of("/code already-exists"), errors(refused));
        assertEquals(changes, changes(top));

        strategy = ImportStrategy.UPSERT;
        assertEquals(List.of(Outcome.UNCHANGED), outcomes(decide(true, row(top, null))));
        Decision updated =
                decide(true, row(top, null, Map.of("kind", "bureau"))).get(0);
        assertEquals(Outcome.UPDATED, updated.outcome());
        as("reader").get(PATH + top).then().body("kind", equalTo("bureau")).body("version", equalTo(2));
    }

    @Test
    void whatHasNoColumnStaysAndAParentIsDated() {
        strategy = ImportStrategy.UPSERT;
        decide(true, row(top, null), row(top + "-A", top, Map.of("memberCount", 7)));
        ObjectNode row = JSON.valueToTree(Map.of("code", top + "-A", "name", Map.of("zh", "改名")));

        Decision renamed = decide(
                        true,
                        List.of(new ImportedRecords.Row(
                                RecordId.next(), row, Set.of("/code", "/name/zh", "/hasCommittee"), true)))
                .get(0);

        assertEquals(Outcome.UPDATED, renamed.outcome());
        as("reader")
                .get(PATH + top + "-A")
                .then()
                .body("name.zh", equalTo("改名"))
                .body("name.en", equalTo("First branch"))
                .body("memberCount", equalTo(7))
                .body("parent", equalTo(top));
        assertEquals(
                Set.of("/parent parent-is-dated"),
                errors(decide(true, row(top + "-A", null)).get(0)));
    }

    @Test
    void anAdminOfOneOrganizationWritesBelowItAndNowhereElse() {
        exists(top, null);
        exists(top + "-X", null);
        scope = top;

        List<Decision> decided = decide(
                true, row(top + "-A", top), row(top + "-B", top + "-X"), row(top + "-C", null), row(top + "-X", null));

        assertEquals(List.of(Outcome.CREATED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED), outcomes(decided));
        assertEquals(Set.of("/parent unknown-organization"), errors(decided.get(1)));
        assertEquals(Set.of("/parent required"), errors(decided.get(2)));
        assertEquals(Set.of("null not-found"), errors(decided.get(3)));
    }

    @Test
    void withdrawnTheyAreAsTheyWere() {
        strategy = ImportStrategy.UPSERT;
        exists(top, null);
        Map<String, Object> before = content(top);
        List<Decision> decided = decide(
                true, row(top, null, Map.of("kind", "bureau")), row(top + "-A", top), row(top + "-B", top + "-A"));

        assertEquals(List.of(), undo(decided));

        assertEquals(before, content(top));
        as("reader").get(PATH + top + "-A").then().statusCode(404);
        as("reader").get(PATH + top + "-B").then().statusCode(404);
    }

    @Test
    void whatOthersHaveWrittenSinceIsNamed() {
        List<Decision> decided = decide(true, row(top, null), row(top + "-A", top));
        exists(top + "-LATER", top + "-A");
        assertEquals(List.of(top + "-A"), undo(decided), "something stands under it");

        List<Decision> other = decide(true, row(top + "-E", top));
        as("admin")
                .header("If-Match", "*")
                .body(Map.of("effectiveFrom", "2020-01-01", "memberCount", 1))
                .put(PATH + top + "-E/totals")
                .then()
                .statusCode(200);
        assertEquals(List.of(top + "-E"), undo(other));
        as("reader").get(PATH + top + "-E").then().statusCode(200);
    }

    @Test
    void allThatIsReferredToSinceIsNamedAndNothingAboveIt() {
        List<Decision> decided = decide(
                true,
                row(top, null),
                row(top + "-A", top),
                row(top + "-B", top + "-A", Map.of("basedIn", top)),
                row(top + "-C", top));
        exists(top + "-LATER", top + "-B");
        exists(top + "-LAST", top + "-C");
        assertEquals(List.of(top + "-C", top + "-B"), undo(decided));
        as("reader").get(PATH + top + "-LATER").then().statusCode(200).body("parent", equalTo(top + "-B"));
    }

    @Test
    void whatIsGoneByNowNeedsNoUndoing() {
        List<Decision> decided = decide(true, row(top, null), row(top + "-A", top));
        as("admin").header("If-Match", "*").delete(PATH + top + "-A").then().statusCode(204);
        assertEquals(List.of(), undo(decided));
        as("reader").get(PATH + top).then().statusCode(404);
    }

    private List<String> undo(List<Decision> decided) {
        List<ImportedRecords.Written> written = new ArrayList<>();
        for (Decision each : decided) {
            written.add(0, new ImportedRecords.Written(String.valueOf(each.record()), each.version(), each.before()));
        }
        return inTransaction(() -> imported.undo(author(), "错批", written), List::isEmpty).stream()
                .map(ImportedRecords.Kept::record)
                .toList();
    }

    private List<Decision> decide(boolean writes, ObjectNode... rows) {
        return decide(
                writes,
                Stream.of(rows)
                        .map(row -> new ImportedRecords.Row(RecordId.next(), row, named(row), true))
                        .toList());
    }

    private List<Decision> decide(boolean writes, List<ImportedRecords.Row> rows) {
        return inTransaction(
                () -> imported.begin(new ImportedRecords.Act(author(), strategy, Duplicates.REJECT, writes))
                        .decide(rows),
                decided -> writes);
    }

    private static <T> T inTransaction(Supplier<T> step, Predicate<T> isKept) {
        QuarkusTransaction.begin();
        try {
            T result = step.get();
            if (isKept.test(result)) {
                QuarkusTransaction.commit();
            }
            return result;
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private Author author() {
        return new Author("io-admin", scope, Set.of("reader", "recorder", "approver", "admin"), batch, null);
    }

    private static ObjectNode row(String code, @Nullable String parent) {
        return row(code, parent, Map.of());
    }

    private static ObjectNode row(String code, @Nullable String parent, Map<String, ?> others) {
        Map<String, @Nullable Object> body = new HashMap<>(organization(parent));
        body.put("code", code);
        body.putAll(others);
        return JSON.valueToTree(body);
    }

    private static Set<String> named(ObjectNode row) {
        Set<String> named = new TreeSet<>();
        row.fieldNames().forEachRemaining(field -> named.add("/" + field));
        return named;
    }

    private static List<Outcome> outcomes(List<Decision> decided) {
        return decided.stream().map(Decision::outcome).toList();
    }

    private static Set<String> errors(Decision decision) {
        return decision.errors().stream()
                .map(error -> error.column() + " " + error.code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> errors(Response put) {
        if (put.statusCode() == 201) {
            return new TreeSet<>();
        }
        List<Map<String, String>> errors = put.path("errors");
        return errors == null || errors.isEmpty()
                ? new TreeSet<>(Set.of("null " + put.path("code")))
                : errors.stream()
                        .map(error -> error.get("pointer") + " " + error.get("code"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> content(String code) {
        Map<String, Object> content = new TreeMap<>();
        Map<?, ?> all =
                as("reader").get(PATH + code).then().statusCode(200).extract().as(Map.class);
        all.forEach((key, value) -> content.put(String.valueOf(key), value));
        content.remove("code");
        content.remove("version");
        assertTrue(content.containsKey("kind"));
        return content;
    }

    private Map<String, @Nullable Object> random(Random random) {
        Map<String, @Nullable Object> body = new HashMap<>(organization(any(random, top, top, "nowhere", null)));
        body.put("kind", any(random, "party-branch", "bureau", "club"));
        body.put("validFrom", any(random, "2019-01-01", "2019-01-01", "1800-01-01", "2019-02-30"));
        if (random.nextInt(3) == 0) {
            body.put("validTo", any(random, "2030-12-31", "2001-01-01"));
        }
        if (random.nextInt(3) == 0) {
            body.put("basedIn", any(random, top, "nowhere"));
        }
        if (random.nextInt(4) == 0) {
            body.put("memberCount", random.nextInt(3) - 1);
        }
        if (random.nextInt(5) == 0) {
            body.put("creditCode", "123");
        }
        if (random.nextInt(6) == 0) {
            body.put("name", Map.of("zh", ""));
        }
        if (random.nextInt(8) == 0) {
            body.put("nonsense", 1);
        }
        return body;
    }

    private static @Nullable String any(Random random, @Nullable String... values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
