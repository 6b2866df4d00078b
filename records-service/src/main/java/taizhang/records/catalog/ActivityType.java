package taizhang.records.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** What may be recorded of an activity of this type. */
@Schema(name = "ActivityType")
public record ActivityType(
        @Schema(required = true, examples = "party-lecture") String code,
        @Schema(required = true, examples = "lecture") String category,
        @Schema(required = true) Name name,
        @Schema(required = true) List<Quantity> quantities,
        @Schema(required = true) List<Attribute> attributes,
        @Schema(required = true, description = "whether it is Party work, as opposed to the bureau's business")
                boolean partyActivity,
        @Schema(required = true) long version) {

    @Schema(name = "Quantity", description = "A number that is summed over records")
    public record Quantity(
            @Schema(required = true, examples = "person-times") String code,
            @Schema(required = true) Name name,
            @Schema(required = true, examples = "person-times", description = "CNY for money") String unit) {}

    @Schema(name = "Attribute")
    public record Attribute(
            @Schema(required = true, examples = "lecturer-role") String code,
            @Schema(required = true, nullable = true, description = "the only values there are; null: free text")
                    @Nullable
                    List<String> values) {}

    ActivityType version(long newVersion) {
        return new ActivityType(code, category, name, quantities, attributes, partyActivity, newVersion);
    }

    ActivityType quantities(List<Quantity> others) {
        return new ActivityType(code, category, name, others, attributes, partyActivity, version);
    }

    ActivityType attributes(List<Attribute> others) {
        return new ActivityType(code, category, name, quantities, others, partyActivity, version);
    }
}
