package taizhang.reporting.counting;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Statement;
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
    private final EntryQueries entries;
    private final EnteredQueries entered;
    private final Today today;

    Counter(
            Indicators indicators,
            CellQueries cells,
            TaskCellQueries taskCells,
            SightQueries sights,
            ActivityQueries activities,
            RecordQueries records,
            EntryQueries entries,
            EnteredQueries entered,
            Today today) {
        this.indicators = indicators;
        this.cells = cells;
        this.taskCells = taskCells;
        this.sights = sights;
        this.activities = activities;
        this.records = records;
        this.entries = entries;
        this.entered = entered;
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
            Question question;
            try {
                question = asked.apply(definitions);
            } catch (ProblemException unknown) {
                // It may have been defined since.
                if (indicators.since(present().generation()) == definitions) {
                    throw unknown;
                }
                continue;
            }
            Counting counting = new Counting(question, definitions::isSuperseded, caller);
            if (indicators.since(counting.first.standpoint().generation()) == definitions) {
                return counting.count();
            }
        }
        throw ProblemException.of(HttpProblem.CONFLICT);
    }

    /** Counts by definitions that are not of the catalog. */
    public Count count(Question question, @Nullable String caller) {
        return new Counting(question, definition -> false, caller).count();
    }

    /**
     * Where facts and cells stand, and the generation of all else that numbers rest on.
     *
     * @param rebuilds how often facts were built anew, which may have mended those of any position
     */
    public record Present(long position, long generation, long rebuilds) {}

    public Present present() {
        return cells.present();
    }

    /** @return the place alone, without a number */
    public Count look(String organization, boolean own, Period period, Moment moment, @Nullable String caller) {
        Question nothing = new Question(List.of(), organization, own, false, null, List.of(period), null, moment);
        return new Counting(nothing, definition -> false, caller, true).count();
    }

    /**
     * Lists the records that are counted for one number, by date and id.
     *
     * @param afterOn date of the last record before the page; null: from the beginning
     * @param afterId id of that record
     */
    public Records records(
            Records.Query question,
            @Nullable LocalDate afterOn,
            @Nullable String afterId,
            int limit,
            @Nullable String caller) {
        Indicator definition = question.definition();
        Days days = Days.of(question.period());
        if (definition.isEntered()) {
            LocalDate asOf = question.day(today.date());
            Days looked = Days.around(List.of(days, new Days(asOf, asOf.plusDays(1))));
            return question.standing().equals(Records.VALUE)
                    ? entered.records(
                            question,
                            sight(question, looked, caller),
                            new Question.Judged(days, asOf),
                            afterOn,
                            afterId,
                            limit)
                    : Records.NONE;
        }
        Statement listed;
        if (definition.isOfActivities()) {
            listed = activities.listed(question, sight(question, days, caller));
        } else if (question.standing().equals(Records.VALUE)) {
            LocalDate asOf = question.day(today.date());
            Days looked = Days.around(List.of(days, new Days(asOf, asOf.plusDays(1))));
            listed = records.listed(
                    definition, sight(question, looked, caller), new Question.Judged(days, asOf), question.position());
        } else {
            return Records.NONE;
        }
        return RecordPage.read(listed, definition, afterOn, afterId, limit);
    }

    /** @return who below an organization, which the caller sees, has entered anything in a period */
    public Entries entries(String organization, Period period, long position, @Nullable String caller) {
        return entries.of(organization, period, position, caller);
    }

    /**
     * @param children whether only those directly below are meant; otherwise the organization itself is one of them
     * @return the codes of those that stood below an organization on a day, in order
     */
    public List<String> standing(String organization, boolean children, LocalDate day, @Nullable String caller) {
        return entries.standing(organization, children, day, caller);
    }

    /** @return for each how many activities of the period, and tasks found until its end, count otherwise now or may do so */
    public List<Long> changed(List<Entered> each) {
        return each.isEmpty() ? List.of() : entries.changed(each);
    }

    private Sight sight(Records.Query question, Days days, @Nullable String caller) {
        return sights.of(List.of(question.place()), List.of(0), days, caller, question.position());
    }

    /** @return of each place with a period whether other organizations stood there in the same period a year before */
    public List<Integer> moved(List<Place> places, List<Period> periods, long position) {
        return sights.moved(places, periods, position);
    }

    /** @return for each place with a period what the organizations there are like */
    public List<Set<Kind>> kinds(List<Place> places, List<Period> periods, long position) {
        return sights.kinds(places, periods, position);
    }

    /** One question on its way to its numbers. Definitions, places and periods go by their numbers in it. */
    private final class Counting {

        private final Question question;
        private final @Nullable String caller;
        // The first thing: what is counted while a day ends is never remembered as that of the next.
        private final LocalDate day;
        private final Days days;
        private final List<CellLine> lines = new ArrayList<>();
        private final CellQueries.FirstAnswer first;
        private final List<Count.Part> parts = new ArrayList<>();
        private final Map<List<Integer>, Sight> seen = new HashMap<>();

        Counting(Question question, Predicate<Indicator> superseded, @Nullable String caller) {
            this(question, superseded, caller, question.definitions().stream().anyMatch(Suppression::concerns));
        }

        /**
         * @param superseded whether a definition is no longer the one that the cells of its code are counted by
         * @param guarded whether small totals could have to be withheld
         */
        Counting(Question question, Predicate<Indicator> superseded, @Nullable String caller, boolean guarded) {
            this.question = question;
            this.caller = caller;
            this.day = question.moment().dayOr(today.date());
            this.days = question.days(day);
            for (int i = 0; i < question.definitions().size(); i++) {
                Indicator definition = question.definitions().get(i);
                if (!superseded.test(definition)) {
                    lines.addAll(CellLine.of(i, definition));
                }
            }
            this.first = cells.ask(question, lines, spans(Days::wholeMonths), days, guarded, caller);
        }

        Count count() {
            first.standpoint().organization();
            List<Integer> steady = places(place -> place.isSteady(days));
            List<Integer> moving = places(place -> !place.isSteady(days));
            List<Integer> all = places(place -> true);
            first.parts().stream()
                    .filter(part -> first.usable() && steady.contains(part.place()))
                    .forEach(parts::add);
            List<Cuts.Span> whole = spans(Stream::of);
            List<Cuts.Span> edges = spans(Days::aroundWholeMonths);
            Set<Integer> byCells =
                    first.usable() ? lines.stream().map(CellLine::definition).collect(toSet()) : Set.of();
            Map<Integer, Indicator> others = new LinkedHashMap<>();
            Map<Integer, Indicator> entered = new LinkedHashMap<>();
            for (int i = 0; i < question.definitions().size(); i++) {
                if (question.definitions().get(i).isEntered()) {
                    entered.put(i, question.definitions().get(i));
                } else if (!question.definitions().get(i).isOfActivities()) {
                    others.put(i, question.definitions().get(i));
                } else if (byCells.contains(i)) {
                    activities(i, steady, edges);
                    activities(i, moving, whole);
                } else {
                    activities(i, all, whole);
                }
            }
            if (!entered.isEmpty()) {
                parts.addAll(this.entered(entered, all));
            }
            Set<Integer> answered = tasksByCells(others, steady);
            records(others, answered::contains, moving);
            records(others, i -> !answered.contains(i), all);
            return new Count(first.standpoint(), day, question, first.places(), parts);
        }

        private List<Count.Part> entered(Map<Integer, Indicator> definitions, List<Integer> all) {
            return entered.count(
                    definitions,
                    first.places(),
                    sight(all),
                    question.judged(day),
                    question.periods().stream().map(Period::label).toList(),
                    question.moment().generationOr(first.standpoint().generation()));
        }

        private List<Cuts.Span> spans(Function<Days, Stream<Days>> cut) {
            return IntStream.range(0, question.periods().size())
                    .boxed()
                    .flatMap(i -> cut.apply(Days.of(question.periods().get(i))).map(part -> new Cuts.Span(i, part)))
                    .toList();
        }

        private List<Integer> places(Predicate<Place> fits) {
            return IntStream.range(0, first.places().size())
                    .filter(i -> fits.test(first.places().get(i)))
                    .boxed()
                    .toList();
        }

        private long position() {
            return first.standpoint().position();
        }

        private Sight sight(List<Integer> places) {
            return seen.computeIfAbsent(places, asked -> sights.of(first.places(), asked, days, caller, position()));
        }

        private void activities(int definition, List<Integer> places, List<Cuts.Span> spans) {
            if (!places.isEmpty() && !spans.isEmpty()) {
                parts.addAll(activities.count(question, definition, sight(places), spans, position()));
            }
        }

        /** @return those that cells have answered */
        private Set<Integer> tasksByCells(Map<Integer, Indicator> definitions, List<Integer> places) {
            Map<Optional<Dimension>, Map<Integer, TaskSum>> sums = new LinkedHashMap<>();
            if (first.standpoint().fitsCells()) {
                definitions.forEach((i, definition) -> TaskSum.of(definition, question.dimension())
                        .ifPresent(sum -> sums.computeIfAbsent(
                                        Optional.ofNullable(sum.dimension()), each -> new LinkedHashMap<>())
                                .put(i, sum)));
            }
            Set<Integer> answered = new HashSet<>();
            sums.forEach((dimension, same) -> taskCells
                    .sum(
                            question,
                            dimension.orElse(null),
                            same,
                            first.places(),
                            places,
                            question.judged(day),
                            position())
                    .ifPresent(read -> {
                        parts.addAll(read);
                        answered.addAll(same.keySet());
                    }));
            return answered;
        }

        private void records(Map<Integer, Indicator> definitions, Predicate<Integer> which, List<Integer> places) {
            Map<RecordPredicate, Map<Integer, Indicator>> byPredicate = new LinkedHashMap<>();
            definitions.forEach((i, definition) -> {
                if (which.test(i) && !places.isEmpty()) {
                    byPredicate
                            .computeIfAbsent(definition.predicate(), predicate -> new LinkedHashMap<>())
                            .put(i, definition);
                }
            });
            byPredicate
                    .values()
                    .forEach(same -> parts.addAll(records.count(
                            same, sight(places), question.judged(day), question.dimension(), position())));
        }
    }
}
