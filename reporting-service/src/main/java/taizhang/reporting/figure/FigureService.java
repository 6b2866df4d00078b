package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.problem.ReportingRule;

/** Answers questions of figures: what is to be counted, counted, and said. */
@ApplicationScoped
class FigureService {

    /** Figures of one answer after grouping. */
    static final int MOST_FIGURES = 10_000;

    private static final int ATTEMPTS = 3;

    /**
     * @param generation of the definitions and facts that were read
     * @param day which decides what is running and what is to come
     */
    record Result(long position, long generation, LocalDate day, List<Figure> figures) {}

    private final FigureQueries queries;
    private final TypeQueries types;
    private final Counting counting;
    private final Indicators indicators;
    private final Today today;
    private final int smallTotal;

    FigureService(
            FigureQueries queries,
            TypeQueries types,
            Counting counting,
            Indicators indicators,
            Today today,
            @ConfigProperty(name = "taizhang.small-total", defaultValue = "5") int smallTotal) {
        this.queries = queries;
        this.types = types;
        this.counting = counting;
        this.indicators = indicators;
        this.today = today;
        this.smallTotal = smallTotal;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    Result count(FigureQuery query, @Nullable String caller) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Result> result = attempt(query, caller);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw ProblemException.of(HttpProblem.CONFLICT);
    }

    /** @return nothing when a definition has changed since it was read */
    private Optional<Result> attempt(FigureQuery query, @Nullable String caller) {
        // The first thing: what is counted while a day ends is never remembered as that of the next.
        LocalDate day = today.date();
        Definitions definitions = indicators.known();
        List<Slot> wholes = wholes(query, definitions);
        List<Slot> slots = query.groupBy() == GroupBy.MONTH ? byMonth(wholes) : wholes;
        Period everything = everything(query);
        boolean guarded = asks(wholes, false).stream().anyMatch(ask -> Suppression.concerns(ask.definition()));
        List<Ask> cells = Counting.forCells(asks(slots, query.compare()), query.position());
        Head head = queries.head(
                query.organization(), caller, query.position(), everything.from(), everything.until(), guarded, cells);
        if (isStale(definitions, head)) {
            return Optional.empty();
        }
        checkTypes(query, wholes);
        Head.Organization organization = visible(head);
        Indicator inline = query.inline();
        if (inline != null) {
            FigureReader.BODY.refuse(types.unknown(inline.where(), head.position()));
        }
        if (query.groupBy() == GroupBy.ORGANIZATION) {
            slots = byOrganization(wholes, everything, caller, head);
            cells = Counting.forCells(asks(slots, query.compare()), query.position());
            Head second = queries.head(
                    query.organization(), caller, null, everything.from(), everything.until(), guarded, cells);
            if (isStale(definitions, second)) {
                return Optional.empty();
            }
            head = second.position() == head.position()
                    ? second
                    : new Head(head.position(), second.position(), organization, false, head.generation(), List.of());
        } else if (query.groupBy() == GroupBy.TYPE) {
            slots = byType(wholes, query.compare(), caller, head);
        }
        slots = slots.stream().map(slot -> slot.about(organization)).toList();
        if (slots.size() > MOST_FIGURES) {
            throw ProblemException.parameter("groupBy", FieldRule.TOO_MANY, MOST_FIGURES);
        }
        Map<Ask, Counted> counted = counting.count(head, cells, asks(slots, query.compare()), caller);
        long position = head.position();
        FigureMaker maker = new FigureMaker(counted, day, smallTotal, position, ask -> queries.fits(ask, position));
        List<Figure> figures = maker.figures(slots, query.compare(), organization, query.groupBy());
        return Optional.of(new Result(position, head.generation(), day, figures));
    }

