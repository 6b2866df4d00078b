package taizhang.records.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Under which parents an organization was, in the order of days. Each placement holds until the next one begins, the
 * last one without end. The first one has no first day: before the organization is valid nobody asks, and so the day on
 * which it becomes valid can be mended without touching the structure.
 */
record Placements(List<Placement> inOrder) {

    /**
     * @param parent null: at the top
     * @param from first day; null: since ever
     */
    record Placement(@Nullable String parent, @Nullable LocalDate from) {}

    /** A placement as callers see it: the first one begins on the first day of the organization. */
    @Schema(name = "Placement")
    record Dated(
            @Schema(required = true, nullable = true, description = "code; null: at the top") @Nullable String parent,
            @Schema(required = true) LocalDate effectiveFrom,
            @Schema(
                            implementation = String.class,
                            format = "date",
                            required = true,
                            nullable = true,
                            description = "last day; null: no end is known")
                    @Nullable
                    LocalDate effectiveTo) {}

    /** Half-open, as ranges in the database are; null: without bound. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

    static Placements under(@Nullable String parent) {
        return new Placements(List.of(new Placement(parent, null)));
    }

    @Nullable
    String parentOn(LocalDate day) {
        return inOrder.get(indexOn(day)).parent();
    }

    /** @param from null: no day is named, and so nothing is known */
    boolean isUnder(@Nullable String parent, @Nullable LocalDate from) {
        return from != null && Objects.equals(parentOn(from), parent);
    }

    private int indexOn(LocalDate day) {
        int index = 0;
        while (index + 1 < inOrder.size() && !fromOf(index + 1).isAfter(day)) {
            index++;
        }
        return index;
    }

    /** @return first day of a placement that is not the first one */
    private LocalDate fromOf(int index) {
        return Objects.requireNonNull(inOrder.get(index).from());
    }

    /** @return the days for which a placement from this day would hold: until the next one begins */
    Days daysFrom(LocalDate day, LocalDate validFrom) {
        int next = indexOn(day) + 1;
        return new Days(day.isAfter(validFrom) ? day : null, next < inOrder.size() ? fromOf(next) : null);
    }

    /**
     * Places it elsewhere from a day on, which must not lie before {@code validFrom}. What was before stays, what comes
     * later stays; a placement that begins on the same day is replaced.
     */
    Placements place(@Nullable String parent, LocalDate from, LocalDate validFrom) {
        if (isUnder(parent, from)) {
            return this;
        }
        int current = indexOn(from);
        boolean fromTheStart = !from.isAfter(validFrom);
        List<Placement> placements = new ArrayList<>();
        if (!fromTheStart) {
            int kept = from.equals(inOrder.get(current).from()) ? current : current + 1;
            placements.addAll(inOrder.subList(0, kept));
        }
        placements.add(new Placement(parent, fromTheStart ? null : from));
        placements.addAll(inOrder.subList(current + 1, inOrder.size()));
        return new Placements(withoutRepetition(placements));
    }

    /** Two placements in a row under the same parent are one. */
    private static List<Placement> withoutRepetition(List<Placement> placements) {
        List<Placement> result = new ArrayList<>();
        for (Placement placement : placements) {
            if (result.isEmpty()
                    || !Objects.equals(result.get(result.size() - 1).parent(), placement.parent())) {
                result.add(placement);
            }
        }
        return List.copyOf(result);
    }

    /** @return what holds on or after the first day of the organization */
    List<Dated> since(LocalDate validFrom) {
        List<Dated> result = new ArrayList<>();
        for (int i = indexOn(validFrom); i < inOrder.size(); i++) {
            result.add(new Dated(
                    inOrder.get(i).parent(),
                    result.isEmpty() ? validFrom : fromOf(i),
                    i + 1 < inOrder.size() ? fromOf(i + 1).minusDays(1) : null));
        }
        return result;
    }
}
