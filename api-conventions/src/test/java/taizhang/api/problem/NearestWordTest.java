package taizhang.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> KNOWN =
            List.of("onsite", "online", "video", "hybrid", "party-lecture", "lecturer-role", "机关党委", "支部");

    @ParameterizedTest
    @CsvSource({
        "on-site, onsite",
        "on-line, online",
        "OnSite, onsite",
        "vidoe, video",
        "party-lectrue, party-lecture",
        "lecturer_role, lecturer-role",
        "支 部, 支部",
        "onlite, online",
    })
    void theFewestSteps(String word, String nearest) {
        assertEquals(Optional.of(nearest), NearestWord.to(word, KNOWN));
    }

    @Test
    void twoThatChangePlacesAreOneStep() {
        assertEquals(Optional.of("mode"), NearestWord.to("moed", List.of("made", "mode")));
    }

    @Test
    void noneAmongNoneAndNoneForALongText() {
        assertEquals(Optional.empty(), NearestWord.to("mode".repeat(51), KNOWN));
        assertEquals(Optional.empty(), NearestWord.to("mode", List.of()));
    }
}
