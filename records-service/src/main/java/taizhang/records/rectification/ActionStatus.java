package taizhang.records.rectification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a corrective action stands; void is what was dropped, which counts nowhere and hinders nothing. */
enum ActionStatus {
    PLANNED,
    IN_PROGRESS,
    DONE,
    VOID;

    static final List<String> CODES =
            Arrays.stream(values()).map(ActionStatus::code).toList();

    static @Nullable ActionStatus of(String code) {
        return CODES.contains(code) ? valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')) : null;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
