package taizhang.records.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Who stood below whom, found by going up from placement to placement: a model for what the closure answers. */
public final class Structure {

    private record Placed(
            String organization, @Nullable String parent, @Nullable LocalDate from, @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }
    }

    private final List<Placed> placements;

    private Structure(List<Placed> placements) {
        this.placements = placements;
    }

    public static Structure of(Database database) {
        return new Structure(database.sql(
                        "select organization, parent, lower(during) as lower, upper(during) as upper from placement")
                .list(row -> new Placed(
                        row.getString("organization"),
                        row.getString("parent"),
                        row.getObject("lower", LocalDate.class),
                        row.getObject("upper", LocalDate.class))));
    }

    /** Organizations in the order of their codes. */
    public List<String> organizations() {
        return placements.stream().map(Placed::organization).distinct().sorted().toList();
    }

    public boolean below(String organization, String ancestor, LocalDate day) {
        String at = organization;
        while (at != null) {
            if (at.equals(ancestor)) {
                return true;
            }
            at = parent(at, day);
        }
        return false;
    }

    private @Nullable String parent(String organization, LocalDate day) {
        return placements.stream()
                .filter(placed -> placed.organization().equals(organization) && placed.holdsOn(day))
                .map(Placed::parent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** On one of the days from this one on. */
    public boolean belowSince(String organization, String ancestor, LocalDate day) {
        return daysOfChange()
                .map(change -> change.isBefore(day) ? day : change)
                .distinct()
                .anyMatch(one -> below(organization, ancestor, one));
    }

    public boolean everBelow(String organization, String ancestor) {
        return placements.stream().anyMatch(placed -> placed.organization().equals(organization))
                && belowSince(organization, ancestor, LocalDate.of(1, 1, 1));
    }

    /** Nothing changes between two of them. */
    private Stream<LocalDate> daysOfChange() {
        List<LocalDate> days = new ArrayList<>(List.of(LocalDate.of(1, 1, 1)));
        placements.stream().map(Placed::from).filter(Objects::nonNull).forEach(days::add);
        return days.stream();
    }
}
