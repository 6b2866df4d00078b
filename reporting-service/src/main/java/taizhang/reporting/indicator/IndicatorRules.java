package taizhang.reporting.indicator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.problem.Rule;
import taizhang.reporting.problem.Violations;

/** What a definition must be like. Whether the parts of a ratio exist is asked of the catalog elsewhere. */
final class IndicatorRules {

    static final String FLOW = "flow";
    static final String HELD_ON = "heldOn";

    private static final List<String> TIMINGS = List.of(FLOW, "stock");
    private static final List<String> TASK_DATES = List.of("foundOn", "closedOn", "doneOn");
    private static final List<String> GROUPS = List.of("open", "fixed");
    private static final Pattern SUM = Pattern.compile("sum:[a-z0-9][a-z0-9-]{0,63}");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UNIT = 64;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 100;

    /** The kinds of records, and which fields of {@code where} they have. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            Indicator.ACTIVITIES,
            with("types", "categories", "attributes", "themes", "campaigns"),
            "rectification-tasks",
            with("sources", "aspects", "states", "group", "dueBy", "campaigns"),
            "corrective-actions",
            with("sources", "aspects", "states", "group", "dueBy", "campaigns"),
            "organizations",
            with(),
            "campaigns",
            with("campaigns"));

    private static final List<String> KINDS_OF_RECORDS =
            List.of(Indicator.ACTIVITIES, "rectification-tasks", "corrective-actions", "organizations", "campaigns");

    private IndicatorRules() {}

    /** @param at the pointer of the definition in the body, empty for the body itself */
    static void check(IndicatorBody body, String at, Violations broken) {
        if (broken.required(at + "/of", body.of())) {
            broken.oneOf(at + "/of", body.of(), KINDS_OF_RECORDS);
        }
        checkMeasure(body, at, broken);
        checkDates(body, at, broken);
        Where where = body.where() == null ? Where.ANYTHING : body.where();
        checkWhere(where, at + "/where", broken);
        checkFits(where, body.of(), at + "/where", broken);
        broken.text(at + "/unit", body.unit(), LONGEST_UNIT);
        if (body.name() != null) {
            broken.text(at + "/name/zh", body.name().zh(), LONGEST_NAME);
            broken.text(at + "/name/en", body.name().en(), LONGEST_NAME);
        }
    }

