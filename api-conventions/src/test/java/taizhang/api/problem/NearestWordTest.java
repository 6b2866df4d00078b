package taizhang.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"机关", "主题党日", "hall", "party-committee", "支部大会", "x", "联"})
    void whatHasLessThanMostLettersInCommonIsNotSuggested(String word) {
        assertEquals(Optional.empty(), NearestWord.to(word, KNOWN));
    }

    @Test
    void oneOfTwoLettersMayBeAnother() {
        assertEquals(Optional.of("党课"), NearestWord.to("党果", List.of("党课", "报告会")));
        assertEquals(Optional.empty(), NearestWord.to("讲座", List.of("党课", "报告会")));
        assertEquals(Optional.empty(), NearestWord.to("甲", List.of("乙")));
        assertEquals(Optional.of("A"), NearestWord.to("a", List.of("A", "B")));
    }

    @Test
    void noneAmongNoneAndNoneForALongText() {
        assertEquals(Optional.empty(), NearestWord.to("mode".repeat(51), KNOWN));
        assertEquals(Optional.empty(), NearestWord.to("mode", List.of()));
    }
}
