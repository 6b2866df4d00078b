package taizhang.records.imports;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import taizhang.api.text.Coded;

/** Where an import stands. */
enum ImportState implements Coded {
    QUEUED,
    VALIDATING,
    APPLYING,
    COMPLETED,
    COMPLETED_WITH_ERRORS,
    FAILED,
    CANCELLED,
    WITHDRAWN;

    private static final Set<ImportState> CANCELLABLE = EnumSet.of(QUEUED, VALIDATING);
    private static final Set<ImportState> ENDED = EnumSet.of(COMPLETED, COMPLETED_WITH_ERRORS, FAILED);

    static final List<String> CODES = Coded.codes(ImportState.class);

    boolean isCancellable() {
        return CANCELLABLE.contains(this);
    }

    /** Whether what it has written, if anything, stays: one that has failed may have written its first chunks. */
    boolean isEnded() {
        return ENDED.contains(this);
    }

    /** @return the codes of what a caller can make of it */
    String nextCodes(boolean isWithdrawable) {
        Set<ImportState> next = EnumSet.noneOf(ImportState.class);
        if (isCancellable()) {
            next.add(CANCELLED);
        }
        if (isWithdrawable) {
            next.add(WITHDRAWN);
        }
        return next.stream().map(ImportState::code).collect(Collectors.joining(", "));
    }
}
