package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.records.attachment.Attachment;
import taizhang.records.record.RecordId;
import taizhang.records.record.Stamp;

/** Activities that are written by the set, in a transaction that is rolled back. */
@QuarkusTest
class ActivityBulkTest {

    private static final Stamp THEN = new Stamp(Instant.now().truncatedTo(ChronoUnit.MICROS), "maker");
    private static final Stamp NOW = new Stamp(THEN.at().plusSeconds(60), "editor");

    @Inject
    Database database;

    @Inject
    ActivityBulk bulk;

    private UUID first;
    private UUID second;

    @BeforeEach
    void twoActivities() {
        QuarkusTransaction.begin();
        database.sql(
                        """
                        insert into organization (code, name_zh, name_en, kind, valid_from, version)
                        values ('BULK', '单位', 'Unit', 'party-branch', '2015-01-01', 1)
                        """)
                .execute();
        List<Activity> made = Stream.of("A", "B").map(ActivityBulkTest::made).toList();
        first = made.get(0).view().id();
        second = made.get(1).view().id();
        bulk.insert(made, THEN);
    }

    @AfterEach
    void rollBack() {
        QuarkusTransaction.rollback();
    }

    private static Activity made(String externalId) {
        return Activity.created(RecordId.next(), content("题", externalId), ActivityStatus.SUBMITTED, THEN);
    }

    private static ActivityContent content(String title, String externalId) {
        return Json.read(
                Json.text(Map.of(
                        "type", "party-lecture",
                        "organization", "BULK",
                        "title", title,
                        "heldOn", "2020-03-05",
                        "externalId", externalId)),
                ActivityContent.class);
    }

    private Activity kept(UUID id) {
        return Objects.requireNonNull(bulk.find(List.of(id), false).get(id));
    }

    /** Whatever a version has that its record did not have. */
    private Activity next(UUID id, UUID whole) {
        Activity present = kept(id);
        ActivityContent content = Json.read(
                """
                {"type": "themed-party-day", "organization": "BULK", "title": "新", "heldOn": "2020-03-06",
                 "endedOn": "2020-03-07", "occurrence": "planned", "count": 3, "quantities": {"person-times": 2.5},
                 "attributes": {"mode": "onsite"}, "themes": ["integrity", "law"], "minutesStatus": "complete",
                 "partOf": "%s", "externalId": "other-%s", "notes": "备注, \\"注\\""}
                """
                        .formatted(whole, id),
                ActivityContent.class);
        Attachment file =
                new Attachment(UUID.randomUUID(), "a.pdf", "application/pdf", 1, "a".repeat(64), THEN.at(), "maker");
        return new Activity(
                        present.view()
                                .with(content)
                                .with(ActivityStatus.RETURNED, "为何")
                                .with(List.of(file)),
                        "another")
                .stamped(present.version() + 1, NOW);
    }

    @Test
    void eachIsKeptAsItIsGiven() {
        List<Activity> next = List.of(next(first, second), kept(second).stamped(2, NOW));
        bulk.update(next, NOW);
        for (Activity each : next) {
            assertEquals(each, kept(each.view().id()));
        }
    }

    @Test
    void noneIsWrittenOverAVersionThatIsNotTheOneBefore() {
        Activity other = kept(first).stamped(2, NOW);
        bulk.update(List.of(other), NOW);
        List<Activity> both = List.of(kept(second).stamped(2, NOW), other);
        ProblemException refused = assertThrows(ProblemException.class, () -> bulk.update(both, NOW));
        assertEquals(HttpProblem.CONFLICT, refused.type());
    }
}
