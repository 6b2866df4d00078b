package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Held;
import taizhang.reporting.counting.Sought;
import taizhang.reporting.counting.Structure;
import taizhang.reporting.exemption.Exemption;

/**
 * The obligations of a question. Each is worked out when it is looked at and none is kept: there can be millions. The
 * numerators and denominators of all rates are counts of these.
 */
final class Obligations {

    /**
     * What every organization is asked for in one period by one requirement.
     *
     * @param duty its number
     * @param no the number of the period within the duty
     * @param last day of the period
     * @param deadline the last day on which it can be fulfilled, make-up days included
     */
    record Term(int duty, int no, Period period, LocalDate last, LocalDate deadline) {

        boolean isDueWithin(LocalDate from, int days) {
            return !deadline.isBefore(from) && !deadline.isAfter(from.plusDays(days));
        }
    }

    /** Takes obligations in the order of organization, requirement, last day of the period, and value. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param value its number; 0 without {@code each}
         * @param place the organization whose group it is in
         * @param state null: the requirement names no minimum
         * @return whether to go on
         */
        boolean visit(int organization, Term term, int value, int place, @Nullable State state);
    }

    /** Numbers that are kept of each organization: its name and days, and its totals. */
    private static final long OF_EACH = 20;

    private final Structure structure;
    private final Places places;
    private final List<Duty> duties;
    private final List<Held> held;
    private final Map<String, Map<String, List<Exemption>>> exemptions;
    private final LocalDate day;
    private final List<Term> terms;
    /** Of each term, the group of each organization on its last day. */
    private final int[][] placed;
    /** Of each organization alone; null where they are not counted yet. */
    private final Totals.@Nullable Tally[] tallies;

    /**
     * @param held by each of the duties
     * @param day on which it is judged what has ended
     */
    Obligations(
            Structure structure,
            Places places,
            List<Duty> duties,
            List<Held> held,
            List<Exemption> exemptions,
            LocalDate day) {
        this.structure = structure;
        this.places = places;
        this.duties = duties;
        this.held = held;
        this.day = day;
        this.exemptions = new HashMap<>();
        for (Exemption exemption : exemptions) {
            this.exemptions
                    .computeIfAbsent(exemption.requirement(), requirement -> new HashMap<>())
                    .computeIfAbsent(exemption.organization(), organization -> new ArrayList<>())
                    .add(exemption);
        }
        this.terms = new ArrayList<>();
        for (int i = 0; i < duties.size(); i++) {
            List<Period> periods = duties.get(i).periods();
            for (int no = 0; no < periods.size(); no++) {
                Period period = periods.get(no);
                terms.add(new Term(i, no, period, period.last(), duties.get(i).deadline(period)));
            }
        }
        terms.sort(Comparator.comparing((Term term) -> duty(term).requirement().code())
                .thenComparing(Term::last));
        this.placed = terms.stream().map(term -> places.on(term.last())).toArray(int[][]::new);
        this.tallies = new Totals.Tally[structure.size()];
    }

    private Obligations(Obligations before, List<Held> held, Totals.@Nullable Tally[] tallies) {
        this.structure = before.structure;
        this.places = before.places;
        this.duties = before.duties;
        this.held = held;
        this.exemptions = before.exemptions;
        this.day = before.day;
        this.terms = before.terms;
        this.placed = before.placed;
        this.tallies = tallies;
    }

    /** @return the same after some organizations (by their numbers) have come to hold what is counted now */
    synchronized Obligations with(List<Held> counted, int[] organizations) {
        List<Held> all = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            all.add(held.get(i).with(counted.get(i), organizations));
        }
        Totals.@Nullable Tally[] others = tallies.clone();
        for (int organization : organizations) {
            others[organization] = null;
        }
        return new Obligations(this, all, others);
    }

    /** @return what was held of all that is sought */
    Map<Sought, Held> held() {
        Map<Sought, Held> all = new HashMap<>();
        for (int i = 0; i < duties.size(); i++) {
            all.put(duties.get(i).sought(), held.get(i));
        }
        return all;
    }

    /** @return of all that there are */
    synchronized Totals totals() {
        Totals.Tally all = new Totals.Tally();
        for (int i = 0; i < tallies.length; i++) {
            Totals.Tally known = tallies[i];
            if (known == null) {
                Totals.Tally tally = new Totals.Tally();
                visitOf(i, (organization, term, value, place, state) -> {
                    tally.add(state, 0);
                    return true;
                });
                known = tally;
                tallies[i] = tally;
            }
            all.add(known);
        }
        return all.totals();
    }

    LocalDate day() {
        return day;
    }

    Structure structure() {
        return structure;
    }

    /** @return about how many numbers are kept in memory: what was held, and of each organization its group on each last day */
    int weight() {
        long days = Arrays.stream(placed).distinct().count();
        long all = held.stream().mapToLong(Held::size).sum() + structure.size() * (days + OF_EACH);
        return (int) Math.min(all, Integer.MAX_VALUE - 1);
    }

    List<Duty> duties() {
        return duties;
    }

    Duty duty(Term term) {
        return duties.get(term.duty());
    }

    List<Term> terms() {
        return terms;
    }

    /** @param first the number of the organization from which on obligations are taken */
    void visit(int first, Visitor visitor) {
        for (int i = first; i < structure.size(); i++) {
            if (!visitOf(i, visitor)) {
                return;
            }
        }
    }

    private boolean visitOf(int no, Visitor visitor) {
        Structure.Member organization = structure.get(no);
        for (int term = 0; term < placed.length && organization.asked(); term++) {
            if (!visit(no, organization, terms.get(term), placed[term], visitor)) {
                return false;
            }
        }
        return true;
    }

    private boolean visit(int no, Structure.Member organization, Term term, int[] placed, Visitor visitor) {
        Duty duty = duty(term);
        LocalDate first = term.period().from();
        LocalDate last = term.last();
        if (!organization.livesIn(first, last)) {
            return true;
        }
        LocalDate its = organization.lastDay(last);
        int place = its.equals(last) ? placed[no] : places.of(no, its);
        if (place == Places.OUTSIDE || !isBelow(no, duty.requirement().organization(), its)) {
            return true;
        }
        boolean applies = organization.livesThrough(first, last) && duty.fits(organization, last);
        if (duty.requirement().minimum() == null && !applies) {
            return true;
        }
        for (int value = 0; value < duty.values().size(); value++) {
            State state = applies ? state(no, term, value) : State.NOT_APPLICABLE;
            if (!visitor.visit(no, term, value, place, state)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBelow(int no, @Nullable String above, LocalDate on) {
        return above == null || structure.isBelow(no, structure.number(above), on);
    }

    private @Nullable State state(int no, Term term, int value) {
        Integer minimum = duty(term).requirement().minimum();
        if (minimum == null) {
            return null;
        }
        State fulfilled = duty(term).fulfilled(held.get(term.duty()), value, no, term.no(), minimum);
        if (fulfilled != State.MISSED) {
            return fulfilled;
        }
        if (exemption(no, term) != null) {
            return State.EXEMPT;
        }
        return day.isAfter(term.deadline()) ? State.MISSED : State.DUE;
    }

    /** @return of the exemptions that hold on the last day, the one of the nearest organization */
    @Nullable
    Exemption exemption(int no, Term term) {
        Map<String, List<Exemption>> ofRequirement =
                exemptions.get(duty(term).requirement().code());
        if (ofRequirement == null) {
            return null;
        }
        LocalDate last = term.last();
        for (int above : structure.chain(no, last)) {
            for (Exemption exemption :
                    ofRequirement.getOrDefault(structure.get(above).code(), List.of())) {
                if (exemption.holdsOn(last) && (above == no || exemption.isOfSubtree())) {
                    return exemption;
                }
            }
        }
        return null;
    }

    /** @return how many the organization held in the period */
    long held(int no, Term term, int value) {
        return duty(term).held(held.get(term.duty()), value, no, term.no());
    }

    /** @return the most days between two that it held in the period; null when there were fewer, or a minimum is named */
    @Nullable
    Long longestGap(int no, Term term, int value) {
        if (duty(term).requirement().minimum() != null) {
            return null;
        }
        long gap = held.get(term.duty()).gap(value, no, term.no());
        return gap == Held.NO_GAP ? null : gap;
    }
}
