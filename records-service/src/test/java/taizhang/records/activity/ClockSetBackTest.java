package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.api.time.Today;

/** What was right when it was written may break a rule now. Then it can be edited all the same, but not submitted. */
@QuarkusTest
class ClockSetBackTest extends ActivityFixture {

    @Inject
    Clock clock;

    @Test
    void aRecordOfTomorrowIsEditedAndThenSubmitted() {
        String tomorrow = new Today(clock).date().plusDays(1).toString();
        QuarkusMock.installMockForType(new Today(Clock.offset(clock, Duration.ofDays(2))), Today.class);
        String id = created(anActivity().with("heldOn", tomorrow).with("status", "submitted"));
        move(approver(), id, 1, "approved", null).statusCode(200);
        QuarkusMock.installMockForType(new Today(clock), Today.class);

        move(approver(), id, 2, "returned", "日期有误").statusCode(200);
        edit(id, 3, Map.of("title", "新题目")).statusCode(200).body("heldOn", is(tomorrow));
        move(recorder(), id, 4, "submitted", null)
                .statusCode(422)
                .body("errors.pointer", contains("/heldOn"))
                .body("errors.code", contains("in-the-future"));
        String later = new Today(clock).date().plusDays(2).toString();
        edit(id, 4, Map.of("heldOn", later)).statusCode(422).body("errors.pointer", contains("/heldOn"));
        edit(id, 4, Map.of("occurrence", "planned")).statusCode(200);
        edit(id, 5, Map.of("occurrence", "held")).statusCode(422).body("errors.pointer", contains("/heldOn"));
        edit(id, 5, Map.of("occurrence", "held", "heldOn", "2020-03-05")).statusCode(200);
        move(recorder(), id, 6, "submitted", null).statusCode(200);
    }
}
