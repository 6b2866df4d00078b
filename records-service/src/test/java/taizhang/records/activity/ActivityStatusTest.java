package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityStatusTest {

    /** All 25 pairs: from, and whether each step is legal. */
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    FROM,      DRAFT, SUBMITTED, RETURNED, APPROVED, VOIDED
                    DRAFT,     false, true,      false,    false,    true
                    SUBMITTED, false, false,     true,     true,     true
                    RETURNED,  false, true,      false,    false,    true
                    APPROVED,  false, false,     true,     false,    false
                    VOIDED,    false, false,     false,    false,    false
                    """)
    void legalSteps(
            ActivityStatus from, boolean draft, boolean submitted, boolean returned, boolean approved, boolean voided) {
        assertEquals(draft, from.canBecome(ActivityStatus.DRAFT));
        assertEquals(submitted, from.canBecome(ActivityStatus.SUBMITTED));
        assertEquals(returned, from.canBecome(ActivityStatus.RETURNED));
        assertEquals(approved, from.canBecome(ActivityStatus.APPROVED));
        assertEquals(voided, from.canBecome(ActivityStatus.VOIDED));
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    STATUS,    EDITABLE, DELETABLE, ROLE,     REASON
                    DRAFT,     true,     true,      recorder, false
                    SUBMITTED, false,    false,     recorder, false
                    RETURNED,  true,     false,     approver, true
                    APPROVED,  false,    false,     approver, false
                    VOIDED,    false,    false,     recorder, false
                    """)
    void whatEachStatusAllowsAndNeeds(
            ActivityStatus status, boolean editable, boolean deletable, String role, boolean reason) {
        assertEquals(editable, status.isEditable());
        assertEquals(deletable, status.isDeletable());
        assertEquals(role, status.role());
        assertEquals(reason, status.needsReason());
    }

    @Test
    void codesAreLowerCase() {
        assertEquals(ActivityStatus.SUBMITTED, ActivityStatus.of("submitted"));
        assertNull(ActivityStatus.of("SUBMITTED"));
        assertNull(ActivityStatus.of("closed"));
        assertEquals("approved, returned, voided", sorted(ActivityStatus.SUBMITTED.nextCodes()));
    }

    private static String sorted(String codes) {
        return String.join(
                ", ", java.util.Arrays.stream(codes.split(", ", -1)).sorted().toList());
    }
}
