package taizhang.reporting.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the records are, in plain Java, and what cells they must give: written without a look at the SQL. */
public final class Model {

    /** A definition as the test needs it; null asks for nothing. */
    public record Definition(
            String code,
            String measure,
            @Nullable Set<String> types,
            @Nullable Set<String> categories,
            @Nullable Map<String, Set<String>> attributes,
            @Nullable Set<String> themes,
            @Nullable Set<String> kinds,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups) {

        public Definition ofType(String type) {
            return new Definition(
                    code, measure, Set.of(type), categories, attributes, themes, kinds, hasCommittee, hasSmallGroups);
        }

        boolean asksForMoreThanTypes() {
            return attributes != null
                    || themes != null
                    || kinds != null
                    || hasCommittee != null
                    || hasSmallGroups != null;
        }
    }

    /** What totals say from a day on; null: nothing, and so the organization itself does. */
    public record Totals(@Nullable Boolean hasCommittee, @Nullable Boolean hasSmallGroups) {}

    public record Organization(
            String code,
            String kind,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups,
            TreeMap<LocalDate, String> placements,
            TreeMap<LocalDate, Totals> totals) {

        @Nullable
        Boolean hasCommittee(LocalDate day) {
            Map.Entry<LocalDate, Totals> inForce = totals.floorEntry(day);
            return (inForce == null || inForce.getValue().hasCommittee() == null)
                    ? hasCommittee
                    : inForce.getValue().hasCommittee();
        }

        @Nullable
        Boolean hasSmallGroups(LocalDate day) {
            Map.Entry<LocalDate, Totals> inForce = totals.floorEntry(day);
            return (inForce == null || inForce.getValue().hasSmallGroups() == null)
                    ? hasSmallGroups
                    : inForce.getValue().hasSmallGroups();
        }

        /** @return the parent on a day; null when there is none */
        public @Nullable String parent(LocalDate day) {
            Map.Entry<LocalDate, String> placement = placements.floorEntry(day);
            return placement == null || placement.getValue().isEmpty() ? null : placement.getValue();
        }
    }

    public record Activity(
            UUID id,
            String type,
            String organization,
            LocalDate heldOn,
            String occurrence,
            String status,
            int count,
            Map<String, BigDecimal> quantities,
            Map<String, String> attributes,
            Set<String> themes) {}

    public record Key(String organization, String indicator, String type, LocalDate month) {}

    public final Map<String, String> categories = new TreeMap<>();
    public final Map<String, Organization> organizations = new TreeMap<>();
    public final Map<UUID, Activity> activities = new TreeMap<>();

    public List<String> selfAndAncestors(String code, LocalDate day) {
        List<String> chain = new ArrayList<>();
        for (String at = code; at != null; at = organizations.get(at).parent(day)) {
            chain.add(at);
        }
        return chain;
    }

    /** Own value, own pending, value and pending of every cell that is not zero: those of definitions, and of all activities. */
    Map<Key, List<BigDecimal>> cells(List<Definition> definitions) {
        Map<Key, BigDecimal[]> cells = new java.util.HashMap<>();
        for (Activity activity : activities.values()) {
            int column = column(activity);
            if (column >= 0) {
                amounts(definitions, activity)
                        .forEach((indicator, amount) -> add(cells, indicator, activity, column, amount));
            }
        }
        Map<Key, List<BigDecimal>> result = new java.util.HashMap<>();
        cells.forEach((key, sums) -> {
            if (List.of(sums).stream().anyMatch(sum -> sum.signum() != 0)) {
                result.put(
                        key, List.of(sums).stream().map(sum -> sum.setScale(2)).toList());
            }
        });
        return result;
    }

    /** What the activity adds, by the code of the cells. */
    private Map<String, BigDecimal> amounts(List<Definition> definitions, Activity activity) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        amounts.put(":count", BigDecimal.valueOf(activity.count()));
        activity.quantities().forEach((quantity, amount) -> amounts.put(":sum:" + quantity, amount));
        for (Definition definition : definitions) {
            if (definition.asksForMoreThanTypes() && counts(definition, activity)) {
                amounts.put(
                        definition.code(),
                        definition.measure().equals("count")
                                ? BigDecimal.valueOf(activity.count())
                                : activity.quantities().get(definition.measure().substring("sum:".length())));
            }
        }
        return amounts;
    }

    private void add(Map<Key, BigDecimal[]> cells, String indicator, Activity activity, int column, BigDecimal amount) {
        LocalDate month = activity.heldOn().withDayOfMonth(1);
        for (String organization : selfAndAncestors(activity.organization(), activity.heldOn())) {
            Key key = new Key(organization, indicator, activity.type(), month);
            BigDecimal[] sums = cells.computeIfAbsent(key, each -> {
                BigDecimal[] zeros = new BigDecimal[4];
                java.util.Arrays.fill(zeros, BigDecimal.ZERO);
                return zeros;
            });
            sums[2 + column] = sums[2 + column].add(amount);
            if (organization.equals(activity.organization())) {
                sums[column] = sums[column].add(amount);
            }
        }
    }

    private static int column(Activity activity) {
        if (!activity.occurrence().equals("held")) {
            return -1;
        }
        return List.of("approved", "submitted").indexOf(activity.status());
    }

    public boolean counts(Definition d, Activity a) {
        Organization organization = organizations.get(a.organization());
        return (d.types() == null || d.types().contains(a.type()))
                && (d.categories() == null || d.categories().contains(categories.get(a.type())))
                && (d.themes() == null || a.themes().stream().anyMatch(d.themes()::contains))
                && (d.attributes() == null
                        || d.attributes().entrySet().stream().allMatch(wanted -> wanted.getValue()
                                .contains(a.attributes().getOrDefault(wanted.getKey(), ""))))
                && (d.measure().equals("count")
                        || a.quantities().containsKey(d.measure().substring("sum:".length())))
                && (d.kinds() == null || d.kinds().contains(organization.kind()))
                && (d.hasCommittee() == null || d.hasCommittee().equals(organization.hasCommittee(a.heldOn())))
                && (d.hasSmallGroups() == null || d.hasSmallGroups().equals(organization.hasSmallGroups(a.heldOn())));
    }
}
