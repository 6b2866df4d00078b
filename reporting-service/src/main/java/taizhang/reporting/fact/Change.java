package taizhang.reporting.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as the ledger delivers it.
 *
 * @param hash bare lower-case hex, as it is chained
 * @param before the very JSON text of the record before; null when created
 * @param after the very JSON text of the record after; null when deleted
 * @param batch of the step or import that wrote several records at once
 * @param onBehalfOf in whose place the actor wrote
 */
public record Change(
        long position,
        String hash,
        Instant at,
        String actor,
        String entity,
        String id,
        long version,
        String operation,
        @Nullable String organization,
        @Nullable String before,
        @Nullable String after,
        @Nullable String batch,
        @Nullable String onBehalfOf) {

    public static final String ACTIVITY = "activity";
    public static final String ORGANIZATION = "organization";
    public static final String ACTIVITY_TYPE = "activity-type";
    public static final String RECTIFICATION_TASK = "rectification-task";
    public static final String CAMPAIGN = "campaign";
}
