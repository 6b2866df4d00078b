package taizhang.reporting.submissions;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import taizhang.api.text.Coded;

/** How far the entries of a period have come on the way up. */
public enum SubmissionState implements Coded {
    /** Nobody has said anything yet. */
    DUE,
    SUBMITTED,
    RETURNED,
    ACCEPTED;

    static final List<String> CODES = Coded.codes(SubmissionState.class);

    /** What can be written. */
    static final List<String> STEPS = List.of(SUBMITTED.code(), RETURNED.code(), ACCEPTED.code());

    Set<SubmissionState> next() {
        return switch (this) {
            case DUE, RETURNED -> EnumSet.of(SUBMITTED);
            case SUBMITTED -> EnumSet.of(RETURNED, ACCEPTED);
            case ACCEPTED -> EnumSet.of(RETURNED);
        };
    }

    String nextCodes() {
        return next().stream().map(SubmissionState::code).collect(Collectors.joining(", "));
    }

    /** @return whether only a superior can say so */
    boolean isOfSuperior() {
        return this == RETURNED || this == ACCEPTED;
    }
}
