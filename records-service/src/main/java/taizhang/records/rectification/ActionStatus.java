package taizhang.records.rectification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;

/** Where a corrective action stands; void is what was dropped, which counts nowhere and hinders nothing. */
enum ActionStatus implements Coded {
    PLANNED,
    IN_PROGRESS,
    DONE,
    VOID;

    static final List<String> CODES = Coded.codes(ActionStatus.class);

    static @Nullable ActionStatus of(String code) {
        return Coded.of(ActionStatus.class, code);
    }
}
