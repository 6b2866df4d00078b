package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Count;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Dimension;
import taizhang.reporting.counting.Place;
import taizhang.reporting.counting.Question;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.notes.FigureNote;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.References;

/** Answers questions of figures: what is to be counted, counted, and said. */
@ApplicationScoped
public class Figures {

    /** Figures of one answer after grouping. */
    public static final int MOST_FIGURES = 10_000;

    /**
     * @param generation of the definitions and facts that were read
     * @param day which decides what is running and what is to come
     */
    public record Result(long position, long generation, LocalDate day, List<Figure> figures) {}

    private final Counter counter;
    private final KnownWords words;
    private final References references;
    private final int smallTotal;

    Figures(
            Counter counter,
            KnownWords words,
            References references,
            @ConfigProperty(name = "taizhang.small-total", defaultValue = "5") int smallTotal) {
        this.counter = counter;
        this.words = words;
        this.references = references;
        this.smallTotal = smallTotal;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    public Result count(FigureQuery query, @Nullable String caller) {
        Indicator inline = query.inline();
        if (inline != null) {
            query.reader().refuseUnknown(words, inline, query.moment().position(), caller);
        }
        List<Formulas> formulas = new ArrayList<>();
        Count count = counter.count(
                definitions -> {
                    formulas.clear();
                    formulas.addAll(formulas(query, definitions));
                    return question(query, formulas);
                },
                caller);
        FigureMaker maker = new FigureMaker(counter, count, query, notes(query, count), smallTotal);
        return new Result(
                count.position(), count.generation(), count.day(), maker.figures(keys(query, formulas, count)));
    }

    private Notes notes(FigureQuery query, Count count) {
        Set<String> organizations =
                count.places().stream().map(Place::organization).collect(Collectors.toSet());
        return new Notes(references.inForce(
                FigureNote.KIND, organizations, query.moment().generationOr(count.generation())));
    }

    private static List<Formulas> formulas(FigureQuery query, Definitions definitions) {
        List<Period> periods = periods(query);
        Indicator inline = query.inline();
        if (inline != null) {
            return List.of(Formulas.ofInline(inline, periods));
        }
        return query.codes().stream()
                .map(code -> Formulas.of(definitions, code, query.moment().generation(), periods))
                .toList();
    }

    /** @return all that are counted, those of the year before included */
    private static List<Period> periods(FigureQuery query) {
        return query.periods().stream()
                .flatMap(whole -> query.periodsOf(whole).stream())
                .flatMap(query::counted)
                .toList();
    }

    private static Question question(FigureQuery query, List<Formulas> formulas) {
        List<Indicator> parts =
                formulas.stream().flatMap(formula -> formula.parts().stream()).toList();
        if (query.isBy(GroupBy.TYPE)) {
            checkTypes(query, parts);
        }
        return new Question(
                parts,
                query.organization(),
                query.own(),
                query.isBy(GroupBy.ORGANIZATION),
                query.isBy(GroupBy.TYPE) ? Dimension.TYPE : null,
                periods(query),
                null,
                query.moment(),
                query.beside());
    }

    /** Only activities have types. */
    private static void checkTypes(FigureQuery query, List<Indicator> parts) {
        parts.stream().filter(part -> !part.isOfActivities()).findFirst().ifPresent(part -> {
            throw ProblemException.invalid(List.of(
                    query.inline() == null
                            ? Violation.ofParameter("groupBy", ReportingRule.NOT_FITTING, part.of())
                            : Violation.at("/groupBy", ReportingRule.NOT_FITTING, part.of())));
        });
    }

    /** A figure to be, with its place among the periods and places of the answer. */
    private record Placed(FigureKey key, int period, int place) {}

    /** @return what the figures are of, indicator by indicator, each in the order of the groups */
    private static List<FigureKey> keys(FigureQuery query, List<Formulas> formulas, Count count) {
        List<FigureKey> keys = new ArrayList<>();
        for (Formulas formula : formulas) {
            List<Placed> all = new ArrayList<>();
            int no = 0;
            for (Period whole : query.periods()) {
                List<Period> periods = query.periodsOf(whole);
                List<@Nullable String> ofTypes = types(query, formula, periods, count);
                for (Period period : periods) {
                    no++;
                    for (int place = 0; place < count.places().size(); place++) {
                        Place in = count.places().get(place);
                        if (in.isThere(whole, null)) {
                            for (String type : ofTypes) {
                                all.add(new Placed(
                                        new FigureKey(formula, period, query.within(whole), in, type), no, place));
                            }
                        }
                    }
                    if (keys.size() + all.size() > MOST_FIGURES) {
                        throw query.reader().fault("groupBy", FieldRule.TOO_MANY, MOST_FIGURES);
                    }
                }
            }
            all.sort(order(query.groups()));
            all.forEach(placed -> keys.add(placed.key()));
        }
        return keys;
    }

    /** Periods come first unless they are named as a group. */
    private static Comparator<Placed> order(List<GroupBy> groups) {
        Comparator<Placed> order = Comparator.comparing(placed -> 0);
        if (groups.stream().noneMatch(group -> group == GroupBy.PERIOD || group == GroupBy.MONTH)) {
            order = order.thenComparing(Placed::period);
        }
        for (GroupBy group : groups) {
            order = switch (group) {
                case PERIOD, MONTH -> order.thenComparing(Placed::period);
                case ORGANIZATION -> order.thenComparing(Placed::place);
                case TYPE ->
                    order.thenComparing(
                            placed -> placed.key().type(), Comparator.nullsFirst(Comparator.naturalOrder()));
            };
        }
        return order;
    }

    /** @return those that a definition names and, where it names none, those that occur; one null without groups by type */
    private static List<@Nullable String> types(
            FigureQuery query, Formulas formula, List<Period> periods, Count count) {
        if (!query.isBy(GroupBy.TYPE)) {
            return Collections.singletonList(null);
        }
        TreeSet<String> types = new TreeSet<>();
        for (Indicator part : formula.parts()) {
            List<String> named = part.where().types();
            if (named != null) {
                types.addAll(named);
            } else {
                periods.stream().flatMap(query::counted).forEach(period -> types.addAll(count.values(part, period)));
            }
        }
        return List.copyOf(types);
    }
}
