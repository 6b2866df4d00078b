package taizhang.reporting.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.indicator.OrganizationKind;
import taizhang.reporting.reference.Dated;
import taizhang.reporting.reference.Reference;
import taizhang.reporting.reference.ReferenceKind;

/** A requirement as it is kept and answered. */
@Schema(description = "What organizations must hold, and how often.")
public record Requirement(
        @Schema(required = true, examples = "themed-party-day-monthly") String code,
        @Schema(required = true) Name name,
        @Schema(required = true, nullable = true, description = "it holds for the subtree of this one; null: for all")
                @Nullable
                String organization,
        @Schema(
                        required = true,
                        nullable = true,
                        type = SchemaType.ARRAY,
                        implementation = OrganizationKind.class,
                        description = "which kinds of organizations owe it, on the last day of each period; null: any")
                @Nullable
                List<String> organizationKinds,
        @Schema(required = true, description = "what an organization that owes it has on that day") Condition condition,
        @Schema(required = true, description = "codes of activity types, of which any counts") List<String> types,
        @Schema(required = true, nullable = true, description = "of which any must be there; null: not asked for")
                @Nullable
                List<String> themes,
        @Schema(
                        required = true,
                        nullable = true,
                        type = SchemaType.OBJECT,
                        description =
                                "attribute code to its wanted values; an activity must have each of the attributes",
                        examples = "{\"form\": [\"annual\"]}")
                @Nullable
                Map<String, List<String>> attributes,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "attribute of whose every value the minimum is required: of those in attributes, else of the vocabularies of the types; null: of none")
                @Nullable
                String each,
        @Schema(
                        required = true,
                        nullable = true,
                        minimum = "1",
                        description =
                                "how many times in each period; null: no number is named, and items show the longest gap")
                @Nullable
                Integer minimum,
        @Schema(
                        implementation = Frequency.class,
                        description =
                                "the periods; two-weeks begins on the Monday of ISO weeks 1, 3, 5 … and week 53 stands alone")
                String per,
        @Schema(
                        required = true,
                        minimum = "0",
                        description = "days of the next period in which what was missed can be made up")
                int makeUpDays,
        @Schema(
                        required = true,
                        description =
                                "it holds for the periods whose last day is not before it; null: from the beginning")
                @Nullable
                LocalDate validFrom,
        @Schema(
                        required = true,
                        description =
                                "it holds for the periods whose last day is not after it; null: until further notice")
                @Nullable
                LocalDate validTo,
        @Schema(required = true, nullable = true, description = "where it is written") @Nullable String source,
        @Schema(required = true, examples = "1") long version)
        implements Reference, Dated {

    /** Who stands below the organization of one owes it, and may read it. */
    static final ReferenceKind<Requirement> KIND = new ReferenceKind<>("requirement", Requirement.class, true);

    /** What an organization has; null: not asked for. */
    @Schema(name = "RequirementCondition", description = "What an organization has that owes it; null: not asked for.")
    public record Condition(@Nullable Boolean hasCommittee, @Nullable Boolean hasSmallGroups) {

        public static final Condition NONE = new Condition(null, null);
    }

    public Frequency frequency() {
        return Objects.requireNonNull(Coded.of(Frequency.class, per));
    }

    /**
     * @param value of {@link #each}; null: of any
     * @return what counts for it: the predicate that a count and the records behind it share
     */
    public Indicator counted(@Nullable String value) {
        Map<String, List<String>> wanted = attributes;
        if (each != null && value != null) {
            wanted = new TreeMap<>(attributes == null ? Map.of() : attributes);
            wanted.put(each, List.of(value));
        }
        return Indicators.ofActivities(types, wanted, themes);
    }

    @Override
    public @Nullable LocalDate firstDay() {
        return validFrom;
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return validTo;
    }
}
