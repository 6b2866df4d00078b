package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taizhang.api.problem.Language;
import taizhang.api.problem.Words;

class GatewayProblemTest {

    private static List<GatewayProblem> all() {
        return GatewayProblem.ALL;
    }

    /** They stand as they are between the quotes of nginx's configuration, and of the JSON that it answers. */
    @ParameterizedTest
    @MethodSource("all")
    void itsWordsNeedNoEscaping(GatewayProblem each) {
        for (Words words : List.of(each.problem().title(), each.problem().detail())) {
            for (Language language : Language.values()) {
                assertTrue(words.in(language).matches("[^\"\\\\$\\n]+"), words.in(language));
            }
        }
    }
}
