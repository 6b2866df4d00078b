package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file says the same twice. */
@QuarkusTest
class RepeatedRowsTest extends ImportFixture {

    private static final int MANY = 2500;

    @Test
    void withinAFileTheFirstGoodRowCounts() {
        Map<String, Object> bad = row("坏", "a");
        bad.put("heldOn", null);
        String file = file(bad, row("一", "a"), row("一", "a"), row("另", "a"), row("一"), row("二"), row("二"));
        for (String mode : List.of("dry-run", "commit")) {
            for (String strategy : mode.equals("commit") ? List.of("upsert") : List.of("create", "upsert")) {
                Response ended = imported("mode=" + mode + "&strategy=" + strategy, file);
                counts(ended, "completed-with-errors", 2, 0, 1, 4);
                rows(ended, "")
                        .then()
                        .body(
                                "items.outcome",
                                contains(
                                        "rejected",
                                        "created",
                                        "unchanged",
                                        "rejected",
                                        "rejected",
                                        "created",
                                        "rejected"))
                        .body("items[0].errors.code", contains("required"))
                        .body("items[3].errors.code", contains("already-exists"))
                        .body("items[4].errors.code", contains("duplicate"))
                        .body("items[6].errors.code", contains("duplicate"));
            }
        }
    }

    @Test
    void howeverFarApartTheyStandAndHoweverManyTheyAre() {
        String once = line(row("首", "a")) + "\n" + line(row("又"));
        String file = IntStream.range(0, MANY).mapToObj(i -> once).collect(Collectors.joining("\n"));
        for (String mode : List.of("dry-run", "commit")) {
            Response ended = imported("duplicates=skip&mode=" + mode, file);
            counts(ended, "completed", 2, 0, 2 * MANY - 2, 0);
            List<String> first = rows(ended, "?outcome=created").path("items.id");
            rows(ended, "?outcome=unchanged&limit=2")
                    .then()
                    .body("items.row", contains(3, 4))
                    .body("items.id", equalTo(first))
                    .body("items.after", contains(nullValue(), nullValue()));
        }
        assertEquals(2, activities().size());
    }
}
