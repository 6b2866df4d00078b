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

class TaskStateTest {

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
        TaskState state = TaskState.of(from);
        assertEquals(
                to == null ? "" : to, state.next().stream().map(TaskState::code).collect(Collectors.joining(" ")));
    }

    @Test
    void everyStateButVoidIsOpenOrFixed() {
        for (TaskState state : TaskState.values()) {
            assertFalse(state.isOpen() && state.isFixed());
            assertEquals(state != TaskState.VOID, state.isOpen() || state.isFixed());
        }
        assertEquals(List.of("found", "planned", "in-progress", "reopened"), TaskState.group("open"));
        assertEquals(List.of("done", "verified", "kept-up"), TaskState.group("fixed"));
    }

    @Test
    void onlyVerifyingNeedsAnApproverAndANote() {
        assertEquals(
                List.of(TaskState.VERIFIED),
                Arrays.stream(TaskState.values())
                        .filter(s -> s.role().equals("approver"))
                        .toList());
        assertEquals(
                List.of(TaskState.VERIFIED),
                Arrays.stream(TaskState.values()).filter(TaskState::needsNote).toList());
    }

    @Test
    void whatIsNoStateIsNone() {
        assertNull(TaskState.of("IN_PROGRESS"));
        assertNull(TaskState.of("in_progress"));
        assertNull(ActionState.of("Done"));
        assertTrue(TaskState.CODES.stream()
                .allMatch(code -> TaskState.of(code).code().equals(code)));
    }
}
