package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Organizations as they were known at a position: what each was, and where it stood on each day. They go by their numbers,
 * which are in the order of their codes.
 */
public final class Structure {

    /** The number of no organization. */
    public static final int NONE = -1;

    /** Keeps a cycle, which the ledger does not have, from being walked for ever. */
    private static final int DEEPEST = 100;

    /**
     * Where an organization stood from a day on.
     *
     * @param from null: ever since
     * @param until the day after the last; null: to this day
     */
    record Standing(@Nullable LocalDate from, @Nullable LocalDate until, int parent) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    /**
     * What an organization had on some days; null: nobody has said.
     *
     * @param from null: ever since
     * @param until the day after the last; null: to this day
     */
    record Condition(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    /**
     * An organization.
     *
     * @param name in Chinese
     * @param asked whether it is asked for, and not only stands above one that is
     * @param conditions of all days
     */
    public record Member(
            String code,
            String name,
            String kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean asked,
            List<Condition> conditions) {

        /** @return the same, to which conditions are added */
        Member open() {
            return new Member(code, name, kind, validFrom, validTo, asked, new ArrayList<>(1));
        }

        /** @return its own last day in a span of days; the last one of the span if it lived on */
        public LocalDate lastDay(LocalDate last) {
            return validTo != null && validTo.isBefore(last) ? validTo : last;
        }

        public boolean livesIn(LocalDate first, LocalDate last) {
            return !validFrom.isAfter(last) && (validTo == null || !validTo.isBefore(first));
        }

        public boolean livesThrough(LocalDate first, LocalDate last) {
            return !validFrom.isAfter(first) && (validTo == null || !validTo.isBefore(last));
        }

        /** @return whether it had one on the day; null: nobody has said */
        public @Nullable Boolean hasCommittee(LocalDate day) {
            Condition condition = on(day);
            return condition == null ? null : condition.hasCommittee;
        }

        /** @return whether it had some on the day; null: nobody has said */
        public @Nullable Boolean hasSmallGroups(LocalDate day) {
            Condition condition = on(day);
            return condition == null ? null : condition.hasSmallGroups;
        }

        private @Nullable Condition on(LocalDate day) {
            for (Condition condition : conditions) {
                if (condition.holdsOn(day)) {
                    return condition;
                }
            }
            return null;
        }
    }

    private final List<Member> members;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Standing>> standings;

    Structure(List<Member> members, List<List<Standing>> standings) {
        this.members = members;
        this.standings = standings;
        for (int i = 0; i < members.size(); i++) {
            numbers.put(members.get(i).code(), i);
        }
    }

    /** @return the other one when all organizations are in it as they are in this one: what changed were others */
    public Structure unlessAs(Structure before) {
        return members.equals(before.members) && standings.equals(before.standings) ? before : this;
    }

    public int size() {
        return members.size();
    }

    public Member get(int no) {
        return members.get(no);
    }

    /** @return how many are asked for */
    public int asked() {
        return (int) members.stream().filter(Member::asked).count();
    }

    /** @return the first day of the oldest that is asked for; nothing when there is none */
    public Optional<LocalDate> firstDay() {
        return members.stream().filter(Member::asked).map(Member::validFrom).min(LocalDate::compareTo);
    }

    /** @return {@link #NONE} when it is none of these */
    public int number(@Nullable String code) {
        return numbers.getOrDefault(code, NONE);
    }

    /** @return the number of the organization that one stood directly under on a day, or {@link #NONE} */
    private int parent(int no, LocalDate day) {
        for (Standing standing : standings.get(no)) {
            if (standing.holdsOn(day)) {
                return standing.parent();
            }
        }
        return NONE;
    }

    /** @return the organization and those that it stood under on a day, the nearest first */
    public int[] chain(int no, LocalDate day) {
        int[] chain = new int[DEEPEST];
        int length = 0;
        for (int at = no; at != NONE && length < DEEPEST; at = parent(at, day)) {
            chain[length++] = at;
        }
        return Arrays.copyOf(chain, length);
    }

    /** @return whether it stood under another one on a day, or is that one */
    public boolean isBelow(int no, int above, LocalDate day) {
        int depth = 0;
        for (int at = no; at != NONE && depth < DEEPEST; at = parent(at, day)) {
            if (at == above) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
