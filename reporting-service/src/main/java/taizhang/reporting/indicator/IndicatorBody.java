package taizhang.reporting.indicator;

import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** A definition as callers send it, complete or with the defaults left out; see {@link Indicator} for the fields. */
@Schema(
        description = "What a figure counts; what is not given has its default.",
        requiredProperties = {"name", "unit", "of"})
public record IndicatorBody(
        @Schema(description = "equal to the code in the path; not for inline definitions") @Nullable String code,
        @Nullable Name name,
        @Schema(maxLength = 64) @Nullable String unit,
        @Schema(
                        enumeration = {
                            "activities",
                            "rectification-tasks",
                            "rectification-cycles",
                            "corrective-actions",
                            "organizations",
                            "campaigns",
                            "entries",
                            "targets"
                        })
                @Nullable
                String of,
        @Schema(
                        description =
                                "count, sum:<quantity>, organizations or aspects; left out for a ratio; of entries and targets the sum of"
                                        + " their values")
                @Nullable
                String measure,
        @Schema(description = "default: everything") @Nullable Where where,
        @Schema(
                        enumeration = {"flow", "stock"},
                        defaultValue = "flow")
                @Nullable
                String timing,
        @Schema(
                        enumeration = {"heldOn", "foundOn", "closedOn", "openedOn", "doneOn", "startsOn", "validFrom"},
                        description =
                                "the date that decides of a flow. activities: heldOn; rectification-tasks: foundOn (default), closedOn;"
                                        + " rectification-cycles: closedOn (default), openedOn; corrective-actions: foundOn (default),"
                                        + " doneOn; campaigns: startsOn; organizations: validFrom")
                @Nullable
                String on,
        @Schema(description = "code of an additive indicator, together with denominator") @Nullable String numerator,
        @Schema(description = "code of an additive indicator, together with numerator") @Nullable String denominator,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version,
        @Schema(description = "as read before; ignored, it is made from the rest") @Nullable InWords counts) {

    static final Name NO_NAME = new Name("", "");

    /** @return the definition with its defaults; only for a body without violations */
    Indicator toIndicator(String ofCode, long ofVersion) {
        String target = Objects.requireNonNullElse(of, Indicator.ACTIVITIES);
        return new Indicator(
                ofCode,
                Objects.requireNonNullElse(name, NO_NAME),
                Objects.requireNonNullElse(unit, ""),
                target,
                measure == null && numerator == null && IndicatorRules.isEntered(of) ? IndicatorRules.COUNT : measure,
                Objects.requireNonNullElse(where, Where.ANYTHING),
                Objects.requireNonNullElse(timing, IndicatorRules.FLOW),
                on == null ? IndicatorRules.defaultDate(this) : on,
                numerator,
                denominator,
                validFrom,
                validTo,
                ofVersion,
                InWords.NONE);
    }
}
