package taizhang.records.rectification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.text.Coded;

/** Where a task stands on its way to being put right for good, and the legal steps from there. */
enum TaskStatus implements Coded {
    FOUND,
    PLANNED,
    IN_PROGRESS,
    DONE,
    VERIFIED,
    KEPT_UP,
    REOPENED,
    VOID;

    static final List<String> CODES = Coded.codes(TaskStatus.class);

    private static final Set<TaskStatus> OPEN = EnumSet.of(FOUND, PLANNED, IN_PROGRESS, REOPENED);
    private static final Set<TaskStatus> FIXED = EnumSet.of(DONE, VERIFIED, KEPT_UP);

    static @Nullable TaskStatus of(String code) {
        return Coded.of(TaskStatus.class, code);
    }

    Set<TaskStatus> next() {
        return switch (this) {
            case FOUND -> EnumSet.of(PLANNED, IN_PROGRESS, VOID);
            case PLANNED -> EnumSet.of(IN_PROGRESS, VOID);
            case IN_PROGRESS -> EnumSet.of(DONE);
            case DONE -> EnumSet.of(VERIFIED, REOPENED);
            case VERIFIED -> EnumSet.of(KEPT_UP, REOPENED);
            case KEPT_UP -> EnumSet.of(REOPENED);
            case REOPENED -> EnumSet.of(IN_PROGRESS);
            case VOID -> EnumSet.noneOf(TaskStatus.class);
        };
    }

    /** @return the codes of the legal steps, for the caller who took another one */
    String nextCodes() {
        return next().stream().map(TaskStatus::code).collect(Collectors.joining(", "));
    }

    boolean canBecome(TaskStatus to) {
        return next().contains(to);
    }

    /** Found and not yet put right. Neither open nor fixed is what was recorded by mistake. */
    boolean isOpen() {
        return OPEN.contains(this);
    }

    boolean isFixed() {
        return FIXED.contains(this);
    }

    /** Whoever verifies says what was checked. */
    boolean needsNote() {
        return this == VERIFIED;
    }

    /** @return the lowest role that may bring a task here */
    String role() {
        return this == VERIFIED ? Role.APPROVER : Role.RECORDER;
    }

    /** @return the codes of a group of states: open or fixed */
    static List<String> group(String group) {
        return (group.equals("open") ? OPEN : FIXED)
                .stream().map(TaskStatus::code).toList();
    }
}
