package taizhang.records.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;

/**
 * What is to be written into the ledger, in the transaction of the write that it tells of.
 *
 * @param organization the organization that the record belongs to (the one before, for a deletion); null for reference
 *     data of everybody
 * @param before canonical JSON of the API representation before, null when created
 * @param after canonical JSON of the API representation after, null when deleted
 * @param batch what the write is a part of, such as an import; null: it stands alone
 * @param onBehalfOf subject of whom the actor stands in for; null: nobody
 */
public record Change(
        Entity entity,
        String id,
        long version,
        Operation operation,
        @Nullable String organization,
        Instant at,
        String actor,
        @Nullable String before,
        @Nullable String after,
        @Nullable UUID batch,
        @Nullable String onBehalfOf) {

    public enum Entity implements Coded {
        ORGANIZATION,
        ACTIVITY_TYPE,
        CAMPAIGN,
        ACTIVITY,
        RECTIFICATION_TASK;

        /** Records have a UUID, reference data have a code. */
        boolean hasUuid() {
            return this == ACTIVITY || this == RECTIFICATION_TASK;
        }
    }

    public enum Operation implements Coded {
        CREATED,
        UPDATED,
        DELETED
    }
}
