package taizhang.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be loaded.
 *
 * @param body the fields of the request, without {@code status}
 * @param status where the record is to end up: approved, submitted, returned or draft
 * @param reason of a return
 * @param takenOver a past year, entered as approved by the administrator instead of being submitted and approved
 */
record Activity(
        String externalId, Map<String, @Nullable Object> body, String status, String reason, boolean takenOver) {}
