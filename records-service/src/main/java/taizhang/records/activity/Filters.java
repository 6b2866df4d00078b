package taizhang.records.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.time.Period;
import taizhang.records.problem.RecordsRule;

/** Reads the parameters of a list; all that cannot be read is told together (400). */
final class Filters {

    private static final List<String> SCOPES = List.of("self", "subtree");
    private static final List<String> SORTS = List.of("heldOn", "-heldOn");

    private final FilterReader reader = new FilterReader();

    private Filters() {}

    /**
     * @param isType whether there is an activity type of that code
     * @param isAttribute whether any activity type has an attribute of that code
     */
    static ActivityQuery read(
            ActivityParameters given,
            @Nullable String callerScope,
            Predicate<String> isType,
            Predicate<String> isAttribute) {
        Filters filters = new Filters();
        ActivityQuery query = filters.query(given, callerScope, isType, isAttribute);
        filters.reader.throwIfAny();
        return query;
    }

    private ActivityQuery query(
            ActivityParameters given,
            @Nullable String callerScope,
            Predicate<String> isType,
            Predicate<String> isAttribute) {
        String scope = reader.one("scope", given.scope, SCOPES);
        if (given.organization == null && given.scope != null) {
            reader.add("organization", FieldRule.REQUIRED);
        }
        reader.one("include", given.include, List.of("total"));
        Period period = period(given.period);
        return new ActivityQuery(
                callerScope,
                reader.code("organization", given.organization),
                !"self".equals(scope),
                types(given.type, isType),
                reader.codes("category", given.category),
                later(period == null ? null : period.from(), reader.day("heldFrom", given.heldFrom)),
                earlier(period == null ? null : period.until().minusDays(1), reader.day("heldTo", given.heldTo)),
                reader.anyOf("status", given.status, ActivityStatus.CODES),
                reader.anyOf("occurrence", given.occurrence, ActivityRules.OCCURRENCES),
                reader.codes("campaign", given.campaign),
                reader.codes("theme", given.theme),
                attributes(given.attribute, isAttribute),
                reader.text("q", given.q),
                "-heldOn".equals(reader.one("sort", given.sort, SORTS)));
    }

    private @Nullable List<String> types(@Nullable String given, Predicate<String> isType) {
        List<String> types = reader.codes("type", given);
        if (types != null) {
            types.stream().filter(isType.negate()).forEach(type -> reader.add("type", RecordsRule.UNKNOWN_TYPE, type));
        }
        return types;
    }

    private SortedMap<String, List<String>> attributes(@Nullable List<String> given, Predicate<String> isAttribute) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (String pair : given == null ? List.<String>of() : given) {
            int colon = pair.indexOf(':');
            String key = colon < 0 ? "" : pair.substring(0, colon);
            List<String> values = List.of(pair.substring(colon + 1).split(",", -1));
            if (!Violations.isCode(key) || !values.stream().allMatch(v -> !v.isEmpty() && Violations.isWritable(v))) {
                reader.add("attribute", FieldRule.UNREADABLE, "key:value");
            } else if (!isAttribute.test(key)) {
                reader.add("attribute", RecordsRule.UNKNOWN_ATTRIBUTE, key);
            } else {
                // The same key twice is "all of" too: only values that are in both can match.
                attributes.merge(
                        key, values, (a, b) -> a.stream().filter(b::contains).toList());
            }
        }
        return attributes;
    }

    private @Nullable Period period(@Nullable String given) {
        Optional<Period> period = Optional.ofNullable(given).flatMap(Period::parse);
        if (given != null && period.isEmpty()) {
            reader.add("period", FieldRule.UNREADABLE, Period.KINDS);
        }
        return period.orElse(null);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
