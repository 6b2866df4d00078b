package taizhang.records.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Knows records that belong to organizations; the features that have them implement it. */
public interface OrganizationUse {

    /** Whether the day of a record that is not voided lies outside these days; a task's is that of its finding. */
    boolean hasRecordsOutside(String organization, LocalDate from, @Nullable LocalDate to);
}
