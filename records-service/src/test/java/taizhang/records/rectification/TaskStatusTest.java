package taizhang.records.rectification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStatusTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    found,       planned in-progress void
                    planned,     in-progress void
                    in-progress, done
                    done,        verified reopened
                    verified,    kept-up reopened
                    kept-up,     reopened
                    reopened,    in-progress
                    void,        none
                    """)
    void theLegalSteps(String from, String to) {
        TaskStatus state = TaskStatus.of(from);
        assertEquals(
                to == null ? "" : to,
                state.next().stream().map(TaskStatus::code).collect(Collectors.joining(" ")));
    }

    @Test
    void everyStateButVoidIsOpenOrFixed() {
        for (TaskStatus state : TaskStatus.values()) {
            assertFalse(state.isOpen() && state.isFixed());
            assertEquals(state != TaskStatus.VOID, state.isOpen() || state.isFixed());
        }
        assertEquals(List.of("found", "planned", "in-progress", "reopened"), TaskStatus.group("open"));
        assertEquals(List.of("done", "verified", "kept-up"), TaskStatus.group("fixed"));
    }

    @Test
    void onlyVerifyingNeedsAnApproverAndANote() {
        assertEquals(
                List.of(TaskStatus.VERIFIED),
                Arrays.stream(TaskStatus.values())
                        .filter(s -> s.role().equals("approver"))
                        .toList());
        assertEquals(
                List.of(TaskStatus.VERIFIED),
                Arrays.stream(TaskStatus.values()).filter(TaskStatus::needsNote).toList());
    }

    @Test
    void whatIsNoStateIsNone() {
        assertNull(TaskStatus.of("IN_PROGRESS"));
        assertNull(TaskStatus.of("in_progress"));
        assertNull(ActionStatus.of("Done"));
        assertTrue(TaskStatus.CODES.stream()
                .allMatch(code -> TaskStatus.of(code).code().equals(code)));
    }
}