    private static List<Slot> wholes(FigureQuery query, Definitions known) {
        List<Slot> wholes = new ArrayList<>();
        Indicator inline = query.inline();
        List<Indicator> definitions = inline != null
                ? List.of(inline)
                : query.codes().stream()
                        .map(code -> inForce(known, code, query.position()))
                        .toList();
        for (Indicator definition : definitions) {
            Indicator numerator = part(known, definition.numerator(), query.position());
            Indicator denominator = part(known, definition.denominator(), query.position());
            for (Period period : query.periods()) {
                wholes.add(new Slot(
                        definition,
                        numerator,
                        denominator,
                        period,
                        query.organization(),
                        query.own(),
                        null,
                        false,
                        null,
                        null));
            }
        }
        return wholes;
    }

    /** Only activities have types. */
    private static void checkTypes(FigureQuery query, List<Slot> wholes) {
        if (query.groupBy() == GroupBy.TYPE) {
            asks(wholes, false).stream()
                    .map(ask -> ask.definition())
                    .filter(definition -> !definition.isOfActivities())
                    .findFirst()
                    .ifPresent(definition -> {
                        throw ProblemException.invalid(List.of(
                                query.inline() == null
                                        ? Violation.ofParameter("groupBy", ReportingRule.NOT_FITTING, definition.of())
                                        : Violation.at("/groupBy", ReportingRule.NOT_FITTING, definition.of())));
                    });
        }
    }

    private static Indicator inForce(Definitions known, String code, @Nullable Long position) {
        return known.inForce(code, position).orElseThrow(ProblemException::notFound);
    }

    private static @Nullable Indicator part(Definitions known, @Nullable String code, @Nullable Long position) {
        return code == null ? null : inForce(known, code, position);
    }

    private boolean isStale(Definitions used, Head head) {
        indicators.since(head.generation());
        return used.generation() != head.generation();
    }

    static Head.Organization visible(Head head) {
        Head.Organization organization = head.organization();
        if (head.position() > head.present()) {
            throw ProblemException.parameter("position", FieldRule.OUT_OF_RANGE, 0, head.present());
        }
        if (organization == null) {
            throw ProblemException.notFound();
        }
        return organization;
    }

    private static List<Slot> byMonth(List<Slot> wholes) {
        return wholes.stream()
                .flatMap(whole -> whole.period().months().stream().map(whole::of))
                .toList();
    }

    private List<Slot> byOrganization(List<Slot> wholes, Period everything, @Nullable String caller, Head head) {
        List<Slot> slots = new ArrayList<>();
        for (Slot whole : wholes) {
            slots.add(whole.alone());
            if (!whole.own()) {
                queries.children(whole.organization(), whole.period(), everything, caller, head.position())
                        .forEach(child -> slots.add(whole.child(child)));
            }
        }
        return slots;
    }

    private List<Slot> byType(List<Slot> wholes, boolean compare, @Nullable String caller, Head head) {
        List<Slot> slots = new ArrayList<>();
        for (Slot whole : wholes) {
            Set<String> types = new TreeSet<>();
            for (Ask ask : asks(List.of(whole), compare)) {
                List<String> named = ask.definition().where().types();
                types.addAll(named != null ? named : queries.types(List.of(ask), caller, head.position()));
            }
            types.forEach(type -> slots.add(whole.of(type)));
        }
        return slots;
    }

    /** The days from the first that is asked to the last, periods compared with included. */
    private static Period everything(FigureQuery query) {
        List<Period> all = query.periods().stream()
                .flatMap(p -> query.compare() ? Stream.of(p, p.previousYear()) : Stream.of(p))
                .toList();
        return Period.interval(
                all.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow(),
                all.stream().map(Period::until).max(LocalDate::compareTo).orElseThrow());
    }

    private static Collection<Ask> asks(List<Slot> slots, boolean compare) {
        Set<Ask> asks = new LinkedHashSet<>();
        for (Slot slot : slots) {
            asks.addAll(slot.asks());
            if (compare) {
                asks.addAll(slot.of(slot.period().previousYear()).asks());
            }
        }
        return asks;
    }
}
