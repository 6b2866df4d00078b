package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that say of other rows of their file what they are parts of: each sees what the ones before it have said. */
@QuarkusTest
class ImportedPartsTest extends ImportFixture {

    private static final int AT_ONCE = 1000;

    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void fourActivities() {
        counts(imported("mode=commit", file(named("a"), named("b"), named("c"), named("d"))), "completed", 4, 0, 0, 0);
        activities().forEach(each -> ids.put(String.valueOf(each.get("externalId")), String.valueOf(each.get("id"))));
    }

    private Map<String, @Nullable Object> named(String externalId) {
        return row(externalId, externalId);
    }

    private Map<String, @Nullable Object> part(String externalId, @Nullable String whole) {
        Map<String, @Nullable Object> row = named(externalId);
        row.put("partOf", whole == null ? null : ids.get(whole));
        return row;
    }

    /** The dry run says what the commit does, and that is what a PATCH after the other does. */
    private void outcomes(String file, List<String> outcomes) {
        for (String mode : List.of("dry-run", "commit")) {
            Response ended = imported("strategy=upsert&mode=" + mode, file);
            List<String> told = rows(ended, "?limit=500").jsonPath().getList("items.outcome");
            assertEquals(outcomes, told.subList(told.size() - outcomes.size(), told.size()), mode);
            if (outcomes.contains("rejected")) {
                rows(ended, "?outcome=rejected&limit=500")
                        .then()
                        .body("items[-1].errors.column", contains("/partOf"))
                        .body("items[-1].errors.code", contains("part-of-itself"));
            }
        }
    }

    @Test
    void aCircleWithinTheFileIsClosedByTheLastRow() {
        outcomes(file(part("a", "b"), part("b", "c"), part("c", "a")), List.of("updated", "updated", "rejected"));
    }

    @Test
    void whatIsTakenApartFirstMayGoTheOtherWay() {
        counts(imported("strategy=upsert&mode=commit", file(part("a", "b"), part("b", "c"))), "completed", 0, 2, 0, 0);
        outcomes(file(part("a", null), part("b", "a"), part("c", "b")), List.of("updated", "updated", "updated"));
    }

    @Test
    void aRowThatIsRejectedHasSaidNothing() {
        Map<String, @Nullable Object> bad = part("b", "c");
        bad.put("heldOn", "2020-02-30");
        outcomes(
                file(part("a", "b"), part("d", "d"), part("b", "a"), part("c", "b")),
                List.of("updated", "rejected", "rejected", "updated"));
        Response ended = imported("strategy=upsert&mode=dry-run", file(bad, part("c", null), part("b", "c")));
        assertEquals(
                List.of("rejected", "updated", "updated"),
                rows(ended, "").jsonPath().getList("items.outcome"));
    }

    @Test
    void howeverFarTheRowsAreApart() {
        List<String> lines = new ArrayList<>(List.of(line(part("a", "b"))));
        for (int i = 0; i < AT_ONCE; i++) {
            lines.add("x");
        }
        lines.add(line(part("b", "a")));
        for (String mode : List.of("dry-run", "commit")) {
            Response ended = imported("strategy=upsert&mode=" + mode, String.join("\n", lines));
            counts(ended, "completed-with-errors", 0, 1, 0, AT_ONCE + 1);
        }
    }
}
