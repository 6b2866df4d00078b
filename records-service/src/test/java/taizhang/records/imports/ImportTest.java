package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file goes in, says what becomes of each row, and is taken back. */
@QuarkusTest
class ImportTest extends ImportFixture {

    @Test
    void aDryRunSaysWhatWouldBeAndWritesNothing() {
        Map<String, Object> bad = row("二");
        bad.put("heldOn", "2150-01-01");
        bad.put("type", "party-lectur");
        Response accepted = send(
                within("recorder")
                        .header("Content-Disposition", "attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.ndjson"),
                "mode=dry-run",
                file(row("一"), bad));
        accepted.then()
                .statusCode(202)
                .header("Location", endsWith(IMPORTS + "/" + accepted.path("id")))
                .header("ETag", equalTo("\"1\""))
                .body("state", is("queued"))
                .body("progress", is(0.0f))
                .body("fileName", is("台账.ndjson"))
                .body("file", startsWith("sha-256:"))
                .body("startedAt", nullValue())
                .body("createdBy", is(maker));
        Response ended = ended(within("recorder"), accepted);
        counts(ended, "completed-with-errors", 1, 0, 0, 1);
        ended.then()
                .body("progress", is(1.0f))
                .body("mode", is("dry-run"))
                .body("fault", nullValue())
                .body("finishedAt", notNullValue());
        rows(ended, "?outcome=created")
                .then()
                .body("items", hasSize(1))
                .body("items[0].row", is(1))
                .body("items[0].before", nullValue())
                .body("items[0].errors", empty())
                .body("items[0].after.title", is("一"))
                .body("items[0].after.status", is("draft"))
                .body("next", nullValue());
        rows(ended, "?outcome=rejected&include=total")
                .then()
                .body("total", is(1))
                .body("items[0].row", is(2))
                .body("items[0].id", nullValue())
                .body("items[0].errors.column", contains("/heldOn", "/type"))
                .body("items[0].errors.code", contains("in-the-future", "unknown-type"));
        assertEquals(List.of(), activities());
    }

    @Test
    void aCommitWritesTheGoodRowsAsOneBatchOfTheLedger() {
        Map<String, Object> bad = row("坏");
        bad.put("colour", "red");
        Response ended = imported("mode=commit", file(row("一"), bad, row("三")) + "\n{\"type\":");
        counts(ended, "completed-with-errors", 2, 0, 0, 2);
        Response created = rows(ended, "?outcome=created");
        created.then().body("items.row", contains(1, 3)).body("items[1].after.title", is("三"));
        rows(ended, "?outcome=rejected")
                .then()
                .body("items.row", contains(2, 4))
                .body("items[0].errors[0].column", is("/colour"))
                .body("items[0].errors[0].code", is("unknown-field"))
                .body("items[1].errors[0].column", nullValue())
                .body("items[1].errors[0].code", is("malformed-body"));
        for (Map<String, Object> row : created.jsonPath().<Map<String, Object>>getList("items")) {
            assertEquals(
                    row.get("after"),
                    within("reader").get("/v1/activities/" + row.get("id")).path(""));
            history("activity", row.get("id"), 1)
                    .body("items[0].batch", is(ended.<String>path("id")))
                    .body("items[0].actor", is(maker))
                    .body("items[0].after", equalTo(row.get("after")));
        }
    }

    @Test
    void whatIsRejectedIsToldInTheLanguageOfWhoReads() {
        Map<String, Object> bad = row("一");
        bad.put("attributes", Map.of("lecturer-role", "party-group-secretry"));
        Response ended = imported("", file(bad));
        rows(ended, "")
                .then()
                .body("items[0].errors[0].column", is("/attributes/lecturer-role"))
                .body("items[0].errors[0].detail", containsString("nearest known: party-group-secretary"));
        within("reader")
                .header("Accept-Language", "zh")
                .get(IMPORTS + "/" + ended.path("id") + "/rows")
                .then()
                .body("items[0].errors[0].detail", containsString("最接近的已知值：party-group-secretary"));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String file = file(row("一", "a"), row("二"));
        counts(imported("mode=commit", file), "completed", 2, 0, 0, 0);
        List<Map<String, Object>> first = activities();
        Response again = imported("mode=commit", file);
        counts(again, "completed-with-errors", 0, 0, 1, 1);
        rows(again, "?outcome=rejected").then().body("items[0].errors.code", contains("duplicate"));
        counts(imported("mode=commit&duplicates=skip", file), "completed", 0, 0, 2, 0);
        assertEquals(first, activities());
        counts(imported("mode=commit&duplicates=write", file), "completed", 1, 0, 1, 0);
        assertEquals(3, activities().size());
    }

    @Test
    void createLeavesWhatIsThere() {
        counts(imported("mode=commit", file(row("一", "a"))), "completed", 1, 0, 0, 0);
        Response again = imported("mode=commit", file(row("另", "a")));
        counts(again, "completed-with-errors", 0, 0, 0, 1);
        rows(again, "")
                .then()
                .body("items[0].errors.code", contains("already-exists"))
                .body("items[0].errors.column", contains("/externalId"));
    }

