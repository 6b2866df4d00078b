package taizhang.api.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

class ETagTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"3\" | true",
                "W/\"3\" | true",
                "* | true",
                "\"1\", W/\"3\" | true",
                "\"1\",\"3\" | true",
                "\"4\" | false",
                "W/\"33\" | false",
                "3 | false",
                "| false"
            })
    void ifNoneMatchComparesWeakly(@Nullable String header, boolean matches) {
        assertEquals(matches, ETag.matches(header, "\"3\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"3\" | true",
                "* | true",
                "\"1\", \"3\" | true",
                "W/\"3\" | false",
                "W/\"3\", W/\"4\" | false",
                "\"4\" | false",
                "3 | false"
            })
    void ifMatchComparesStrongly(String header, boolean matches) {
        if (matches) {
            assertDoesNotThrow(() -> ETag.require(header, 3));
        } else {
            ProblemException problem = assertThrows(ProblemException.class, () -> ETag.require(header, 3));
            assertEquals(HttpProblem.PRECONDITION_FAILED, problem.type());
        }
    }
}
