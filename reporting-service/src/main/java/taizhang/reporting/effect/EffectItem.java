package taizhang.reporting.effect;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.figure.Figure;
import taizhang.reporting.indicator.Indicators;

/** What an import changes in one figure. */
@Schema(name = "Effect", description = "One figure of a subtree without and with the rows of an import")
public record EffectItem(
        @Schema(required = true, description = "code", examples = "lectures-given") String indicator,
        @Schema(required = true, description = "code of the organization", examples = "BUREAU") String organization,
        @Schema(required = true, description = "a year", examples = "2020") String period,
        @Schema(required = true) Numbers before,
        @Schema(required = true) Numbers after) {

    /** Organization by organization, year by year, the headline first: the order of {@link #key}. */
    static final Comparator<EffectItem> ORDER = Comparator.comparing(EffectItem::key);

    /** Before all characters of codes, so that keys are in the order of their parts. */
    private static final String BETWEEN = "\t";

    /** As the figure says them. */
    @Schema(name = "EffectNumbers")
    public record Numbers(
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "of approved records; null where the figure has none: the organization did not exist,"
                                            + " nothing was entered, or a small total is not shown")
                    @Nullable
                    BigDecimal value,
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "of records that are submitted and not approved yet; null as the value, and of ratios")
                    @Nullable
                    BigDecimal pending) {

        private static final Numbers NONE = new Numbers(null, null);

        static Numbers of(Figure figure) {
            return new Numbers(figure.value(), figure.pending());
        }
    }

    /** @param before null: there was no such organization */
    static EffectItem of(@Nullable Numbers before, Figure after) {
        return new EffectItem(
                Objects.requireNonNull(after.indicator()),
                after.organization(),
                after.period(),
                before == null ? Numbers.NONE : before,
                Numbers.of(after));
    }

    /** @return what no other item of the effect has */
    String key() {
        int place = Indicators.HEADLINE.indexOf(indicator);
        return String.join(
                BETWEEN,
                organization,
                period,
                String.valueOf(place < 0 ? Indicators.HEADLINE.size() : place),
                indicator);
    }

    boolean standsInHeadline() {
        return Indicators.HEADLINE.contains(indicator);
    }

    /**
     * A ratio of nothing is none, and not 0. Where there was no organization there was nothing, and that it has nothing either
     * is no change.
     */
    static boolean isChange(@Nullable Numbers before, Numbers after) {
        return before == null
                ? differ(BigDecimal.ZERO, orZero(after.value())) || differ(BigDecimal.ZERO, orZero(after.pending()))
                : differ(before.value(), after.value()) || differ(before.pending(), after.pending());
    }

    private static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return (one == null || other == null) ? (one != null || other != null) : one.compareTo(other) != 0;
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
