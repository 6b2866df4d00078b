package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of a record that came from another organization: what it was there is not shown here. */
@QuarkusTest
class ActivityHistoryTest extends ActivityFixture {

    private String id = "";

    /** Returned in unit B for a reason of theirs, then carried over to unit A and submitted there. */
    @BeforeEach
    void aRecordThatWasCarriedOver() throws Exception {
        id = created(anActivity().of("ACT-B").titled("乙单位的事").status("submitted"));
        move(approver(), id, 1, "returned", "乙单位的理由").statusCode(200);
        recorder()
                .header("If-Match", "\"2\"")
                .body(Map.of("organization", "ACT-A", "title", "甲单位的事"))
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200);
        move(recorder(), id, 3, "submitted", null).statusCode(200);
        Instant patience = Instant.now().plus(Duration.ofSeconds(10));
        while (number("select count(*) from change c join unsequenced_change u on u.id = c.id where entity_id = ?", id)
                        > 0
                && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theHistoryBeginsWhereItCameIn() {
        as("reader", "a", "ACT-A")
                .get("/v1/changes?entity=activity&id=" + id)
                .then()
                .statusCode(200)
                .body("items.operation", contains("created", "updated"))
                .body("items.version", contains(3, 4))
                .body("items[0].before", nullValue())
                .body("items[0].after.title", is("甲单位的事"))
                .body(not(containsString("乙单位的事")));
    }

    @Test
    void forTheOtherOneItEndsWhereItLeft() {
        as("reader", "b", "ACT-B")
                .get("/v1/changes?entity=activity&id=" + id)
                .then()
                .statusCode(200)
                .body("items.operation", contains("created", "updated", "deleted"))
                .body("items[2].after", nullValue())
                .body("items[2].organization", is("ACT-B"))
                .body(not(containsString("甲单位的事")));
    }

    @Test
    void anIdInCapitalsIsTheSame() {
        reader().get("/v1/changes?entity=activity&id=" + id.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3, 4));
    }

    @Test
    void whoSeesBothSeesAll() {
        reader().get("/v1/changes?entity=activity&id=" + id)
                .then()
                .body("items.operation", contains("created", "updated", "updated", "updated"))
                .body("items[2].before.title", is("乙单位的事"));
        as("reader")
                .get("/v1/changes?entity=activity&id=" + id)
                .then()
                .body("items.operation", contains("created", "updated", "updated", "updated"));
    }

    @Test
    void theStepsOfThatTimeAreNotShownEither() {
        String steps = ACTIVITIES + "/" + id + "/transitions";
        as("reader", "a", "ACT-A")
                .get(steps)
                .then()
                .statusCode(200)
                .body("items.to", contains("submitted"))
                .body("items.from", contains("returned"));
        reader().get(steps).then().body("items.to", contains("submitted", "returned", "submitted"));
    }
}
