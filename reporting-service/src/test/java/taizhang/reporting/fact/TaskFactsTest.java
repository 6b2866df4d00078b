package taizhang.reporting.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.database.DatabaseException;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/** What rectification tasks and campaigns of the ledger become. */
@QuarkusTest
class TaskFactsTest extends ReportingTest {

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    private TestLedger ledger;
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void newLedger() {
        ledger = feed.newLedger();
    }

    @Test
    void stepsCutTheDaysAndTheLastOfADayHolds() {
        apply(task("2020-03-02", "2020-09-30")
                .step("in-progress", "2020-03-02")
                .step("done", "2020-05-01")
                .step("verified", "2020-05-01")
                .step("reopened", "2020-07-01"));
        assertEquals(
                List.of(
                        "[2020-03-02,2020-05-01) in-progress 2020-09-30 1 -",
                        "[2020-05-01,2020-07-01) verified 2020-09-30 1 2020-05-01",
                        "[2020-07-01,) reopened 2020-09-30 2 -"),
                spans());
    }

    @Test
    void extensionsCutTheDaysToo() {
        apply(task("2020-03-02", null)
                .extend("2020-04-30", "2020-03-10")
                .step("in-progress", "2020-03-20")
                .extend("2020-06-30", "2020-03-20")
                .extend("2020-07-31", "2020-03-20"));
        assertEquals(
                List.of(
                        "[2020-03-02,2020-03-10) found - 1 -",
                        "[2020-03-10,2020-03-20) found 2020-04-30 1 -",
                        "[2020-03-20,) in-progress 2020-07-31 1 -"),
                spans());
    }

    @Test
    void cyclesKeepTheirClosing() {
        apply(task("2020-03-02", "2020-03-31")
                .step("in-progress", "2020-03-03")
                .step("done", "2020-04-01")
                .step("reopened", "2020-04-10")
                .extend("2020-05-31", "2020-04-11")
                .step("in-progress", "2020-04-12")
                .step("done", "2020-05-31"));
        assertEquals(
                List.of(
                        "1 2020-03-02 2020-04-01 2020-03-31 late 2020-04-10 -",
                        "2 2020-04-10 2020-05-31 2020-05-31 on-time - -"),
                rows(
                        """
                        select concat_ws(' ', number, opened_on, coalesce(closed_on::text, '-'),
                            coalesce(due_on::text, '-'), coalesce(timeliness, '-'), coalesce(reopened_on::text, '-'),
                            coalesce(voided_on::text, '-'))
                        from task_cycle_fact where task = :id and to_position = 9223372036854775807 order by number
                        """));
    }

    @Test
    void aDroppedActionIsNone() {
        UUID dropped = UUID.randomUUID();
        UUID done = UUID.randomUUID();
        LocalDate day = LocalDate.of(2020, 4, 1);
        apply(task("2020-03-02", null)
                .action(dropped, day, "void", null)
                .action(done, day, "done", day)
                .step("void", "2020-05-01"));
        assertEquals(
                List.of(done + " done 2020-04-01 2020-05-01"),
                rows(
                        """
                        select concat_ws(' ', id, state, done_on, voided_on)
                        from action_fact where task = :id and to_position = 9223372036854775807
                        """));
        assertEquals(List.of("[2020-03-02,2020-05-01) found - 1 -", "[2020-05-01,) void - 1 -"), spans());
    }

    @Test
    void everyVersionIsKeptAlsoOfTheSameRun() {
        TestTask task = task("2020-03-02", null);
        long first = ledger.task(task).position();
        ledger.task(task.step("planned", "2020-03-03").action(id, null, "planned", null));
        ledger.deleteTask(task);
        feed.apply(ledger);
        String positions =
                "select concat_ws(' ', from_position - %d, to_position - %d) from %s where %s = :id order by 1";
        List<String> both = List.of("0 1", "1 2");
        assertEquals(both, rows(positions.formatted(first, first, "task_fact", "id")));
        assertEquals(both, rows(positions.formatted(first, first, "task_cycle_fact", "task")));
        assertEquals(List.of("1 2"), rows(positions.formatted(first, first, "action_fact", "task")));
        assertEquals(List.of("0 1", "1 2", "1 2"), rows(positions.formatted(first, first, "task_span_fact", "task")));
    }

    @Test
    void aTaskWithoutStepsStopsTheFeed() {
        ledger.write(
                Change.RECTIFICATION_TASK,
                id.toString(),
                "X",
                Map.of("id", id.toString(), "foundOn", "2020-03-02", "organization", "X", "source", "other"));
        assertThrows(DatabaseException.class, () -> feed.apply(ledger));
        assertEquals(List.of(), rows("select 'there' from task_fact where id = :id"));
    }

    @Test
    void campaignsComeAndGo() {
        String code = "FACT-" + id;
        long first = ledger.campaign(code, "tour", "LEAD", "2020-01-01", null).position();
        ledger.campaign(code, "tour", "LEAD", "2020-01-01", "2020-12-31");
        ledger.deleteCampaign(code);
        feed.apply(ledger);
        assertEquals(
                List.of("0 1 1 LEAD 2020-01-01 -", "1 2 2 LEAD 2020-01-01 2020-12-31"),
                database.sql(
                                """
                                select concat_ws(' ', from_position - :first, to_position - :first, version,
                                    lead_organization, starts_on, coalesce(ends_on::text, '-'))
                                from campaign_fact where code = :code order by from_position
                                """)
                        .set("first", first)
                        .set("code", code)
                        .list(row -> row.getString(1)));
    }

    private TestTask task(String foundOn, String dueOn) {
        return new TestTask(
                id,
                "TASK-FACTS",
                "inspection-tour",
                LocalDate.parse(foundOn),
                dueOn == null ? null : LocalDate.parse(dueOn));
    }

    private void apply(TestTask task) {
        ledger.task(task);
        feed.apply(ledger);
    }

    private List<String> spans() {
        return rows(
                """
                select concat_ws(' ', during, state, coalesce(due_on::text, '-'), cycle, coalesce(closed_on::text, '-'))
                from task_span_fact where task = :id and to_position = 9223372036854775807 order by during
                """);
    }

    private List<String> rows(String sql) {
        return database.sql(sql).set("id", id).list(row -> row.getString(1));
    }
}
