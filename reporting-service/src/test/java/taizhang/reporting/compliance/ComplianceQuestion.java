package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.compliance.ObligationModel.Item;

/**
 * A question about obligations, and what a model says to it.
 *
 * @param position null: the present one
 * @param caller the organization whose subtree the reader sees; null: everything
 */
record ComplianceQuestion(
        @Nullable Long position,
        List<String> requirements,
        String organization,
        boolean own,
        @Nullable String caller,
        Period period,
        List<String> states,
        @Nullable Integer dueWithin,
        List<String> groupBy,
        boolean deep) {

    private static final List<String> STATES = List.of("met", "met-late", "due", "missed", "exempt", "not-applicable");
    private static final List<String> PERIODS = List.of(
            "2019",
            "2020",
            "2020-S1",
            "2020-Q1",
            "2020-02",
            "2020-12-20/2021-01-31",
            "2019-06-15/2021-06-15",
            "2021-Q1",
            "2020-02-29/2020-02-29");

    /** @param known the requirements that there are */
    static ComplianceQuestion random(Random random, String prefix, @Nullable Long position, List<String> known) {
        List<String> requirements = random.nextBoolean() ? List.of(one(random, known)) : known;
        String organization = random.nextBoolean() ? prefix + 0 : prefix + random.nextInt(9);
        boolean own = random.nextInt(5) == 0;
        String caller = random.nextInt(3) == 0 ? prefix + random.nextInt(9) : null;
        Period period = Period.parse(one(random, PERIODS)).orElseThrow();
        List<String> states = random.nextBoolean() ? List.of() : List.of(one(random, STATES), one(random, STATES));
        Integer within = random.nextInt(6) == 0 ? Integer.valueOf(random.nextInt(60)) : null;
        List<String> groups = new ArrayList<>(List.of("requirement", "organization", "period"));
        Collections.shuffle(groups, random);
        groups = groups.subList(0, random.nextInt(3));
        boolean deep = groups.contains("organization") && random.nextBoolean();
        return new ComplianceQuestion(
                position, requirements, organization, own, caller, period, states, within, groups, deep);
    }

    private static String one(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    String query() {
        return "organization=" + organization
                + (own ? "&scope=self" : "")
                + "&requirement=" + String.join(",", requirements)
                + "&period=" + period.label()
                + (states.isEmpty() ? "" : "&state=" + String.join(",", states))
                + (dueWithin == null ? "" : "&dueWithin=" + dueWithin)
                + (groupBy.isEmpty() ? "" : "&groupBy=" + String.join(",", groupBy))
                + (deep ? "&depth=all" : "")
                + (position == null ? "" : "&position=" + position);
    }

    boolean isVisible(ObligationModel then) {
        return caller == null
                || then.organizations.values().stream()
                        .flatMap(each -> each.placements().keySet().stream())
                        .anyMatch(day -> then.chain(organization, day).contains(caller));
    }

    /** @return all that it asks for, in whichever state: what totals count */
    List<Item> whole(ObligationModel known, LocalDate today) {
        return known.items(period.from(), period.last(), today).stream()
                .filter(item -> requirements.contains(item.requirement()))
                .filter(item -> caller == null || item.chain().contains(caller))
                .filter(item -> own
                        ? item.organization().equals(organization)
                        : item.chain().contains(organization))
                .toList();
    }

    List<Item> listed(List<Item> whole, LocalDate today) {
        return whole.stream()
                .filter(item -> states.isEmpty()
                        ? !"not-applicable".equals(item.state())
                        : item.state() != null && states.contains(item.state()))
                .filter(item -> dueWithin == null
                        || (!item.deadline().isBefore(today) && !item.deadline().isAfter(today.plusDays(dueWithin))))
                .toList();
    }

    /** @return those groups in which something is listed, each with all that it counts */
    Map<Map<String, String>, List<Item>> groups(List<Item> whole, List<Item> listed) {
        Map<Map<String, String>, List<Item>> groups = new HashMap<>();
        whole.forEach(item ->
                groups.computeIfAbsent(group(item), each -> new ArrayList<>()).add(item));
        if (!states.isEmpty() || dueWithin != null) {
            groups.keySet().retainAll(listed.stream().map(this::group).toList());
        }
        return groups;
    }

    private Map<String, String> group(Item item) {
        Map<String, String> group = new TreeMap<>();
        for (String by : groupBy) {
            group.put(
                    by,
                    switch (by) {
                        case "requirement" -> item.requirement();
                        case "period" -> item.period();
                        default -> groupOrganization(item);
                    });
        }
        return group;
    }

    private String groupOrganization(Item item) {
        int at = item.chain().indexOf(organization);
        return deep || at == 0 ? item.organization() : item.chain().get(at - 1);
    }

    static Map<String, Object> totals(List<Item> items) {
        Map<String, Object> totals = new TreeMap<>();
        List<String> fields = List.of("met", "metLate", "due", "missed", "exempt", "notApplicable");
        for (int i = 0; i < fields.size(); i++) {
            String state = STATES.get(i);
            totals.put(fields.get(i), (int)
                    items.stream().filter(item -> state.equals(item.state())).count());
        }
        return totals;
    }
}
