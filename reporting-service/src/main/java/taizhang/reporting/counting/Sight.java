package taizhang.reporting.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose records are counted for which place, and on which days: of those below the place, while it stood under its parent,
 * and as far as the caller sees them. This is the one answer to all three.
 *
 * @param steady who counts on all days that are asked for
 * @param moved who counts on some of the days only
 * @param all how many organizations there are; 0 where they are few in any case
 */
record Sight(List<Seen> steady, List<Seen> moved, long all) {

    /** Up to so many organizations, reading what the index has of each takes no longer than planning what to read. */
    static final int FEW = 50;

    /** Of one of so many, reading each from the index by organization takes longer than reading all, as measured. */
    private static final int MOST = 3;

    /** @param place its number in the question, from 0 */
    record Seen(int place, String organization, Days days) {

        boolean continues(Seen before) {
            return place == before.place
                    && organization.equals(before.organization)
                    && days.from().equals(before.days.until());
        }
    }

    /** @param seen for each place, organization by organization in the order of the days */
    static Sight of(List<Seen> seen, Days asked, long all) {
        List<Seen> joined = new ArrayList<>();
        for (Seen each : seen) {
            Seen last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && each.continues(last)) {
                // It moved, and was below the place before and after.
                Days days = new Days(last.days().from(), each.days().until());
                joined.set(joined.size() - 1, new Seen(each.place(), each.organization(), days));
            } else {
                joined.add(each);
            }
        }
        return new Sight(
                joined.stream().filter(each -> each.days().equals(asked)).toList(),
                joined.stream().filter(each -> !each.days().equals(asked)).toList(),
                all);
    }

    /** @return those who count on all days first */
    List<Seen> seen() {
        return Stream.concat(steady.stream(), moved.stream()).toList();
    }

    /** @return whether nobody counts */
    boolean isBlind() {
        return steady.isEmpty() && moved.isEmpty();
    }

    /** @return whether there is more than one place */
    boolean hasPlaces() {
        return seen().stream().anyMatch(seen -> seen.place() > 0);
    }

    boolean isOfFew() {
        return steady.size() + moved.size() <= FEW;
    }

    /** @return whether it is so large a part of all that the index by organization is of no use */
    boolean isOfMost() {
        return all > 0 && (long) steady.size() * MOST >= all;
    }
}
