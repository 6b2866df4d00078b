package taizhang.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    @Test
    void aTextThatCannotBeWrittenIsUnreadable() {
        for (String text : List.of("\0", "党\ud800课", "\udc00")) {
            Violations violations = new Violations();
            violations.text("/title", text, 10);
            assertEquals(
                    List.of(FieldRule.UNREADABLE),
                    violations.all().stream().map(Violation::rule).toList());
        }
        Violations none = new Violations();
        none.text("/title", "党课 😀 \ud840\udc00", 10);
        assertEquals(List.of(), none.all());
    }
}
