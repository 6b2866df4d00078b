package taizhang.records.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutActivityType")
record PutActivityType(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true) @Nullable String category,
        @Schema(required = true) @Nullable Name name,
        @Schema(description = "none when absent") @Nullable List<ActivityType.@Nullable Quantity> quantities,
        @Schema(description = "none when absent; mode, level and direction are open to every type") @Nullable
                List<ActivityType.@Nullable Attribute> attributes,
        @Schema(required = true) @Nullable Boolean partyActivity,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {}
