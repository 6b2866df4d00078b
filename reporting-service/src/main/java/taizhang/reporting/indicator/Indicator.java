package taizhang.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.reference.Dated;
import taizhang.reporting.reference.Reference;
import taizhang.reporting.reference.ReferenceKind;

/** A definition as it is kept and answered. */
@Schema(description = "What a figure counts.")
public record Indicator(
        @Schema(required = true, examples = "lectures-given") String code,
        @Schema(required = true) Name name,
        @Schema(required = true, examples = "times") String unit,
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
                        },
                        description = "rectification-cycles: closings and reopenings; entries: figure entries of this"
                                + " indicator")
                String of,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "count (an aggregated entry counts for as many as it stands for), sum:<quantity> (of organizations as a stock: members, staff, posts-filled:<post>), organizations or aspects (how many different ones); null for a ratio")
                @Nullable
                String measure,
        @Schema(required = true) Where where,
        @Schema(
                        enumeration = {"flow", "stock"},
                        description = "flow: what happened in the period; stock: what is so on its last day")
                String timing,
        @Schema(
                        required = true,
                        nullable = true,
                        enumeration = {"heldOn", "foundOn", "closedOn", "openedOn", "doneOn", "startsOn", "validFrom"},
                        description = "the date that decides; null for a stock")
                @Nullable
                String on,
        @Schema(required = true, nullable = true, description = "code of the indicator above the line of a ratio")
                @Nullable
                String numerator,
        @Schema(required = true, nullable = true, description = "code of the indicator below the line of a ratio")
                @Nullable
                String denominator,
        @Schema(
                        required = true,
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "first day of the definition")
                @Nullable
                LocalDate validFrom,
        @Schema(
                        required = true,
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "last day of the definition")
                @Nullable
                LocalDate validTo,
        @Schema(required = true, examples = "1") long version,
        @Schema(required = true, description = "what it counts in words, made from the definition") InWords counts)
        implements Reference, Dated {

    static final ReferenceKind<Indicator> KIND = new ReferenceKind<>("indicator", Indicator.class, false);

    static final String SUM = "sum:";
    public static final String ACTIVITIES = "activities";
    public static final String ORGANIZATIONS = "organizations";
    public static final String ENTRIES = "entries";
    static final String TARGETS = "targets";
    public static final String ORGANIZATIONS_MEASURE = "organizations";
    public static final String ASPECTS_MEASURE = "aspects";

    /** @param counts is made from the rest, whatever is given */
    public Indicator {
        counts = numerator == null
                ? Wording.of(of, measure, where, IndicatorRules.STOCK.equals(timing), on)
                : Wording.ofRatio(numerator, denominator);
    }

    /** Definitions are everybody's. */
    @Override
    public @Nullable String organization() {
        return null;
    }

    @JsonIgnore
    public boolean isRatio() {
        return numerator != null;
    }

    /** @return the quantity that is summed; null: records are counted */
    @JsonIgnore
    public @Nullable String quantity() {
        return measure != null && measure.startsWith(SUM) ? measure.substring(SUM.length()) : null;
    }

    /** @return whether different organizations are counted, and not their records */
    @JsonIgnore
    public boolean isOfDifferentOrganizations() {
        return ORGANIZATIONS_MEASURE.equals(measure);
    }

    /**
     * Whether it counts the organizations that have held something, and the other one all there are: then the ratio is how far
     * these are covered, and is counted of the same organizations above and below the line.
     */
    @JsonIgnore
    private boolean isCoverage(Indicator denominator) {
        return isOfActivities()
                && isOfDifferentOrganizations()
                && denominator.isOfOrganizations()
                && IndicatorRules.date(denominator) == null
                && denominator.quantity() == null
                && denominator.where().held() == null;
    }

    /** @return whether a ratio of it and the other one says something: of parts that add up, or of a coverage */
    boolean canBeDividedBy(Indicator denominator) {
        return (isAdditive() && denominator.isAdditive()) || isCoverage(denominator);
    }

    /**
     * @return what is counted above the line of a ratio: itself; of a coverage those of the organizations below the line that
     *     have held it, so that no rate exceeds 100 %
     */
    public Indicator dividedBy(Indicator denominator) {
        return isCoverage(denominator)
                ? new Indicator(
                        "",
                        name,
                        unit,
                        denominator.of,
                        denominator.measure,
                        denominator.where.with("held", List.of(where)),
                        denominator.timing,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        counts)
                : this;
    }

    /** @return whether parts (organizations; of a flow also months) add up to the whole */
    @JsonIgnore
    public boolean isAdditive() {
        return !isRatio() && !isDistinct(measure);
    }

    /** @return the code of the cells that it is a sum of; nothing where it must be counted from facts */
    @JsonIgnore
    public Optional<String> cells() {
        if (!isOfActivities()
                || !isAdditive()
                || measure == null
                || where.quantities() != null
                || where.atMost() != null) {
            return Optional.empty();
        }
        return where.asksOnlyOfTypes()
                ? Optional.of(Cells.BASE + measure)
                : Optional.of(code).filter(own -> !own.isEmpty());
    }

    /** @return whether it has cells of its own, since base cells cannot answer */
    @JsonIgnore
    boolean hasCells() {
        return cells().filter(code::equals).isPresent();
    }

    static boolean isDistinct(@Nullable String measure) {
        return ORGANIZATIONS_MEASURE.equals(measure) || ASPECTS_MEASURE.equals(measure);
    }

    /** @return whether records can be counted by it: a ratio is made of such, and older rules let more pass */
    @JsonIgnore
    public boolean isCountable() {
        return !isRatio() && (isOfActivities() || isEntered() || IndicatorRules.isCountable(this));
    }

    /** @return what decides what it counts, unless that is activities; only of a definition that {@link #isCountable} */
    @JsonIgnore
    public RecordPredicate predicate() {
        return RecordPredicate.of(of, IndicatorRules.date(this));
    }

    /** @return whether it counts what is entered, and not records */
    @JsonIgnore
    public boolean isEntered() {
        return isOfTargets() || ENTRIES.equals(of);
    }

    @JsonIgnore
    public boolean isOfTargets() {
        return TARGETS.equals(of);
    }

    /** @return whether it is of a day, and not of all days of a period */
    @JsonIgnore
    public boolean isStock() {
        return IndicatorRules.STOCK.equals(timing);
    }

    @JsonIgnore
    public boolean isOfOrganizations() {
        return ORGANIZATIONS.equals(of);
    }

    /** @return whether it counts activities */
    @JsonIgnore
    public boolean isOfActivities() {
        return ACTIVITIES.equals(of);
    }

    /** @return what it counts of one source of tasks */
    public Indicator ofSource(String source) {
        return with(where.with("sources", List.of(source)));
    }

    /** @param aspect of tasks; empty: those without */
    public Indicator ofAspect(String aspect) {
        return with(where.with("aspects", List.of(aspect.isEmpty() ? Where.WITHOUT_ASPECT : aspect)));
    }

    private Indicator with(Where other) {
        return new Indicator(
                code,
                name,
                unit,
                of,
                measure,
                other,
                timing,
                on,
                numerator,
                denominator,
                validFrom,
                validTo,
                version,
                counts);
    }
}
