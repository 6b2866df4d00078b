package taizhang.records.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Aliases;
import taizhang.api.text.Name;
import taizhang.records.ledger.Change;
import taizhang.records.record.Recorded;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/** What may be recorded of an activity of this type. */
@Schema(name = "ActivityType")
public record ActivityType(
        @Schema(required = true, examples = "party-lecture") String code,
        @Schema(required = true, examples = "lecture") String category,
        @Schema(required = true) Name name,
        @Schema(
                        required = true,
                        maxItems = Aliases.MOST,
                        description =
                                "short forms and spellings of the name in sheets, in any language; at most 200 characters each")
                List<String> aliases,
        @Schema(required = true) List<Quantity> quantities,
        @Schema(required = true) List<Attribute> attributes,
        @Schema(required = true, description = "whether it is Party work, as opposed to the bureau's business")
                boolean partyActivity,
        @Schema(required = true) long version)
        implements Recorded<ActivityType> {

    @Schema(name = "Quantity", description = "A number that is summed over records")
    public record Quantity(
            @Schema(required = true, examples = "person-times") String code,
            @Schema(required = true) Name name,
            @Schema(required = true, examples = "person-times", description = "CNY for money") String unit) {}

    @Schema(name = "Attribute")
    public record Attribute(
            @Schema(required = true, examples = "lecturer-role") String code,
            @Schema(required = true, description = "the code in words when none was given") Name name,
            @Schema(required = true, nullable = true, description = "the only values there are; null: free text")
                    @Nullable
                    List<String> values,
            @Schema(required = true, description = "the name of each value, by its code; of free text there are none")
                    Map<String, Name> valueNames) {

        /** Documents of before there were names have none. */
        public Attribute {
            name = name == null ? Name.ofCode(code) : name;
            Map<String, Name> given = valueNames == null ? Map.of() : valueNames;
            Map<String, Name> inOrder = new LinkedHashMap<>();
            if (values != null) {
                values.forEach(value -> inOrder.put(value, given.getOrDefault(value, Name.ofCode(value))));
            }
            valueNames = Collections.unmodifiableMap(inOrder);
        }

        /** One that is called by its codes in words. */
        static Attribute of(String code, @Nullable List<String> values) {
            return new Attribute(code, Name.ofCode(code), values, Map.of());
        }
    }

    /** Documents of before there were aliases have none. */
    public ActivityType {
        aliases = aliases == null ? List.of() : aliases;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(Change.Entity.ACTIVITY_TYPE, code, version, null, this);
    }

    @Override
    public ActivityType stamped(long number, Stamp stamp) {
        return version(number);
    }

    ActivityType version(long number) {
        return new ActivityType(code, category, name, aliases, quantities, attributes, partyActivity, number);
    }

    ActivityType aliases(List<String> others) {
        return new ActivityType(code, category, name, others, quantities, attributes, partyActivity, version);
    }

    ActivityType quantities(List<Quantity> others) {
        return new ActivityType(code, category, name, aliases, others, attributes, partyActivity, version);
    }

    ActivityType attributes(List<Attribute> others) {
        return new ActivityType(code, category, name, aliases, quantities, others, partyActivity, version);
    }
}
