package taizhang.records.activity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taizhang.records.page.Parameters;
import taizhang.records.problem.ProblemException;
import taizhang.records.problem.ProblemType;
import taizhang.records.problem.Rule;
import taizhang.records.problem.Violation;
import taizhang.records.problem.Violations;

/** Reads the parameters of a list; all that cannot be read is told together (400). */
final class Filters {

    private static final List<String> SCOPES = List.of("self", "subtree");
    private static final List<String> SORTS = List.of("heldOn", "-heldOn");
    private static final int SHORTEST_TEXT = 2;
    private static final int LONGEST_TEXT = 100;
    private static final int MOST_VALUES = 100;

    private final List<Violation> found = new ArrayList<>();

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
        if (!filters.found.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, filters.found);
        }
        return query;
    }

    private ActivityQuery query(
            ActivityParameters given,
            @Nullable String callerScope,
            Predicate<String> isType,
            Predicate<String> isAttribute) {
        String scope = one("scope", given.scope, SCOPES);
        if (given.organization == null && given.scope != null) {
            found.add(Violation.ofParameter("organization", Rule.REQUIRED));
        }
        one("include", given.include, List.of("total"));
        Period period = period(given.period);
        return new ActivityQuery(
                callerScope,
                code("organization", given.organization),
                !"self".equals(scope),
                types(given.type, isType),
                codes("category", given.category),
                later(period == null ? null : period.from(), day("heldFrom", given.heldFrom)),
                earlier(period == null ? null : period.to(), day("heldTo", given.heldTo)),
                anyOf("status", given.status, ActivityStatus.CODES),
                anyOf("occurrence", given.occurrence, ActivityRules.OCCURRENCES),
                codes("campaign", given.campaign),
                codes("theme", given.theme),
                attributes(given.attribute, isAttribute),
                text(given.q),
                "-heldOn".equals(one("sort", given.sort, SORTS)));
    }

    private @Nullable List<String> types(@Nullable String given, Predicate<String> isType) {
        List<String> types = codes("type", given);
        if (types != null) {
            types.stream()
                    .filter(isType.negate())
                    .forEach(type -> found.add(Violation.ofParameter("type", Rule.UNKNOWN_TYPE, type)));
        }
        return types;
    }

    private @Nullable String code(String parameter, @Nullable String given) {
        if (given != null && !Violations.isCode(given)) {
            found.add(Violation.ofParameter(parameter, Rule.INVALID_CODE));
        }
        return given;
    }

    private @Nullable List<String> codes(String parameter, @Nullable String given) {
        List<String> codes = split(parameter, given);
        if (codes != null && !codes.stream().allMatch(Violations::isCode)) {
            found.add(Violation.ofParameter(parameter, Rule.INVALID_CODE));
        }
        return codes;
    }

    private @Nullable String one(String parameter, @Nullable String given, Collection<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            found.add(Violation.ofParameter(parameter, Rule.UNKNOWN_VALUE, given, String.join(", ", allowed)));
        }
        return given;
    }

    private @Nullable List<String> anyOf(String parameter, @Nullable String given, Collection<String> allowed) {
        List<String> values = split(parameter, given);
        if (values != null) {
            values.forEach(value -> one(parameter, value, allowed));
        }
        return values;
    }

    private @Nullable List<String> split(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        List<String> values = List.of(given.split(",", -1));
        if (values.size() > MOST_VALUES) {
            found.add(Violation.ofParameter(parameter, Rule.TOO_MANY, MOST_VALUES));
        }
        return values;
    }

    private SortedMap<String, List<String>> attributes(@Nullable List<String> given, Predicate<String> isAttribute) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (String pair : given == null ? List.<String>of() : given) {
            int colon = pair.indexOf(':');
            String key = colon < 0 ? "" : pair.substring(0, colon);
            List<String> values = List.of(pair.substring(colon + 1).split(",", -1));
            if (!Violations.isCode(key) || !values.stream().allMatch(v -> !v.isEmpty() && Violations.isWritable(v))) {
                found.add(Violation.ofParameter("attribute", Rule.UNREADABLE, "key:value"));
            } else if (!isAttribute.test(key)) {
                found.add(Violation.ofParameter("attribute", Rule.UNKNOWN_ATTRIBUTE, key));
            } else {
                // The same key twice is "all of" too: only values that are in both can match.
                attributes.merge(
                        key, values, (a, b) -> a.stream().filter(b::contains).toList());
            }
        }
        return attributes;
    }

    private @Nullable String text(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String text = given.strip();
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST_TEXT) {
            found.add(Violation.ofParameter("q", Rule.TOO_SHORT, SHORTEST_TEXT));
        } else if (length > LONGEST_TEXT) {
            found.add(Violation.ofParameter("q", Rule.TOO_LONG, LONGEST_TEXT));
        } else if (!Violations.isWritable(text)) {
            found.add(Violation.ofParameter("q", Rule.UNREADABLE, "text"));
        }
        return text;
    }

    private @Nullable Period period(@Nullable String given) {
        try {
            return given == null ? null : Period.parse(given);
        } catch (IllegalArgumentException unreadable) {
            found.add(
                    Violation.ofParameter("period", Rule.UNREADABLE, "period (2020, 2020-S1, 2020-Q3, 2020-07, a/b)"));
            return null;
        }
    }

    private @Nullable LocalDate day(String parameter, @Nullable String given) {
        try {
            return given == null ? null : Parameters.day(given);
        } catch (DateTimeException unreadable) {
            found.add(Violation.ofParameter(parameter, Rule.UNREADABLE, "date (2020-03-05)"));
            return null;
        }
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
