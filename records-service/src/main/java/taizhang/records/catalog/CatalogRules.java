package taizhang.records.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Aliases;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;
import taizhang.records.catalog.PutActivityType.PutAttribute;

/** What a type must look like, and how it may change. */
final class CatalogRules {

    private static final int MOST_ENTRIES = 100;
    private static final int MOST_VALUES = 500;
    private static final int LONGEST_UNIT = 40;

    private CatalogRules() {}

    /** @return whatever is wrong with a body */
    static Violations check(String code, PutActivityType body) {
        Violations violations = new Violations();
        violations.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            violations.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        code(violations, "/category", body.category());
        Name.check(violations, "/name", body.name());
        Aliases.check(violations, "/aliases", body.aliases());
        violations.required("/partyActivity", body.partyActivity());
        checkQuantities(violations, orNone(body.quantities()));
        checkAttributes(violations, orNone(body.attributes()));
        return violations;
    }

    private static void checkQuantities(Violations violations, List<@Nullable Quantity> quantities) {
        atMost(violations, "/quantities", quantities, MOST_ENTRIES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < quantities.size(); i++) {
            String pointer = "/quantities/" + i;
            Quantity quantity = quantities.get(i);
            if (quantity == null) {
                violations.required(pointer, null);
                continue;
            }
            code(violations, pointer + "/code", quantity.code());
            once(violations, pointer + "/code", quantity.code(), seen);
            Name.check(violations, pointer + "/name", quantity.name());
            violations.required(pointer + "/unit", quantity.unit());
            violations.text(pointer + "/unit", quantity.unit(), LONGEST_UNIT);
        }
    }

    private static void checkAttributes(Violations violations, List<@Nullable PutAttribute> attributes) {
        atMost(violations, "/attributes", attributes, MOST_ENTRIES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            String pointer = "/attributes/" + i;
            PutAttribute attribute = attributes.get(i);
            if (attribute == null) {
                violations.required(pointer, null);
                continue;
            }
            code(violations, pointer + "/code", attribute.code());
            once(violations, pointer + "/code", attribute.code(), seen);
            if (attribute.name() != null) {
                Name.check(violations, pointer + "/name", attribute.name());
            }
            checkValues(violations, pointer + "/values", orNone(attribute.values()));
            checkValueNames(violations, pointer + "/valueNames", attribute);
        }
    }

    private static void checkValues(Violations violations, String pointer, List<@Nullable String> values) {
        atMost(violations, pointer, values, MOST_VALUES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            code(violations, pointer + "/" + i, values.get(i));
            once(violations, pointer + "/" + i, values.get(i), seen);
        }
    }

    private static void checkValueNames(Violations violations, String pointer, PutAttribute attribute) {
        if (attribute.valueNames() == null) {
            return;
        }
        List<String> values =
                orNone(attribute.values()).stream().flatMap(Stream::ofNullable).toList();
        attribute.valueNames().forEach((value, name) -> {
            String at = pointer + Violation.pointer(value);
            violations.oneOf(at, value, values);
            Name.check(violations, at, name);
        });
    }

    private static void code(Violations violations, String pointer, @Nullable String value) {
        if (violations.required(pointer, value)) {
            violations.code(pointer, value);
        }
    }

    private static void once(Violations violations, String pointer, @Nullable String value, Set<String> seen) {
        if (value != null && !seen.add(value)) {
            violations.add(pointer, FieldRule.DUPLICATE, value);
        }
    }

    private static void atMost(Violations violations, String pointer, List<?> entries, int most) {
        if (entries.size() > most) {
            violations.add(pointer, FieldRule.TOO_MANY, most);
        }
    }

    static <T extends @Nullable Object> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * Whether records of the present type stay legal under another definition: same category, and every quantity (with
     * its unit), attribute and value is still there. Free text cannot be closed; a vocabulary can be opened.
     */
    static boolean keeps(ActivityType present, ActivityType wanted) {
        return present.category().equals(wanted.category())
                && present.quantities().stream().allMatch(kept -> wanted.quantities().stream()
                        .anyMatch(q -> q.code().equals(kept.code()) && q.unit().equals(kept.unit())))
                && present.attributes().stream().allMatch(kept -> wanted.attributes().stream()
                        .anyMatch(a -> a.code().equals(kept.code()) && admits(a.values(), kept.values())));
    }

    private static boolean admits(@Nullable List<String> wanted, @Nullable List<String> present) {
        return wanted == null || (present != null && wanted.containsAll(present));
    }

    /**
     * Names that their users gave stay; where they gave none, those of the shipped definition come in. What an administrator
     * took away of a shipped type, which is possible while nothing uses it, comes back at the next start.
     *
     * @return the present definition and what a newer shipped one has more
     */
    static ActivityType grown(ActivityType present, ActivityType shipped) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        present.quantities().forEach(q -> quantities.put(q.code(), q));
        shipped.quantities().forEach(q -> quantities.putIfAbsent(q.code(), q));
        return present.aliases(union(present.aliases().stream(), shipped.aliases()))
                .quantities(List.copyOf(quantities.values()))
                .attributes(union(present.attributes(), shipped.attributes()));
    }

    /** @return the attributes of both; where both name one, its values are those of both */
    static List<Attribute> union(List<Attribute> first, List<Attribute> second) {
        Map<String, Attribute> all = new LinkedHashMap<>();
        first.forEach(a -> all.put(a.code(), a));
        second.forEach(a -> all.merge(a.code(), a, CatalogRules::union));
        return new ArrayList<>(all.values());
    }

    private static Attribute union(Attribute first, Attribute second) {
        List<String> values = first.values() == null || second.values() == null
                ? null
                : union(first.values().stream(), second.values());
        Map<String, Name> names = new HashMap<>(second.valueNames());
        first.valueNames().forEach((value, name) -> names.merge(value, name, (other, own) -> given(value, own, other)));
        return new Attribute(first.code(), given(first.code(), first.name(), second.name()), values, names);
    }

    private static Name given(String code, Name own, Name other) {
        return own.equals(Name.ofCode(code)) ? other : own;
    }

    private static List<String> union(Stream<String> first, List<String> second) {
        return Stream.concat(first, second.stream()).distinct().toList();
    }
}
