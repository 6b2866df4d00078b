package taizhang.api.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;

class AddressTest {

    @Test
    void parametersInTheirOrder() {
        assertEquals(
                List.of(
                        Map.entry("q", "党课 a+b"),
                        Map.entry("attribute", "mode:onsite"),
                        Map.entry("attribute", "a;b=c"),
                        Map.entry("type", ""),
                        Map.entry("kind", "")),
                Address.parameters("q=%E5%85%9A%e8%af%be+a%2Bb&attribute=mode:onsite&&attribute=a;b=c&type=&kind"));
        assertEquals(List.of(), Address.parameters(null));
        assertEquals(List.of(), Address.parameters(""));
    }

    @Test
    void aParameterIsComposed() {
        assertEquals(List.of(Map.entry("q", "\u00e9")), Address.parameters("q=e%CC%81"));
    }

    @ParameterizedTest
    @CsvSource({
        "q=100%, q, NOT_ESCAPED",
        "q=%zz, q, NOT_ESCAPED",
        "q=%4, q, NOT_ESCAPED",
        "q=%\uff14\uff11, q, NOT_ESCAPED",
        "q=a&type=a|b, type, NOT_ESCAPED",
        "q={a}, q, NOT_ESCAPED",
        "q=\u00e5\u0085\u009a, q, NOT_ESCAPED",
        "q=党课, q, NOT_ESCAPED",
        "q=%B5%B3%BF%CE, q, UNREADABLE",
        "q=%C0%80, q, UNREADABLE",
        "q=%ED%A0%80, q, UNREADABLE",
        "%B5=1, %B5, UNREADABLE",
        "a%=1, a%, NOT_ESCAPED",
        "cursor=%00, cursor, HIDDEN_CHARACTERS",
        "q=a%07b, q, HIDDEN_CHARACTERS",
        "q=%C2%85%C2%9F, q, HIDDEN_CHARACTERS",
        "q=%7F, q, HIDDEN_CHARACTERS"
    })
    void whatCannotBeRead(String query, String parameter, FieldRule rule) {
        Violation violation = violation(() -> Address.parameters(query));
        assertEquals(parameter, violation.parameter());
        assertEquals(rule, violation.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/a/%00", "/a/%B5", "/党", "/{code}", "/[a]", "/a|b", "/a\\b", "/a b"})
    void pathsThatCannotBeRead(String path) {
        assertEquals("path", violation(() -> Address.checkPath(path)).parameter());
    }

    @Test
    void pathsThatCan() {
        for (String path : List.of("/", "/v1/a/%E5%85%9A", "/v1/a;b=c/@d:e,f~!$&'()*+", "/a%2Fb%20", "*")) {
            assertDoesNotThrow(() -> Address.checkPath(path));
        }
    }

    private static Violation violation(Runnable reading) {
        ProblemException problem = assertThrows(ProblemException.class, reading::run);
        assertEquals(HttpProblem.INVALID_PARAMETER, problem.type());
        return problem.violations().get(0);
    }
}
