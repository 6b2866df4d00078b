package taizhang.reporting.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.json.Json;

class PlacementTest {

    @Test
    void areReadInOrderWithoutRepeats() {
        assertEquals(
                placements("2019-01-01=A 2021-01-01=null"),
                Placement.of(Json.read(
                        """
                        {"placements": [{"effectiveFrom": "2021-01-01", "parent": null},
                         {"effectiveFrom": "2019-01-01", "parent": "A"}, {"effectiveFrom": "2020-01-01", "parent": "A"}]}
                        """,
                        JsonNode.class)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2019-01-01=A, 2019-01-01=A, none",
                "2019-01-01=A, 2019-01-01=A 2021-01-01=B, 2021-01-01",
                "2019-01-01=A 2021-01-01=B, 2019-01-01=A 2021-01-01=C, 2021-01-01",
                "2019-01-01=A 2021-01-01=B, 2019-01-01=A 2020-06-01=B, 2020-06-01",
                "2019-01-01=A, 2018-01-01=A, 2018-01-01",
                "'', 2018-01-01=A, 2018-01-01",
            })
    void differFromTheFirstDayThatDiffers(String before, String after, @Nullable LocalDate day) {
        BiFunction<String, String, @Nullable LocalDate> difference =
                (some, others) -> Dated.firstDifference(placements(some), placements(others));
        assertEquals(day, difference.apply(before, after));
        assertEquals(day, difference.apply(after, before));
    }

    private static List<Placement> placements(String text) {
        List<Placement> all = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] parts = each.split("=", -1);
            all.add(new Placement(LocalDate.parse(parts[0]), parts[1].equals("null") ? null : parts[1]));
        }
        return all;
    }
}