    @Test
    void upsertWritesOnlyWhatIsNamedAndDiffers() {
        Map<String, Object> first = row("一", "a");
        first.put("notes", "留");
        first.put("quantities", Map.of("person-times", 3));
        counts(imported("mode=commit", file(first, row("二", "b"))), "completed", 2, 0, 0, 0);
        Map<String, Object> other = row("新", "a");
        other.put("quantities", Map.of());
        other.put("status", "submitted");
        String file = file(other, row("二", "b"));
        Response dry = imported("mode=dry-run&strategy=upsert", file);
        counts(dry, "completed", 0, 1, 1, 0);
        Response ended = imported("mode=commit&strategy=upsert", file);
        counts(ended, "completed", 0, 1, 1, 0);
        for (Response each : List.of(dry, ended)) {
            rows(each, "?outcome=updated")
                    .then()
                    .body("items[0].before.title", is("一"))
                    .body("items[0].after.title", is("新"))
                    .body("items[0].after.notes", is("留"))
                    .body("items[0].after.quantities", is(Map.of()))
                    .body("items[0].after.status", is("draft"))
                    .body("items[0].after.version", is(2));
        }
        counts(imported("mode=commit&strategy=upsert", file), "completed", 0, 0, 2, 0);
    }

    @Test
    void theLedgerTellsTheRowsInTheirOrder() {
        counts(imported("mode=commit", file(row("一", "a"), row("二", "b"))), "completed", 2, 0, 0, 0);
        String file = file(row("三", "c"), row("新", "b"), row("四", "d"), row("新", "a"));
        Response ended = imported("mode=commit&strategy=upsert", file);
        counts(ended, "completed", 2, 2, 0, 0);
        List<Integer> positions = new ArrayList<>();
        for (Map<String, Object> row : rows(ended, "").jsonPath().<Map<String, Object>>getList("items")) {
            int version = row.get("outcome").equals("created") ? 1 : 2;
            positions.add(history("activity", row.get("id"), version).extract().path("items[-1].position"));
        }
        assertEquals(positions.stream().sorted().toList(), positions);
    }

    @Test
    void whatIsNoLongerADraftIsNotEdited() {
        Map<String, Object> submitted = row("一", "a");
        submitted.put("status", "submitted");
        counts(imported("mode=commit", file(submitted)), "completed", 1, 0, 0, 0);
        counts(imported("mode=commit&strategy=upsert", file(submitted)), "completed", 0, 0, 1, 0);
        Response ended = imported("mode=commit&strategy=upsert", file(row("新", "a")));
        counts(ended, "completed-with-errors", 0, 0, 0, 1);
        rows(ended, "").then().body("items[0].errors.code", contains("not-editable"));
    }

    @Test
    void onlyAdminsTakeOverWhatIsApproved() {
        Map<String, Object> approved = row("一");
        approved.put("status", "approved");
        Response refused = imported("mode=commit", file(approved));
        rows(refused, "")
                .then()
                .body("items[0].errors.code", contains("not-allowed"))
                .body("items[0].errors.column", contains("/status"));
        Response taken = ended(within("admin"), send(within("admin"), "mode=commit", file(approved)));
        counts(taken, "completed", 1, 0, 0, 0);
        assertEquals("approved", activities().get(0).get("status"));
    }

    @Test
    void allOrNothing() {
        Map<String, Object> bad = row("坏");
        bad.put("title", " ");
        Response ended = imported("mode=commit&atomic=true", file(row("一"), bad));
        counts2(ended, 2, 0, 1);
        ended.then()
                .body("state", is("failed"))
                .body("fault.code", is("rows-rejected"))
                .body("fault.detail", containsString("1 rows are rejected"));
        rows(ended, "").then().body("items.row", contains(2));
        assertEquals(List.of(), activities());
        counts(imported("mode=commit&atomic=true", file(row("一"), row("二"))), "completed", 2, 0, 0, 0);
        assertEquals(2, activities().size());
    }

    private static void counts2(Response ended, int rows, int created, int rejected) {
        ended.then().body("rows", is(rows)).body("created", is(created)).body("rejected", is(rejected));
    }

    @Test
    void rowsOfOthersAreRefusedAsSingleOnesAre() {
        Map<String, Object> outside = row("一");
        outside.put("organization", foreign);
        Response ended = imported("mode=commit", file(outside));
        rows(ended, "").then().body("items[0].errors.code", contains("unknown-organization"));
    }

    @Test
    void whatHasEndedIsNotCancelled() {
        Response ended = imported("mode=dry-run", file(row("一")));
        String path = IMPORTS + "/" + ended.path("id") + "/cancellation";
        within("recorder").header("If-Match", "\"1\"").post(path).then().statusCode(412);
        within("recorder").post(path).then().statusCode(409).body("code", is("illegal-transition"));
    }

