package taizhang.records.activity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.text.Coded;

/** Where a record stands on its way to being counted, and the legal steps from there. */
enum ActivityStatus implements Coded {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    VOIDED;

    static final List<String> CODES = Coded.codes(ActivityStatus.class);
    /** What a record can be created with; approved is for those who take over past years. */
    static final List<String> FIRST = List.of(DRAFT.code(), SUBMITTED.code(), APPROVED.code());

    static @Nullable ActivityStatus of(String code) {
        return Coded.of(ActivityStatus.class, code);
    }

    Set<ActivityStatus> next() {
        return switch (this) {
            case DRAFT, RETURNED -> EnumSet.of(SUBMITTED, VOIDED);
            case SUBMITTED -> EnumSet.of(APPROVED, RETURNED, VOIDED);
            case APPROVED -> EnumSet.of(RETURNED);
            case VOIDED -> EnumSet.noneOf(ActivityStatus.class);
        };
    }

    /** @return the codes of the legal steps, for the caller who took another one */
    String nextCodes() {
        return next().stream().map(ActivityStatus::code).collect(Collectors.joining(", "));
    }

    boolean canBecome(ActivityStatus to) {
        return next().contains(to);
    }

    boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }

    boolean isDeletable() {
        return this == DRAFT;
    }

    /** Whoever gets a record back must learn why. */
    boolean needsReason() {
        return this == RETURNED;
    }

    /** @return the lowest role that may bring a record here */
    String role() {
        return this == APPROVED || this == RETURNED ? Role.APPROVER : Role.RECORDER;
    }
}
