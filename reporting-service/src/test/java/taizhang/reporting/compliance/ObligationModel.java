package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was owed and held, one obligation after the other, written without a look at how the service works it out. */
final class ObligationModel {

    record Organization(
            String code,
            String kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups,
            TreeMap<LocalDate, String> placements) {

        @Nullable
        String parent(LocalDate day) {
            Map.Entry<LocalDate, String> placement = placements.floorEntry(day);
            return placement == null || placement.getValue().isEmpty() ? null : placement.getValue();
        }

        boolean lives(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    record Activity(
            UUID id,
            String type,
            String organization,
            LocalDate heldOn,
            String status,
            int count,
            Map<String, String> attributes,
            List<String> themes) {}

    /** A version of a requirement, which is known from the position {@code since} on. */
    record Rule(
            long since,
            String code,
            @Nullable String organization,
            @Nullable List<String> kinds,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups,
            List<String> types,
            @Nullable List<String> themes,
            @Nullable Map<String, List<String>> attributes,
            @Nullable String each,
            @Nullable Integer minimum,
            String per,
            int makeUpDays,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** A version of an exemption; without a requirement it was deleted. */
    record Relief(
            long since,
            String code,
            @Nullable String requirement,
            String organization,
            boolean subtree,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record Item(
            String organization,
            String requirement,
            @Nullable String value,
            String period,
            LocalDate last,
            LocalDate deadline,
            @Nullable Integer required,
            long held,
            @Nullable String state,
            @Nullable Long longestGap,
            @Nullable String exemption,
            List<String> chain) {}

    static final List<String> VOCABULARY = List.of("x", "y", "z");

    final Map<String, Organization> organizations = new TreeMap<>();
    final Map<UUID, Activity> activities = new TreeMap<>();
    final List<Rule> rules = new ArrayList<>();
    final List<Relief> reliefs = new ArrayList<>();

    /** @return the codes of the requirements that there are, in order */
    List<String> codes() {
        return rules.stream().map(Rule::code).distinct().sorted().toList();
    }

    /** @return what it is now, as it was known at a position */
    ObligationModel at(long position) {
        ObligationModel copy = new ObligationModel();
        copy.organizations.putAll(organizations);
        copy.activities.putAll(activities);
        rules.stream().filter(rule -> rule.since() <= position).forEach(copy.rules::add);
        reliefs.stream().filter(relief -> relief.since() <= position).forEach(copy.reliefs::add);
        return copy;
    }

    /** @return all items of the periods whose last day lies in these days, not applicable ones too */
    List<Item> items(LocalDate first, LocalDate last, LocalDate today) {
        List<Item> items = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        rules.forEach(rule -> codes.add(rule.code()));
        for (String code : codes) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                Rule rule = inForce(code, day);
                if (rule != null && !key(rule.per(), day).equals(key(rule.per(), day.plusDays(1)))) {
                    for (Organization organization : organizations.values()) {
                        add(items, rule, organization, day, today);
                    }
                }
            }
        }
        items.sort(Comparator.comparing(Item::organization)
                .thenComparing(Item::requirement)
                .thenComparing(Item::last)
                .thenComparing(item -> item.value() == null ? "" : item.value()));
        return items;
    }

    private void add(List<Item> items, Rule rule, Organization organization, LocalDate last, LocalDate today) {
        LocalDate first = last;
        while (key(rule.per(), first.minusDays(1)).equals(key(rule.per(), last))) {
            first = first.minusDays(1);
        }
        LocalDate end = last.plusDays(1);
        while (key(rule.per(), end.plusDays(1)).equals(key(rule.per(), last.plusDays(1)))) {
            end = end.plusDays(1);
        }
        boolean some = false;
        boolean all = true;
        LocalDate stands = last;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            some |= organization.lives(day);
            all &= organization.lives(day);
        }
        if (organization.validTo() != null && organization.validTo().isBefore(last)) {
            stands = organization.validTo();
        }
        if (!some || first.isAfter(today)) {
            return;
        }
        List<String> chain = chain(organization.code(), stands);
        if (rule.organization() != null && !chain.contains(rule.organization())) {
            return;
        }
        boolean applies = all
                && (rule.kinds() == null || rule.kinds().contains(organization.kind()))
                && (rule.hasCommittee() == null || rule.hasCommittee().equals(organization.hasCommittee()))
                && (rule.hasSmallGroups() == null || rule.hasSmallGroups().equals(organization.hasSmallGroups()));
        if (!applies && rule.minimum() == null) {
            return;
        }
        LocalDate made = last.plusDays(rule.makeUpDays()).isAfter(end) ? end : last.plusDays(rule.makeUpDays());
        List<@Nullable String> values = new ArrayList<>();
        if (rule.each() == null) {
            values.add(null);
        } else {
            values.addAll(
                    rule.attributes() != null && rule.attributes().containsKey(rule.each())
                            ? rule.attributes().get(rule.each())
                            : VOCABULARY);
        }
        for (String value : values) {
            long held = held(rule, value, organization, first, last);
            String state = null;
            String exemption = null;
            if (rule.minimum() != null) {
                int minimum = rule.minimum();
                long next = held(rule, value, organization, last.plusDays(1), end);
                long early = held(rule, value, organization, last.plusDays(1), made);
                exemption = exemption(rule.code(), organization.code(), last);
                if (!applies) {
                    state = "not-applicable";
                } else if (held >= minimum) {
                    state = "met";
                } else if (held + Math.min(early, Math.max(0, next - minimum)) >= minimum) {
                    state = "met-late";
                } else if (exemption != null) {
                    state = "exempt";
                } else {
                    state = today.isAfter(made) ? "missed" : "due";
                }
            }
            items.add(new Item(
                    organization.code(),
                    rule.code(),
                    value,
                    label(rule.per(), first, last),
                    last,
                    made,
                    rule.minimum(),
                    held,
                    state,
                    rule.minimum() == null ? gap(rule, value, organization, first, last) : null,
                    "exempt".equals(state) ? exemption : null,
                    chain));
        }
    }

    private @Nullable Rule inForce(String code, LocalDate day) {
        // Each version rules from its first day to its last, or to the day before the first one of a later version.
        TreeMap<LocalDate, Rule> byStart = new TreeMap<>();
        for (Rule rule : rules) {
            if (rule.code().equals(code)) {
                byStart.put(rule.validFrom() == null ? LocalDate.MIN : rule.validFrom(), rule);
            }
        }
        Map.Entry<LocalDate, Rule> begun = byStart.floorEntry(day);
        return begun == null
                        || (begun.getValue().validTo() != null
                                && day.isAfter(begun.getValue().validTo()))
                ? null
                : begun.getValue();
    }

    private @Nullable String exemption(String requirement, String organization, LocalDate day) {
        TreeMap<String, Relief> present = new TreeMap<>();
        reliefs.forEach(relief -> present.put(relief.code(), relief));
        for (String above : chain(organization, day)) {
            for (Relief relief : present.values()) {
                if (requirement.equals(relief.requirement())
                        && relief.organization().equals(above)
                        && (relief.subtree() || above.equals(organization))
                        && !day.isBefore(relief.validFrom())
                        && (relief.validTo() == null || !day.isAfter(relief.validTo()))) {
                    return relief.code();
                }
            }
        }
        return null;
    }

    List<String> chain(String code, LocalDate day) {
        List<String> chain = new ArrayList<>();
        for (String at = code; at != null; at = organizations.get(at).parent(day)) {
            chain.add(at);
        }
        return chain;
    }

    private List<Activity> matching(
            Rule rule, @Nullable String value, Organization organization, LocalDate first, LocalDate last) {
        return activities.values().stream()
                .filter(a -> a.status().equals("approved")
                        && a.organization().equals(organization.code())
                        && !a.heldOn().isBefore(first)
                        && !a.heldOn().isAfter(last)
                        && rule.types().contains(a.type())
                        && (rule.themes() == null || a.themes().stream().anyMatch(rule.themes()::contains))
                        && (rule.attributes() == null
                                || rule.attributes().entrySet().stream().allMatch(wanted -> wanted.getValue()
                                        .contains(a.attributes().getOrDefault(wanted.getKey(), ""))))
                        && (rule.each() == null
                                || value == null
                                || value.equals(a.attributes().get(rule.each()))))
                .sorted(Comparator.comparing(Activity::heldOn))
                .toList();
    }

    private long held(Rule rule, @Nullable String value, Organization organization, LocalDate first, LocalDate last) {
        return matching(rule, value, organization, first, last).stream()
                .mapToLong(Activity::count)
                .sum();
    }

    private @Nullable Long gap(
            Rule rule, @Nullable String value, Organization organization, LocalDate first, LocalDate last) {
        List<Activity> held = matching(rule, value, organization, first, last);
        Long longest = null;
        for (int i = 1; i < held.size(); i++) {
            long gap = ChronoUnit.DAYS.between(
                    held.get(i - 1).heldOn(), held.get(i).heldOn());
            longest = longest == null || gap > longest ? Long.valueOf(gap) : longest;
        }
        return longest;
    }

    /** The same for the days of one period, and for no others. */
    private static String key(String per, LocalDate day) {
        int month = day.getMonthValue();
        return switch (per) {
            case "day" -> day.toString();
            case "two-weeks" ->
                day.get(IsoFields.WEEK_BASED_YEAR) + " " + (day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + 1) / 2;
            case "month" -> day.getYear() + " " + month;
            case "quarter" -> day.getYear() + " " + (month + 2) / 3;
            case "half-year" -> day.getYear() + " " + (month < 7);
            default -> String.valueOf(day.getYear());
        };
    }

    private static String label(String per, LocalDate first, LocalDate last) {
        int month = last.getMonthValue();
        return switch (per) {
            case "month" -> last.toString().substring(0, 7);
            case "quarter" -> last.getYear() + "-Q" + month / 3;
            case "half-year" -> last.getYear() + "-S" + month / 6;
            case "year" -> String.valueOf(last.getYear());
            default -> first + "/" + last;
        };
    }
}
