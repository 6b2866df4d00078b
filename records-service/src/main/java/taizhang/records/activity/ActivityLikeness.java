package taizhang.records.activity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import taizhang.api.json.Json;
import taizhang.records.imports.Decision;

/** By what a row of a file is told from the ones before it. */
final class ActivityLikeness {

    private ActivityLikeness() {}

    static Decision.Likeness of(ActivityView view) {
        return new Decision.Likeness(
                view.externalId(),
                hash(String.join(
                        "\n", view.organization(), view.type(), view.heldOn().toString(), view.title())),
                hash(Json.text(ActivityContent.of(view))));
    }

    /** A hash of 128 bits that is kept in 16 bytes; nobody gains by finding two rows of his own with the same. */
    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