    /** What a definition needs beyond {@link #check} to be kept under a code. */
    static void checkKept(IndicatorBody body, String code, Violations broken) {
        broken.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            broken.add("/code", Rule.CODE_MISMATCH, code);
        }
        if (broken.required("/name", body.name()) && body.name() != null) {
            broken.required("/name/zh", body.name().zh());
            broken.required("/name/en", body.name().en());
        }
        broken.required("/unit", body.unit());
    }

    /** What a definition must be like to be counted by without being kept. */
    static void checkInline(IndicatorBody body, String at, Violations broken) {
        if (body.code() != null) {
            broken.add(at + "/code", Rule.NOT_FITTING, "an inline definition");
        }
        if (body.numerator() != null) {
            broken.add(at + "/numerator", Rule.NOT_FITTING, "an inline definition");
        }
        if (body.of() != null && !body.of().equals(Indicator.ACTIVITIES)) {
            broken.oneOf(at + "/of", body.of(), List.of(Indicator.ACTIVITIES));
        }
    }

    private static void checkMeasure(IndicatorBody body, String at, Violations broken) {
        boolean ratio = body.numerator() != null || body.denominator() != null;
        String measure = body.measure();
        if (ratio) {
            broken.required(at + "/numerator", body.numerator());
            broken.required(at + "/denominator", body.denominator());
            if (body.where() != null && !body.where().equals(Where.ANYTHING)) {
                // Silently ignored it would give a wrong number.
                broken.add(at + "/where", Rule.NOT_FITTING, "a ratio");
            }
        } else if (!broken.required(at + "/measure", measure)) {
            return;
        }
        if (measure == null || measure.equals("count") || measure.equals(Indicator.ORGANIZATIONS_MEASURE)) {
            return;
        }
        if (!SUM.matcher(measure).matches()) {
            broken.add(at + "/measure", Rule.UNKNOWN_VALUE, measure, "count, sum:<quantity>, organizations");
        } else if (body.of() != null && !body.of().equals(Indicator.ACTIVITIES)) {
            broken.add(at + "/measure", Rule.NOT_FITTING, body.of());
        }
    }

    private static void checkDates(IndicatorBody body, String at, Violations broken) {
        boolean activities = Indicator.ACTIVITIES.equals(body.of());
        broken.oneOf(at + "/timing", body.timing(), activities ? List.of(FLOW) : TIMINGS);
        broken.oneOf(at + "/on", body.on(), activities ? List.of(HELD_ON) : TASK_DATES);
        if (body.validFrom() != null && body.validTo() != null && body.validTo().isBefore(body.validFrom())) {
            broken.add(at + "/validTo", Rule.ENDS_BEFORE_START, body.validFrom());
        }
    }

    private static void checkWhere(Where where, String at, Violations broken) {
        lists(where).forEach((field, values) -> checkValues(values, at + "/" + field, broken));
        if (where.attributes() != null) {
            if (where.attributes().size() > MOST_VALUES) {
                broken.add(at + "/attributes", Rule.TOO_MANY, MOST_VALUES);
            }
            where.attributes().forEach((key, values) -> {
                String pointer = at + "/attributes/" + key.replace("~", "~0").replace("/", "~1");
                broken.text(pointer, key, LONGEST_VALUE);
                checkValues(values, pointer, broken);
            });
        }
        broken.oneOf(at + "/group", where.group(), GROUPS);
        broken.text(at + "/dueBy", where.dueBy(), LONGEST_VALUE);
    }

    private static void checkValues(@Nullable List<String> values, String at, Violations broken) {
        if (values == null || values.isEmpty()) {
            // Neither "any" nor "none" would be what everybody expects of an empty list.
            broken.add(at, Rule.REQUIRED);
            return;
        }
        if (values.size() > MOST_VALUES) {
            broken.add(at, Rule.TOO_MANY, MOST_VALUES);
        }
        for (int i = 0; i < values.size(); i++) {
            if (broken.required(at + "/" + i, values.get(i))) {
                broken.text(at + "/" + i, values.get(i), LONGEST_VALUE);
            }
        }
    }

    private static void checkFits(Where where, @Nullable String of, String at, Violations broken) {
        if (of == null || !FIELDS.containsKey(of)) {
            return;
        }
        Set<String> fields = FIELDS.getOrDefault(of, Set.of());
        Stream.of(
                        lists(where).keySet().stream(),
                        Stream.of("attributes").filter(f -> where.attributes() != null),
                        Stream.of("group").filter(f -> where.group() != null),
                        Stream.of("dueBy").filter(f -> where.dueBy() != null))
                .flatMap(given -> given)
                .filter(field -> !fields.contains(field))
                .sorted()
                .forEach(field -> broken.add(at + "/" + field, Rule.NOT_FITTING, of));
    }

    /** The lists that are given, by the names of their fields. */
    private static Map<String, List<String>> lists(Where where) {
        Map<String, List<String>> lists = new java.util.TreeMap<>();
        put(lists, "types", where.types());
        put(lists, "categories", where.categories());
        put(lists, "themes", where.themes());
        put(lists, "campaigns", where.campaigns());
        put(lists, "organizationKinds", where.organizationKinds());
        put(lists, "sources", where.sources());
        put(lists, "aspects", where.aspects());
        put(lists, "states", where.states());
        return lists;
    }

    private static void put(Map<String, List<String>> lists, String field, @Nullable List<String> values) {
        if (values != null) {
            lists.put(field, values);
        }
    }

    private static Set<String> with(String... fields) {
        return Stream.concat(Stream.of(fields), Stream.of("organizationKinds", "hasCommittee", "hasSmallGroups"))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
