package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;

/**
 * Turns questions into numbers, by cells where they can answer and by facts elsewhere. Facts at a position never change, so
 * that statements one after the other agree with each other; cells speak of the present and count only when that is the
 * same position.
 */
@ApplicationScoped
public class Counter {

    private static final int ATTEMPTS = 3;

    private final Indicators indicators;
    private final CellQueries cells;
    private final TaskCellQueries taskCells;
    private final SightQueries sights;
    private final ActivityQueries activities;
    private final RecordQueries records;
    private final Today today;

    Counter(
            Indicators indicators,
            CellQueries cells,
            TaskCellQueries taskCells,
            SightQueries sights,
            ActivityQueries activities,
            RecordQueries records,
            Today today) {
        this.indicators = indicators;
        this.cells = cells;
        this.taskCells = taskCells;
        this.sights = sights;
        this.activities = activities;
        this.records = records;
        this.today = today;
    }

    /**
     * Counts by definitions of the catalog.
     *
     * @param asked makes the question of the definitions; asked again when they have changed since they were read
     * @param caller the organization whose subtree the caller sees; null: everything
     * @throws ProblemException when the organization does not exist for the caller, there is no such position, or
     *     definitions are changing all the time
     */
    public Count count(Function<Definitions, Question> asked, @Nullable String caller) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Definitions definitions = indicators.known();
            Counting counting = new Counting(asked.apply(definitions), caller);
            if (indicators.since(counting.first.standpoint().generation()) == definitions) {
                return counting.count();
            }
        }
        throw ProblemException.of(HttpProblem.CONFLICT);
    }

    /** Counts by definitions that are not of the catalog. */
    public Count count(Question question, @Nullable String caller) {
        return new Counting(question, caller).count();
    }

    /** Where facts and cells stand, and the generation of all else that numbers rest on. */
    public record Present(long position, long generation) {}

    public Present present() {
        return cells.present();
    }

    /** @return the place alone, without a number */
    public Count look(
            String organization, boolean own, Period period, @Nullable Long position, @Nullable String caller) {
        Question nothing = new Question(List.of(), organization, own, false, null, List.of(period), null, position);
        return new Counting(nothing, caller, true).count();
    }

    /**
     * Lists the records that are counted for one number, by date and id.
     *
     * @param afterOn date of the last record before the page; null: from the beginning
     * @param afterId id of that record
     */
    public Records records(
            RecordsQuestion question,
            @Nullable LocalDate afterOn,
            @Nullable String afterId,
            int limit,
            @Nullable String caller) {
        Indicator definition = question.definition();
        Days days = Days.of(question.period());
        if (definition.isOfActivities()) {
            return Records.of(activities.page(
                    definition,
                    sights.of(List.of(question.place()), days, caller, question.position()),
                    days,
                    question.type(),
                    question.standing(),
                    question.position(),
                    afterOn,
                    afterId == null ? null : UUID.fromString(afterId),
                    limit));
        }
        if (!question.standing().equals(RecordsQuestion.VALUE)) {
            return Records.NONE;
        }
        LocalDate asOf = question.day(today.date());
        Days looked = Days.around(List.of(days, new Days(asOf, asOf.plusDays(1))));
        return Records.of(records.page(
                definition,
                sights.of(List.of(question.place()), looked, caller, question.position()),
                new Judged(days, asOf),
                question.position(),
                afterOn,
                afterId,
                limit));
    }

    /** @return of each place with a period whether there is any organization that the definition can be about */
    public List<Integer> fitting(Indicator definition, List<Place> places, List<Period> periods, long position) {
        return sights.fitting(definition.where(), places, periods, position);
    }

    /** One question on its way to its numbers. */
    private final class Counting {

        private final Question question;
        private final @Nullable String caller;
        // The first thing: what is counted while a day ends is never remembered as that of the next.
        private final LocalDate day = today.date();
        private final Days days;
        private final List<List<CellLine>> lines;
        private final List<Span> months;
        private final CellQueries.First first;
        private final Map<Count.Key, Counted> numbers = new HashMap<>();
        private final Map<List<Integer>, Sight> seen = new HashMap<>();

        Counting(Question question, @Nullable String caller) {
            this(question, caller, question.definitions().stream().anyMatch(Suppression::concerns));
        }

        /** @param guarded whether small totals could have to be withheld */
        Counting(Question question, @Nullable String caller, boolean guarded) {
            this.question = question;
            this.caller = caller;
            this.days = question.days(day);
            this.lines = IntStream.range(0, question.definitions().size())
                    .mapToObj(i -> CellLine.of(i, question.definitions().get(i)))
                    .toList();
            this.months = spans(Days::wholeMonths);
            this.first =
                    cells.ask(question, lines.stream().flatMap(List::stream).toList(), months, days, guarded, caller);
        }

        Count count() {
            first.standpoint().organization();
            List<Integer> steady = places(place -> place.isSteady(days));
            List<Integer> moving = places(place -> !place.isSteady(days));
            List<Integer> all = places(place -> true);
            first.sums().stream()
                    .filter(sum -> first.usable() && steady.contains(sum.place()))
                    .forEach(sum -> add(sum.definition(), sum.place(), sum.period(), sum.type(), sum.counted()));
            List<Span> whole = spans(Stream::of);
            List<Span> edges = spans(Days::aroundWholeMonths);
            List<Integer> others = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!question.definitions().get(i).isOfActivities()) {
                    others.add(i);
                } else if (first.usable() && !lines.get(i).isEmpty()) {
                    activities(i, steady, edges);
                    activities(i, moving, whole);
                } else {
                    activities(i, all, whole);
                }
            }
            List<Integer> left = tasksByCells(others, steady);
            records(left, all);
            others.removeAll(left);
            records(others, moving);
            return new Count(first.standpoint(), day, question, first.places(), numbers);
        }

        private List<Span> spans(Function<Days, Stream<Days>> parts) {
            return IntStream.range(0, question.periods().size())
                    .boxed()
                    .flatMap(
                            i -> parts.apply(Days.of(question.periods().get(i))).map(part -> new Span(i, part)))
                    .toList();
        }

        private List<Integer> places(Predicate<Place> fits) {
            return IntStream.range(0, first.places().size())
                    .filter(i -> fits.test(first.places().get(i)))
                    .boxed()
                    .toList();
        }

        private Sight sight(List<Integer> places) {
            return seen.computeIfAbsent(
                    places,
                    asked -> sights.of(asked.stream().map(first.places()::get).toList(), days, caller, position()));
        }

        private long position() {
            return first.standpoint().position();
        }

        private void add(int definition, int place, int period, String value, Counted counted) {
            numbers.merge(new Count.Key(definition, place, period, value), counted, Counted::plus);
        }

        private void activities(int definition, List<Integer> places, List<Span> spans) {
            if (places.isEmpty() || spans.isEmpty()) {
                return;
            }
            activities
                    .count(
                            question.definitions().get(definition),
                            sight(places),
                            spans,
                            question.dimension() == Dimension.TYPE,
                            position())
                    .forEach(part ->
                            add(definition, places.get(part.place()), part.period(), part.type(), part.counted()));
        }

        /** @return those that cells cannot answer */
        private List<Integer> tasksByCells(List<Integer> definitions, List<Integer> places) {
            List<Integer> left = new ArrayList<>();
            Map<Optional<Dimension>, Map<Integer, TaskSum>> sums = new LinkedHashMap<>();
            for (Integer i : definitions) {
                Optional<TaskSum> sum = first.standpoint().fitsCells()
                        ? TaskSum.of(question.definitions().get(i), question.dimension())
                        : Optional.empty();
                if (sum.isPresent()) {
                    sums.computeIfAbsent(Optional.ofNullable(sum.get().dimension()), dimension -> new LinkedHashMap<>())
                            .put(i, sum.get());
                } else {
                    left.add(i);
                }
            }
            sums.forEach((dimension, same) -> {
                if (!add(dimension.orElse(null), same, places)) {
                    left.addAll(same.keySet());
                }
            });
            return left;
        }

        /** @return whether the cells have answered */
        private boolean add(@Nullable Dimension dimension, Map<Integer, TaskSum> sums, List<Integer> places) {
            Optional<List<TaskCellQueries.Part>> parts = taskCells.sum(
                    dimension,
                    List.copyOf(sums.values()),
                    places.stream().map(first.places()::get).toList(),
                    judged(),
                    position());
            parts.ifPresent(read -> read.forEach(part -> sums.forEach((definition, sum) -> {
                if (sum.counts(part.value())) {
                    add(
                            definition,
                            places.get(part.place()),
                            part.period(),
                            question.dimension() == null ? "" : part.value(),
                            Counted.of(part.total(sum.amounts())));
                }
            })));
            return parts.isPresent();
        }

        private List<Judged> judged() {
            return question.periods().stream()
                    .map(period -> Judged.of(question, period, day))
                    .toList();
        }

        private void records(List<Integer> definitions, List<Integer> places) {
            if (places.isEmpty()) {
                return;
            }
            Map<RecordPredicate, List<Integer>> byPredicate = new LinkedHashMap<>();
            definitions.forEach(i -> byPredicate
                    .computeIfAbsent(question.definitions().get(i).predicate(), predicate -> new ArrayList<>())
                    .add(i));
            byPredicate.values().forEach(same -> records.count(
                            same.stream().map(question.definitions()::get).toList(),
                            sight(places),
                            judged(),
                            question.dimension(),
                            position())
                    .forEach(part -> {
                        for (int i = 0; i < same.size(); i++) {
                            add(
                                    same.get(i),
                                    places.get(part.place()),
                                    part.period(),
                                    part.value(),
                                    Counted.of(part.counts().get(i)));
                        }
                    }));
        }
    }
}
