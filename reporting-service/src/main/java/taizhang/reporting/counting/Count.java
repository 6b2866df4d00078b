package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/** The numbers of a question, and from where they were counted. */
public final class Count {

    /**
     * What some cells or facts add to a number. Definition, place and period are those of the question, by their numbers
     * from 0.
     *
     * @param value of the dimension of the question; empty without one
     */
    record Part(int definition, int place, int period, String value, Counted counted) {}

    private record Key(int definition, int place, int period, String value) {}

    private final Standpoint standpoint;
    private final LocalDate day;
    private final @Nullable LocalDate asOf;
    private final List<Place> places;
    private final Map<Indicator, Integer> definitionNo;
    private final Map<Place, Integer> placeNo;
    private final Map<Period, Integer> periodNo;
    private final Map<Key, Counted> numbers = new HashMap<>();
    private final Map<List<Integer>, SortedSet<String>> values = new HashMap<>();

    Count(Standpoint standpoint, LocalDate day, Question question, List<Place> places, List<Part> parts) {
        this.standpoint = standpoint;
        this.day = day;
        this.asOf = question.asOf();
        this.places = places;
        this.definitionNo = numbered(question.definitions());
        this.placeNo = numbered(places);
        this.periodNo = numbered(question.periods());
        for (Part part : parts) {
            Key key = new Key(part.definition(), part.place(), part.period(), part.value());
            numbers.merge(key, part.counted(), Counted::plus);
            if (!part.counted().isNothing()) {
                values.computeIfAbsent(List.of(part.definition(), part.period()), each -> new TreeSet<>())
                        .add(part.value());
            }
        }
    }

    private static <T> Map<T, Integer> numbered(List<T> all) {
        Map<T, Integer> numbered = new HashMap<>();
        all.forEach(each -> numbered.putIfAbsent(each, numbered.size()));
        return numbered;
    }

    public long position() {
        return standpoint.position();
    }

    /** @return goes up whenever something other than the ledger changes what is counted */
    public long generation() {
        return standpoint.generation();
    }

    /** @return the day on which it was counted, which decides what is running and what is to come */
    public LocalDate day() {
        return day;
    }

    /** @return the day that states, deadlines and stocks of a period were judged by */
    public LocalDate asOf(Period period) {
        return Question.asOf(asOf, period, day);
    }

    /** @return the organization that was asked for */
    public Organization organization() {
        return standpoint.organization();
    }

    /** @return the organization alone first, then its children by code; without groups the one place */
    public List<Place> places() {
        return places;
    }

    /** @param value of the dimension; null without one */
    public Counted of(Indicator definition, Place place, Period period, @Nullable String value) {
        Key key = new Key(
                number(definitionNo, definition),
                number(placeNo, place),
                number(periodNo, period),
                value == null ? "" : value);
        return numbers.getOrDefault(key, Counted.NOTHING);
    }

    /** @return whether anything adds to the number, be it 0 */
    public boolean isKnown(Indicator definition, Place place, Period period) {
        return numbers.containsKey(
                new Key(number(definitionNo, definition), number(placeNo, place), number(periodNo, period), ""));
    }

    /** @return the values of the dimension that occur, in order */
    public SortedSet<String> values(Indicator definition, Period period) {
        return values.getOrDefault(
                List.of(number(definitionNo, definition), number(periodNo, period)), Collections.emptySortedSet());
    }

    private static <T> int number(Map<T, Integer> numbered, T one) {
        Integer number = numbered.get(one);
        if (number == null) {
            throw new IllegalArgumentException("not asked for: " + one);
        }
        return number;
    }
}
