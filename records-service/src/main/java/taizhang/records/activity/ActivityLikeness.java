package taizhang.records.activity;

import taizhang.api.json.Json;
import taizhang.records.imports.Decision;

/** By what a row of a file is told from the ones before it. */
final class ActivityLikeness {

    private ActivityLikeness() {}

    static Decision.Likeness of(ActivityView view) {
        return Decision.Likeness.of(
                view.externalId(),
                String.join(
                        "\n", view.organization(), view.type(), view.heldOn().toString(), view.title()),
                Json.text(ActivityContent.of(view)));
    }
}
