package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/**
 * An obligation for those who remind of it.
 *
 * @param last day of the period
 * @param deadline the last day on which it can be fulfilled
 * @param state in the words of answers
 * @param above the organization and those that it stood under on the last day, the nearest first
 */
public record DueObligation(
        String organization,
        String organizationName,
        String requirement,
        Name requirementName,
        @Nullable String value,
        String period,
        LocalDate last,
        LocalDate deadline,
        int required,
        long held,
        long missing,
        String state,
        List<String> above) {}