    @Test
    void theFileComesBackAsItWas() {
        String file = file(row("一")) + "\r\n\r\n";
        Response ended = imported("", file);
        Response back = within("reader").get(IMPORTS + "/" + ended.path("id") + "/file");
        back.then()
                .statusCode(200)
                .contentType(NDJSON)
                .header("Content-Disposition", startsWith("attachment; "))
                .header("X-Content-Type-Options", "nosniff");
        assertEquals(file, back.asString());
        assertEquals("\"" + ended.<String>path("file").substring("sha-256:".length()) + "\"", back.header("ETag"));
        within("reader")
                .header("If-None-Match", back.header("ETag"))
                .get(IMPORTS + "/" + ended.path("id") + "/file")
                .then()
                .statusCode(304);
    }

    @Test
    void anImportIsThereForItsMakerAndAdminsOfEverything() {
        Response ended = imported("", file(row("一")));
        String path = IMPORTS + "/" + ended.path("id");
        for (String part : List.of("", "/rows", "/file")) {
            as("admin", "other", own).get(path + part).then().statusCode(404);
            as("approver", "other", null).get(path + part).then().statusCode(404);
            everywhere().get(path + part).then().statusCode(200);
        }
        as("admin", "other", own).post(path + "/cancellation").then().statusCode(404);
        as("admin", "other", own)
                .body(Map.of("reason", "x"))
                .post(path + "/withdrawal")
                .then()
                .statusCode(404);
        within("reader")
                .header("If-None-Match", "\"" + ended.path("version") + "\"")
                .get(path)
                .then()
                .statusCode(304);
        within("reader").get(IMPORTS + "/" + UUID.randomUUID()).then().statusCode(404);
        within("reader").get(IMPORTS + "/x").then().statusCode(400);
    }

    @Test
    void theNewestFirstPageByPage() {
        List<String> ids = List.of(
                imported("", file(row("一"))).path("id"),
                imported("", file(row("二"))).path("id"),
                imported("", file(row("三"))).path("id"));
        Response first = within("reader").get(IMPORTS + "?limit=2&include=total");
        first.then().body("items.id", contains(ids.get(2), ids.get(1))).body("total", is(3));
        within("reader")
                .get(IMPORTS + "?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.id", contains(ids.get(0)))
                .body("next", nullValue());
        as("reader", "nobody", null).get(IMPORTS).then().body("items", empty());
        everywhere().get(IMPORTS + "?limit=500").then().body("items.createdBy", not(everyItem(is(maker + "x"))));
    }

    @Test
    void rowsPageByPage() {
        Response ended = imported("", file(row("一"), row("二"), row("三")));
        Response first = rows(ended, "?limit=2&include=total");
        first.then().body("items.row", contains(1, 2)).body("total", is(3));
        rows(ended, "?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.row", contains(3))
                .body("next", nullValue());
        within("reader")
                .get(IMPORTS + "/" + ended.path("id") + "/rows?outcome=unchanged&cursor=" + first.path("next"))
                .then()
                .statusCode(400)
                .body("code", is("cursor-mismatch"));
    }

    @Test
    void theSameKeyAndFileReplayTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String file = file(row("一"));
        Response first = send(within("recorder").header("Idempotency-Key", key), "mode=commit", file);
        ended(within("recorder"), first);
        Response again = send(within("recorder").header("Idempotency-Key", key), "mode=commit", file);
        again.then().statusCode(202).header("Idempotency-Replayed", "true");
        assertEquals(first.<Object>path(""), again.path(""));
        send(within("recorder").header("Idempotency-Key", key), "mode=commit", file + "\n")
                .then()
                .statusCode(422)
                .body("code", is("idempotency-key-reused"));
        assertEquals(1, activities().size());
    }

    @Test
    void whatCannotBeTakenIsRefusedAtOnce() {
        String file = file(row("一"));
        send(within("recorder"), "mode=try", file).then().statusCode(400).body("errors[0].parameter", is("mode"));
        send(within("recorder"), "modus=commit", file).then().statusCode(400).body("code", is("unknown-parameter"));
        within("recorder")
                .contentType(NDJSON)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(400);
        within("recorder")
                .contentType("application/pdf")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?entity=activities")
                .then()
                .statusCode(415);
        send(within("recorder"), "", "").then().statusCode(422).body("code", is("no-rows"));
        send(within("recorder"), "", "\ufeff\r\n \n").then().statusCode(422).body("code", is("no-rows"));
        within("recorder")
                .contentType(NDJSON)
                .body(new byte[] {'{', (byte) 0xc4, (byte) 0xe3, '}'})
                .post(IMPORTS + "?entity=activities")
                .then()
                .statusCode(400)
                .body("code", is("not-utf8"));
        send(within("reader"), "", file).then().statusCode(403);
    }
}
