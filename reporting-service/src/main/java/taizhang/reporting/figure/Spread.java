package taizhang.reporting.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Fraction;

/** How far the organizations below lie apart in one number. */
@Schema(name = "FigureSpread")
public record Spread(
        @Schema(required = true, nullable = true, description = "code; null for an inline definition") @Nullable
                String indicator,
        @Schema(required = true, examples = "2020") String period,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "as of the figures") @Nullable String within,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "as of the figures") @Nullable String type,
        @Schema(required = true, description = "how many of those directly below have a number, each with its subtree")
                int organizations,
        @Schema(required = true) Extreme minimum,
        @Schema(required = true, description = "of an even number of organizations the mean of the two in the middle")
                BigDecimal median,
        @Schema(required = true) Extreme maximum) {

    private static final int MOST_NAMED = 50;

    /** A value, and who has it. */
    @Schema(name = "FigureExtreme")
    public record Extreme(
            @Schema(required = true) BigDecimal value,
            @Schema(required = true, maxItems = MOST_NAMED, description = "codes of the first that have it, in order")
                    List<String> organizations) {}

    /**
     * @param figures of groups by organization
     * @return one for each number that at least one of those below has; none where a number is withheld
     */
    static List<Spread> of(List<Figure> figures) {
        Map<List<@Nullable Object>, List<Figure>> alike = new LinkedHashMap<>();
        figures.stream().filter(figure -> figure.scope().equals("subtree")).forEach(figure -> alike.computeIfAbsent(
                        Arrays.asList(figure.indicator(), figure.period(), figure.within(), figure.type()),
                        each -> new ArrayList<>())
                .add(figure));
        return alike.values().stream()
                .map(Spread::among)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Spread> among(Collection<Figure> all) {
        List<Figure> known = all.stream()
                .filter(figure -> figure.value() != null)
                .sorted((one, other) -> value(one).compareTo(value(other)))
                .toList();
        if (known.isEmpty() || all.stream().anyMatch(figure -> figure.suppressed() != null)) {
            return Optional.empty();
        }
        Figure least = known.get(0);
        BigDecimal middle = value(known.get((known.size() - 1) / 2)).add(value(known.get(known.size() / 2)));
        return Optional.of(new Spread(
                least.indicator(),
                least.period(),
                least.within(),
                least.type(),
                known.size(),
                extreme(known, value(least)),
                Objects.requireNonNull(Fraction.of(middle, BigDecimal.valueOf(2)))
                        .said(),
                extreme(known, value(known.get(known.size() - 1)))));
    }

    private static Extreme extreme(List<Figure> known, BigDecimal value) {
        return new Extreme(
                value,
                known.stream()
                        .filter(figure -> value(figure).compareTo(value) == 0)
                        .map(Figure::organization)
                        .sorted()
                        .limit(MOST_NAMED)
                        .toList());
    }

    private static BigDecimal value(Figure figure) {
        return Objects.requireNonNull(figure.value());
    }
}
