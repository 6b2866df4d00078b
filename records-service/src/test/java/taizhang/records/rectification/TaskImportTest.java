package taizhang.records.rectification;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
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

/** Rows of files as tasks: what becomes of them is what becomes of the same task that is posted or edited. */
@QuarkusTest
class TaskImportTest extends TaskFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TaskImport imported;

    private final UUID batch = UUID.randomUUID();
    private ImportStrategy strategy = ImportStrategy.CREATE;
    private Duplicates duplicates = Duplicates.WRITE;
    private @Nullable String scope = "RT-BUREAU";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRowIsAcceptedIfAndOnlyIfPostAcceptsIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Map<String, @Nullable Object> body = random(random);
            Response posted = recorder().body(body).post(TASKS);
            Decision dry = decide(false, body);
            Decision written = decide(true, body);

            assertEquals(errors(posted), errors(dry), body::toString);
            assertEquals(errors(dry), errors(written), body::toString);
            assertEquals(posted.statusCode() == 201, written.outcome() == Outcome.CREATED, body::toString);
            if (written.outcome() == Outcome.CREATED) {
                assertEquals(content(posted.path("id")), content(String.valueOf(written.record())));
                assertEquals(withoutIds(dry.after()), withoutIds(written.after()));
            }
        }
    }

    @Test
    void whatIsOnlyLookedAtLeavesNothingBehind() throws SQLException {
        strategy = ImportStrategy.UPSERT;
        Tasks task = aTask().with("externalId", "dry-" + batch);
        decide(true, task.body());
        List<Long> rows = rows();

        assertEquals(Outcome.CREATED, decide(false, aTask().body()).outcome());
        Decision updated = decide(false, task.titled("另一个").body());

        assertEquals(Outcome.UPDATED, updated.outcome());
        assertTrue(String.valueOf(updated.after()).contains("另一个"));
        assertEquals(rows, rows());
        reader().get(TASKS + "/" + updated.record()).then().body("title", equalTo("台账不全"));
    }

    @Test
    void theSameRowAgainChangesNothing() throws SQLException {
        Tasks task = aTask().with("externalId", "again-" + batch).action("整改", "办公室", "2020-08-31");
        Decision first = decide(true, task.body());
        List<Long> rows = rows();

        for (ImportStrategy each : ImportStrategy.values()) {
            strategy = each;
            Decision again = decide(true, task.body());
            assertEquals(Outcome.UNCHANGED, again.outcome());
            assertEquals(first.record(), again.record());
        }
        assertEquals(rows, rows());
    }

    @Test
    void anotherRowOfTheSameExternalIdUpdatesOnlyWhenAskedTo() {
        Tasks task = aTask().with("externalId", "upsert-" + batch).action("整改", "办公室", "2020-08-31");
        String id = String.valueOf(decide(true, task.body()).record());
        Map<String, @Nullable Object> other = aTask().titled("台账补全")
                .with("externalId", "upsert-" + batch)
                .with("owner", "综合科")
                .action("整改到位", "办公室", "2020-09-30")
                .action("复查", null, null)
                .body();

        assertEquals(Set.of("/externalId already-exists"), errors(decide(true, other)));
        strategy = ImportStrategy.UPSERT;
        Decision updated = decide(true, other);

        assertEquals(Outcome.UPDATED, updated.outcome());
        assertEquals(2, updated.version());
        reader().get(TASKS + "/" + id)
                .then()
                .body("version", equalTo(2))
                .body("title", equalTo("台账补全"))
                .body("owner", equalTo("综合科"))
                .body("actions.title", equalTo(List.of("整改到位", "复查")))
                .body("actions[0].dueOn", equalTo("2020-09-30"));
    }

    /** Of a dry run each is given twice: what the first one would be is not what the second one finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsTogetherBecomeWhatEachBecomesByItself(long seed) {
        strategy = ImportStrategy.UPSERT;
        Random random = new Random(seed);
        List<ImportedRecords.Row> together = new ArrayList<>();
        List<ImportedRecords.Row> alone = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean isThere = random.nextInt(4) > 0;
            Tasks edit = aTask().titled(any(random, "台账不全", "另一个", ""))
                    .with("owner", any(random, "综合科", null))
                    .with("supervisor", any(random, "RT-BUREAU", "RT-BUREAU", "nowhere", null))
                    .action(String.valueOf(any(random, "整改", "整改到位", "")), "办公室", "2020-08-31");
            for (List<ImportedRecords.Row> rows : List.of(together, alone)) {
                String externalId = i + "-" + UUID.randomUUID();
                if (isThere) {
                    Tasks task = aTask().with("externalId", externalId).action("整改", "办公室", "2020-08-31");
                    assertEquals(Outcome.CREATED, decide(true, task.body()).outcome());
                }
                rows.add(row(edit.with("externalId", externalId).body()));
            }
        }
        List<Decision> dry = decide(
                false, Stream.concat(together.stream(), together.stream()).toList());
        List<Decision> written = decide(true, together);
        for (int i = 0; i < alone.size(); i++) {
            Decision one = decide(true, alone.get(i));
            for (Decision each : List.of(dry.get(i), dry.get(together.size() + i), written.get(i))) {
                assertEquals(one.outcome(), each.outcome());
                assertEquals(errors(one), errors(each));
                assertEquals(one.version(), each.version());
                assertEquals(withoutIds(one.before()), withoutIds(each.before()));
                assertEquals(withoutIds(one.after()), withoutIds(each.after()));
            }
            if (one.record() != null) {
                assertEquals(
                        content(one.record()),
                        content(String.valueOf(written.get(i).record())));
            }
        }
    }

    @Test
    void whatNoEditChangesIsRefusedWhereItStands() {
        strategy = ImportStrategy.UPSERT;
        Tasks task =
                aTask().with("externalId", "kept-" + batch).dueOn("2020-09-30").action("整改", null, null);
        decide(true, task.body());
        Map<String, @Nullable Object> other = aTask().of("RT-B")
                .dueOn("2020-10-31")
                .with("externalId", "kept-" + batch)
                .with("aspect", "Not Kebab")
                .with("actions", List.of(Map.of("title", "", "state", "x")))
                .body();

        assertEquals(
                Set.of(
                        "/organization not-edited-here",
                        "/dueOn moved-by-extension",
                        "/aspect not-kebab-case",
                        "/actions/0/title required",
                        "/actions/0/state unknown-value"),
                errors(decide(true, other)));
    }

    @Test
    void aCellThatIsEmptyEmptiesAndWhatHasNoColumnStays() {
        strategy = ImportStrategy.UPSERT;
        Map<String, @Nullable Object> body = aTask().with("externalId", "cells-" + batch)
                .with("owner", "办公室")
                .with("description", "说明")
                .action("整改", "办公室", "2020-08-31")
                .body();
        String id = String.valueOf(decide(true, body).record());
        ObjectNode row =
                JSON.valueToTree(Map.of("externalId", "cells-" + batch, "actions", List.of(Map.of("title", "整改"))));

        decide(
                true,
                new ImportedRecords.Row(
                        RecordId.next(),
                        row,
                        Set.of("/externalId", "/owner", "/actions/0/title", "/actions/0/dueOn"),
                        true));

        reader().get(TASKS + "/" + id)
                .then()
                .body("owner", equalTo(null))
                .body("description", equalTo("说明"))
                .body("actions[0].owner", equalTo("办公室"))
                .body("actions[0].dueOn", equalTo(null));
    }

    @Test
    void aClosedTaskIsNotEdited() {
        strategy = ImportStrategy.UPSERT;
        Tasks task = aTask().with("externalId", "closed-" + batch);
        String id = String.valueOf(decide(true, task.body()).record());
        move(recorder(), id, 1, "void", null, "误报").statusCode(200);

        assertEquals(Outcome.UNCHANGED, decide(true, task.body()).outcome());
        assertEquals(
                Set.of("null not-editable"),
                errors(decide(true, task.titled("改").body())));
    }

    @Test
    void whatSeemsToBeThereIsWrittenOnlyWhenAskedFor() {
        Map<String, @Nullable Object> body = aTask().titled("重复 " + batch).body();
        String id = recorder()
                .body(body)
                .post(TASKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        duplicates = Duplicates.REJECT;
        assertEquals(Set.of("null duplicate"), errors(decide(true, body)));
        duplicates = Duplicates.SKIP;
        Decision skipped = decide(true, body);
        assertEquals(Outcome.UNCHANGED, skipped.outcome());
        assertEquals(id, skipped.record());
        duplicates = Duplicates.WRITE;
        assertEquals(Outcome.CREATED, decide(true, body).outcome());
    }

    @Test
    void aRowOfAnotherUnitIsRefusedAsPostRefusesIt() {
        scope = "RT-A";
        Map<String, @Nullable Object> body = aTask().of("RT-B").body();

        assertEquals(errors(as("recorder", "rt-a", "RT-A").body(body).post(TASKS)), errors(decide(true, body)));
    }

    @Test
    void whatIsOutOfSightIsNotUpdated() {
        strategy = ImportStrategy.UPSERT;
        Tasks task = aTask().of("RT-B").with("externalId", "sight-" + batch);
        String id = String.valueOf(decide(true, task.body()).record());
        scope = "RT-A";
        for (boolean writes : new boolean[] {false, true}) {
            Decision refused = decide(writes, task.titled("另一个").body());
            assertEquals(Set.of("/externalId already-exists"), errors(refused));
        }
        reader().get(TASKS + "/" + id).then().body("title", equalTo("台账不全"));
    }

    @Test
    void aRowThatIsNoGoodAnywayIsToldTheRestAndWritesNothing() throws SQLException {
        List<Long> rows = rows();
        ObjectNode body = JSON.valueToTree(aTask().titled("").body());

        Decision bad = decide(true, new ImportedRecords.Row(RecordId.next(), body, named(body), false));
        ObjectNode good = JSON.valueToTree(aTask().body());
        Decision nothingElse = decide(true, new ImportedRecords.Row(RecordId.next(), good, named(good), false));

        assertEquals(Set.of("/title required"), errors(bad));
        assertEquals(Outcome.REJECTED, nothingElse.outcome());
        assertEquals(rows, rows());
    }

    @Test
    void withdrawnItIsAsItWas() {
        strategy = ImportStrategy.UPSERT;
        Tasks task = aTask().with("externalId", "undo-" + batch).action("整改", "办公室", "2020-08-31");
        Decision created = decide(true, task.body());
        String id = String.valueOf(created.record());
        Object before = content(id);
        Decision updated =
                decide(true, task.titled("改过").action("复查", null, null).body());

        assertEquals(Set.of(), undo(new ImportedRecords.Written(id, 2, updated.before())));

        assertEquals(before, content(id));
        assertEquals(Set.of(id), undo(new ImportedRecords.Written(id, 1, null)), "it has been written since");
        assertEquals(Set.of(), undo(new ImportedRecords.Written(id, 3, null)));
        reader().get(TASKS + "/" + id).then().statusCode(404);
        assertEquals(Outcome.CREATED, decide(true, task.body()).outcome(), "its externalId is free");
    }

    @Test
    void whatItWasMustBeAllowedStill() {
        strategy = ImportStrategy.UPSERT;
        String supervisor = "RT-" + batch.toString().substring(0, 8);
        organization(supervisor, "RT-BUREAU", "2000-01-01", null);
        Tasks task = aTask().with("externalId", "gone-" + batch).with("supervisor", supervisor);
        String id = String.valueOf(decide(true, task.body()).record());
        Decision updated = decide(true, task.with("supervisor", null).body());
        admin().header("If-Match", "*")
                .delete("/v1/organizations/" + supervisor)
                .then()
                .statusCode(204);
        Object present = content(id);

        assertEquals(
                Set.of(id + "/supervisor unknown-organization"),
                undo(new ImportedRecords.Written(id, 2, updated.before())));

        assertEquals(present, content(id));
    }

    private Decision decide(boolean writes, Map<String, @Nullable Object> body) {
        return decide(writes, row(body));
    }

    private static ImportedRecords.Row row(Map<String, @Nullable Object> body) {
        ObjectNode row = JSON.valueToTree(body);
        return new ImportedRecords.Row(RecordId.next(), row, named(row), true);
    }

    private Decision decide(boolean writes, ImportedRecords.Row row) {
        return decide(writes, List.of(row)).get(0);
    }

    private List<Decision> decide(boolean writes, List<ImportedRecords.Row> rows) {
        QuarkusTransaction.begin();
        try {
            List<Decision> decisions = imported.begin(new ImportedRecords.Act(author(), strategy, duplicates, writes))
                    .decide(rows);
            if (writes) {
                QuarkusTransaction.commit();
            }
            return decisions;
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
    }

    /** @return what is not taken back, with the pointers and rules that are in the way */
    private Set<String> undo(ImportedRecords.Written written) {
        return QuarkusTransaction.requiringNew().call(() -> imported.undo(author(), "错批", List.of(written))).stream()
                .map(kept -> kept.record()
                        + kept.why().stream()
                                .map(why -> why.pointer() + " " + why.rule().code())
                                .collect(Collectors.joining()))
                .collect(Collectors.toSet());
    }

    /** Another client than the one that posts: their externalIds are their own. */
    private Author author() {
        return new Author("rt-importer", scope, Set.of("reader", "recorder"), batch, null);
    }

    private static Set<String> named(ObjectNode row) {
        Set<String> named = new TreeSet<>();
        row.fieldNames().forEachRemaining(field -> named.add("/" + field));
        return named;
    }

    private static Set<String> errors(Decision decision) {
        return decision.errors().stream()
                .map(error -> error.column() + " " + error.code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> errors(Response posted) {
        if (posted.statusCode() == 201) {
            return new TreeSet<>();
        }
        List<Map<String, String>> errors = posted.path("errors");
        return errors == null || errors.isEmpty()
                ? new TreeSet<>(Set.of("null " + posted.path("code")))
                : errors.stream()
                        .map(error -> error.get("pointer") + " " + error.get("code"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the API answers, without what no two tasks have in common. */
    private static Map<String, Object> content(String id) {
        Map<String, Object> task = new TreeMap<>(
                reader().get(TASKS + "/" + id).then().statusCode(200).extract().as(Map.class));
        for (String own : List.of("id", "externalId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy")) {
            task.remove(own);
        }
        List<Map<String, Object>> actions = new ArrayList<>();
        for (Object action : (List<?>) task.get("actions")) {
            Map<String, Object> without = new TreeMap<>();
            ((Map<?, ?>) action).forEach((key, value) -> without.put(String.valueOf(key), value));
            without.remove("id");
            actions.add(without);
        }
        task.put("actions", actions);
        return task;
    }

    private static String withoutIds(@Nullable String document) {
        return String.valueOf(document)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[^\"]*", "");
    }

    private Map<String, @Nullable Object> random(Random random) {
        Tasks task = aTask().of(any(random, "RT-A", "RT-A", "RT-B", "RT-MOVED", "RT-OLD", "RT-OTHER", "nowhere", null))
                .titled(any(random, "台账不全", "台账不全", "另一个", "", "长".repeat(501)))
                .with("source", any(random, "inspection-tour", "work-plan", "gossip"))
                .foundOn(any(random, "2020-03-02", "2019-03-02", "2021-05-05", "2999-01-01", "2020-02-30"));
        if (random.nextInt(3) == 0) {
            task.with("supervisor", any(random, "RT-BUREAU", "RT-OTHER", "nowhere"));
        }
        if (random.nextInt(3) == 0) {
            task.with("campaign", any(random, "rt-open", "rt-other", "nowhere"));
        }
        if (random.nextInt(3) == 0) {
            task.dueOn(any(random, "2020-12-31", "2019-01-01"));
        }
        if (random.nextInt(4) == 0) {
            task.with("aspect", any(random, "governance", "Not Kebab"));
        }
        if (random.nextInt(8) == 0) {
            task.with("nonsense", 1);
        }
        if (random.nextInt(3) == 0) {
            task.with("externalId", any(random, "x-" + random.nextLong(), ""));
        }
        if (random.nextInt(2) == 0) {
            task.action(
                    String.valueOf(any(random, "整改", "")),
                    any(random, "办公室", null),
                    any(random, "2020-08-31", "1800-01-01", null));
        }
        return task.body();
    }

    private static @Nullable String any(Random random, @Nullable String... values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }

    private static Tasks aTask() {
        return Tasks.aTask();
    }

    @Test
    void thereIsNoRecordOfWhatIsRejected() {
        Decision rejected = decide(true, aTask().titled("").body());

        assertNull(rejected.record());
        assertNull(rejected.after());
    }
}
