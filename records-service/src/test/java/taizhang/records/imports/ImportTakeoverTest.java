package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that is gone is followed by another one, and each row is there once. */
@QuarkusTest
class ImportTakeoverTest extends ImportFixture {

    private static final int ROWS = 2500;
    private static final long IN_THE_SECOND_CHUNK = 1500;

    @Inject
    DataSource database;

    @Inject
    ImportWorker worker;

    /** @param written of a worker that was killed there: whole chunks, or nothing of an import of all or nothing */
    @ParameterizedTest
    @CsvSource({"0, false, 0", "1, false, 1000", "1, true, 0"})
    void killed(int opening, boolean atomic, int written) throws Exception {
        CutReader.Cut cut = CutReader.at(opening, IN_THE_SECOND_CHUNK, null);
        Response accepted = send(atomic);
        assertTrue(cut.reached().await(1, TimeUnit.MINUTES));
        firstChunkIsThrough(accepted, opening);
        assertEquals(written, total());
        leaseRunsOut(accepted);
        counts(ended(within("recorder"), accepted), "completed", ROWS, 0, 0, 0);
        isThereOnce(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void oneThatWakesUpLaterWritesNothing(int opening) throws Exception {
        CountDownLatch resumes = new CountDownLatch(1);
        CutReader.Cut cut = CutReader.at(opening, IN_THE_SECOND_CHUNK, resumes);
        Response accepted = send(false);
        assertTrue(cut.reached().await(1, TimeUnit.MINUTES));
        firstChunkIsThrough(accepted, opening);
        leaseRunsOut(accepted);
        Response ended = ended(within("recorder"), accepted);
        resumes.countDown();
        counts(imported("mode=commit", file(row("其后"))), "completed", 1, 0, 0, 0);
        assertEquals(
                ended.<Object>path(""),
                within("recorder").get(IMPORTS + "/" + accepted.path("id")).path(""));
        isThereOnce(accepted);
    }

    @Test
    void whoTakesLongOverAStepKeepsIt() throws Exception {
        CountDownLatch resumes = new CountDownLatch(1);
        CutReader.Cut cut = CutReader.at(0, IN_THE_SECOND_CHUNK, resumes);
        Response accepted = send(false);
        assertTrue(cut.reached().await(1, TimeUnit.MINUTES));
        firstChunkIsThrough(accepted, 0);
        String lease = "select (extract(epoch from leased_until) * 1000000)::bigint from record_import where id = ?";
        long before = number(lease, accepted.path("id"));
        worker.renew();
        assertTrue(number(lease, accepted.path("id")) > before);
        resumes.countDown();
        counts(ended(within("recorder"), accepted), "completed", ROWS, 0, 0, 0);
        worker.renew();
        assertEquals(0, number("select count(leased_until) from record_import where id = ?", accepted.path("id")));
    }

    @Test
    void cancelledWhileItIsValidated() throws Exception {
        CountDownLatch resumes = new CountDownLatch(1);
        CutReader.Cut cut = CutReader.at(0, IN_THE_SECOND_CHUNK, resumes);
        Response accepted = send(false);
        assertTrue(cut.reached().await(1, TimeUnit.MINUTES));
        Response queued = send(within("recorder"), "mode=commit", file(row("其后")));
        String path = IMPORTS + "/" + accepted.path("id");
        assertEquals(
                "queued",
                within("recorder").get(IMPORTS + "/" + queued.path("id")).path("state"));
        Response cancelled = within("recorder").post(path + "/cancellation");
        assertEquals("cancelled", cancelled.path("state"));
        assertEquals(0, cancelled.<Integer>path("created"));
        resumes.countDown();
        counts(ended(within("recorder"), queued), "completed", 1, 0, 0, 0);
        assertEquals("cancelled", within("recorder").get(path).path("state"));
        assertEquals(1, total());
    }

    private Response send(boolean atomic) {
        String lines = IntStream.range(0, ROWS).mapToObj(this::numbered).collect(Collectors.joining("\n"));
        return within("recorder")
                .contentType(CutReader.MEDIA_TYPE)
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?entity=activities&mode=commit&atomic=" + atomic);
    }

    private String numbered(int i) {
        Map<String, @Nullable Object> row = row("第" + i + "次");
        row.put("heldOn", LocalDate.of(2020, 1, 1).plusDays(i % 366).toString());
        return line(row);
    }

    /** It is worked at while the second one is read. */
    private void firstChunkIsThrough(Response accepted, int opening) {
        double progress = 0;
        while (progress <= opening * 0.5) {
            progress = within("recorder")
                    .get(IMPORTS + "/" + accepted.path("id"))
                    .jsonPath()
                    .getDouble("progress");
        }
    }

    private int total() {
        return within("reader").get("/v1/activities?limit=1&include=total").path("total");
    }

    private void isThereOnce(Response accepted) throws SQLException {
        assertEquals(
                ROWS,
                number(
                        "select count(distinct entity_id) from change where batch = ? and operation = 'created'",
                        accepted.path("id")));
        assertEquals(ROWS, number("select count(*) from change where batch = ?", accepted.path("id")));
        assertEquals(ROWS, number("select count(*) from import_row where import = ?", accepted.path("id")));
        assertEquals(
                ROWS,
                number(
                        "select count(*) from import_row r join activity a on a.id::text = r.record where r.import = ?",
                        accepted.path("id")));
    }

    private void leaseRunsOut(Response accepted) throws SQLException {
        assertEquals(
                1,
                number(
                        "with past as (update record_import set leased_until = '2000-01-01' where id = ? returning 1)"
                                + " select count(*) from past",
                        accepted.path("id")));
    }

    private long number(String sql, @Nullable String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(String.valueOf(id)));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
