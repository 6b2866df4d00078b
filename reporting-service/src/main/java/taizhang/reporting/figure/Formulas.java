package taizhang.reporting.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.reference.Timeline;

/** What is counted for one indicator of a question: of each period by the definition that holds on its last day. */
final class Formulas {

    private final Map<LocalDate, Formula> byLastDay = new TreeMap<>();

    private Formulas() {}

    static Formulas ofInline(Indicator inline, List<Period> periods) {
        Timeline<Indicator> timeline = Timeline.of(List.of(inline));
        Formulas formulas = new Formulas();
        for (Period period : periods) {
            formulas.byLastDay.computeIfAbsent(
                    period.last(),
                    day -> timeline.on(day).isPresent()
                            ? Formula.of(inline, null, null)
                            : Formula.ofAnotherTime(inline));
        }
        return formulas;
    }

    /**
     * @param known the generation whose definitions count; null: the present one
     * @throws ProblemException 404 when there is no such indicator now
     */
    static Formulas of(Definitions definitions, String code, @Nullable Long known, List<Period> periods) {
        Indicator present = definitions.inForce(code, null).orElseThrow(ProblemException::notFound);
        Formulas formulas = new Formulas();
        for (Period period : periods) {
            formulas.byLastDay.computeIfAbsent(period.last(), day -> definitions
                    .inForce(code, known, day)
                    .map(indicator -> Formula.of(
                            indicator,
                            part(definitions, indicator.numerator(), known, day),
                            part(definitions, indicator.denominator(), known, day)))
                    .orElseGet(() -> Formula.ofAnotherTime(
                            definitions.inForce(code, known).orElse(present))));
        }
        return formulas;
    }

    private static @Nullable Indicator part(
            Definitions definitions, @Nullable String code, @Nullable Long known, LocalDate day) {
        return Optional.ofNullable(code)
                .flatMap(each -> definitions.inForce(each, known, day))
                .orElse(null);
    }

    /** @param period one of those that it was made for */
    Formula of(Period period) {
        Formula formula = byLastDay.get(period.last());
        if (formula == null) {
            throw new IllegalArgumentException("not asked for: " + period);
        }
        return formula;
    }

    List<Indicator> parts() {
        return byLastDay.values().stream()
                .flatMap(formula -> formula.parts().stream())
                .distinct()
                .toList();
    }
}
