package taizhang.records.catalog;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Aliases;
import taizhang.api.text.Name;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutActivityType")
record PutActivityType(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true) @Nullable String category,
        @Schema(required = true) @Nullable Name name,
        @Schema(maxItems = Aliases.MOST, description = "none when absent; at most 200 characters each") @Nullable
                List<@Nullable String> aliases,
        @Schema(description = "none when absent") @Nullable List<ActivityType.@Nullable Quantity> quantities,
        @Schema(description = "none when absent; mode, level and direction are open to every type") @Nullable
                List<@Nullable PutAttribute> attributes,
        @Schema(required = true) @Nullable Boolean partyActivity,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {

    @Schema(name = "PutAttribute")
    record PutAttribute(
            @Schema(required = true, examples = "lecturer-role") @Nullable String code,
            @Schema(description = "when absent, as the shipped types call it, otherwise the code in words") @Nullable
                    Name name,
            @Schema(nullable = true, description = "the only values there are; null or absent: free text") @Nullable
                    List<@Nullable String> values,
            @Schema(description = "by the code of the value; those that are absent as the name is") @Nullable
                    Map<String, @Nullable Name> valueNames) {}
}
