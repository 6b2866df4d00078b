package taizhang.reporting.figure;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.reporting.indicator.Where;

/** A definition in a question, for the OpenAPI document: it is read as {@link taizhang.reporting.indicator.IndicatorBody}. */
@Schema(
        name = "InlineIndicator",
        description = "What is counted; what is not given has its default.",
        requiredProperties = {"of", "measure"})
record InlineIndicator(
        @Nullable Name name,
        @Schema(maxLength = 64) @Nullable String unit,
        @Schema(
                        enumeration = {
                            "activities",
                            "rectification-tasks",
                            "rectification-cycles",
                            "corrective-actions",
                            "organizations",
                            "campaigns"
                        })
                String of,
        @Schema(maxLength = 200, description = "count, sum:<quantity>, organizations or aspects") String measure,
        @Schema(description = "everything unless told") @Nullable Where where,
        @Schema(
                        enumeration = {"flow", "stock"},
                        defaultValue = "flow")
                @Nullable
                String timing,
        @Schema(
                        enumeration = {"heldOn", "foundOn", "closedOn", "openedOn", "doneOn", "startsOn", "validFrom"},
                        description = "the date that decides of a flow")
                @Nullable
                String on,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}
