package taizhang.api.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommaListTest {

    private static Optional<List<String>> read(String text) {
        return CommaList.read(text);
    }

    @Test
    void commasSeparateUnlessABackslashStandsBefore() {
        assertEquals(Optional.of(List.of("a", "b")), read("a,b"));
        assertEquals(Optional.of(List.of("a,b")), read("a\\,b"));
        assertEquals(Optional.of(List.of("a\\", "b")), read("a\\\\,b"));
        assertEquals(Optional.of(List.of("", "")), read(","));
        assertEquals(Optional.of(List.of("")), read(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\", "\\b", "C:\\temp,a", "a\\\\\\"})
    void aBackslashBeforeAnythingElseIsNotGuessedAt(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        Random random = new Random(10);
        for (int round = 0; round < 2_000; round++) {
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                values.add(random.ints(random.nextInt(6), 0, 8)
                        .mapToObj(n -> List.of(",", "\\", ":", "党", "a", " ", "\\,", "\ud83d\ude00")
                                .get(n))
                        .collect(Collectors.joining()));
            }
            String written = values.stream()
                    .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
                    .collect(Collectors.joining(","));
            assertEquals(Optional.of(values), read(written), written);
        }
    }
}
