package taizhang.records.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/**
 * What is to be written into the ledger, in the transaction of the write that it tells of.
 *
 * @param organization the organization that the record belongs to (the one before, for a deletion); null for reference
 *     data of everybody
 * @param before canonical JSON of the API representation before, null when created
 * @param after canonical JSON of the API representation after, null when deleted
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
        @Nullable String after) {

    public enum Entity {
        ORGANIZATION("organization"),
        ACTIVITY_TYPE("activity-type"),
        CAMPAIGN("campaign"),
        ACTIVITY("activity"),
        RECTIFICATION_TASK("rectification-task");

        private final String code;

        Entity(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public enum Operation {
        CREATED("created"),
        UPDATED("updated"),
        DELETED("deleted");

        private final String code;

        Operation(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @return the canonical text of an API representation */
    public static String text(Object representation) {
        try {
            return Json.CANONICAL.writeValueAsString(representation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
