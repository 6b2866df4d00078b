package taizhang.reporting.indicator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.reporting.fact.TaskState;
import taizhang.reporting.problem.ReportingRule;

/** What the conditions of a definition must be like. Closed vocabularies are checked: a slip would count nothing. */
final class WhereRules {

    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 100;

    private static final List<String> GROUPS =
            Arrays.stream(TaskState.Group.values()).map(TaskState.Group::code).toList();
    private static final List<String> TIMELINESS = List.of("on-time", "late");
    private static final List<String> SOURCES = Coded.codes(TaskSource.class);

    private static final List<String> KINDS = Coded.codes(OrganizationKind.class);

    /** Without void, which is in no count. */
    private static final Map<String, List<String>> STATES = Map.of(
            "rectification-tasks",
            TaskState.counted(),
            "corrective-actions",
            List.of("planned", "in-progress", "done"));

    /** The kinds of records, and which conditions they know. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            Indicator.ACTIVITIES,
            with("types", "categories", "attributes", "quantities", "atMost", "themes", "campaigns"),
            "rectification-tasks",
            with("sources", "aspects", "states", "group", "dueBy", "campaigns"),
            "rectification-cycles",
            with("sources", "aspects", "campaigns", "timeliness", "reopened"),
            "corrective-actions",
            with("sources", "aspects", "states", "group", "dueBy", "campaigns"),
            Indicator.ORGANIZATIONS,
            with("basedInKinds", "held"),
            "campaigns",
            with("campaigns", "campaignKinds"),
            Indicator.ENTRIES,
            Set.of(),
            Indicator.TARGETS,
            Set.of("indicators"));

    private WhereRules() {}

    /** @param at the pointer of the conditions in the body */
    static void check(Where where, @Nullable String of, String at, Violations broken) {
        SortedMap<String, Object> given = where.given();
        given.forEach((field, value) -> {
            if (value instanceof List<?> values && !field.equals("held")) {
                checkValues(values, at + "/" + field, broken);
            }
        });
        if (where.attributes() != null) {
            if (where.attributes().size() > MOST_VALUES) {
                broken.add(at + "/attributes", FieldRule.TOO_MANY, MOST_VALUES);
            }
            where.attributes().forEach((key, values) -> {
                String pointer = at + "/attributes" + Violation.pointer(key);
                broken.text(pointer, key, LONGEST_VALUE);
                checkValues(values, pointer, broken);
            });
        }
        if (where.held() != null) {
            checkHeld(where.held(), at + "/held", broken);
        }
        broken.text(at + "/atMost", where.atMost(), LONGEST_VALUE);
        broken.oneOf(at + "/group", where.group(), GROUPS);
        if (!isReadable(where.dueBy())) {
            broken.add(at + "/dueBy", FieldRule.UNREADABLE, "date (2020-06-30), " + Where.OVERDUE);
        }
        if (of != null && FIELDS.containsKey(of)) {
            kebab(where.themes(), at + "/themes", broken);
            kebab(where.aspects(), at + "/aspects", broken);
            kebab(where.campaignKinds(), at + "/campaignKinds", broken);
            vocabulary(where.organizationKinds(), KINDS, at + "/organizationKinds", broken);
            vocabulary(where.basedInKinds(), KINDS, at + "/basedInKinds", broken);
            vocabulary(where.sources(), SOURCES, at + "/sources", broken);
            vocabulary(where.timeliness(), TIMELINESS, at + "/timeliness", broken);
            if (STATES.containsKey(of)) {
                vocabulary(where.states(), STATES.getOrDefault(of, List.of()), at + "/states", broken);
            }
            given.keySet().stream()
                    .filter(field -> !FIELDS.getOrDefault(of, Set.of()).contains(field))
                    .forEach(field -> broken.add(at + "/" + field, ReportingRule.NOT_FITTING, of));
        }
    }

    private static void checkHeld(List<@Nullable Where> held, String at, Violations broken) {
        if (held.isEmpty()) {
            broken.add(at, FieldRule.REQUIRED);
        }
        if (held.size() > Where.MOST_HELD) {
            broken.add(at, FieldRule.TOO_MANY, Where.MOST_HELD);
        }
        for (int i = 0; i < held.size(); i++) {
            Where each = held.get(i);
            if (broken.required(at + "/" + i, each) && each != null) {
                check(each, Indicator.ACTIVITIES, at + "/" + i, broken);
                if (each.atMost() != null) {
                    broken.add(at + "/" + i + "/atMost", ReportingRule.NOT_FITTING, "held");
                }
            }
        }
    }

    /** @return whether a deadline is a date or the word for overdue, or none */
    static boolean isReadable(@Nullable String dueBy) {
        if (dueBy == null || dueBy.equals(Where.OVERDUE)) {
            return true;
        }
        try {
            // PostgreSQL has no year of more digits.
            return dueBy.length() == 10 && LocalDate.parse(dueBy).getYear() > 0;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    /** Free codes: there may be others tomorrow, but none that is written in another way. */
    private static void kebab(@Nullable List<String> codes, String at, Violations broken) {
        for (int i = 0; codes != null && i < codes.size(); i++) {
            if (!Where.WITHOUT_ASPECT.equals(codes.get(i))) {
                broken.kebab(at + "/" + i, codes.get(i));
            }
        }
    }

    private static void vocabulary(@Nullable List<String> values, List<String> allowed, String at, Violations broken) {
        for (int i = 0; values != null && i < values.size(); i++) {
            broken.oneOf(at + "/" + i, values.get(i), allowed);
        }
    }

    private static void checkValues(@Nullable List<?> values, String at, Violations broken) {
        if (values == null || values.isEmpty()) {
            // Neither "any" nor "none" would be what everybody expects of an empty list.
            broken.add(at, FieldRule.REQUIRED);
            return;
        }
        if (values.size() > MOST_VALUES) {
            broken.add(at, FieldRule.TOO_MANY, MOST_VALUES);
        }
        for (int i = 0; i < values.size(); i++) {
            String value = (String) values.get(i);
            if (broken.required(at + "/" + i, value)) {
                broken.text(at + "/" + i, value, LONGEST_VALUE);
            }
        }
    }

    private static Set<String> with(String... fields) {
        return Stream.concat(Stream.of(fields), Stream.of("organizationKinds", "hasCommittee", "hasSmallGroups"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
