package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityTypes;
import taizhang.records.problem.Rule;
import taizhang.records.problem.Violations;

/** Checks records against the catalog, which may have grown in another instance of the service. */
@ApplicationScoped
class KnownTypes {

    /** What a larger catalog could allow. */
    private static final Set<Rule> OF_THE_CATALOG =
            Set.of(Rule.UNKNOWN_TYPE, Rule.UNKNOWN_QUANTITY, Rule.UNKNOWN_ATTRIBUTE, Rule.UNKNOWN_VALUE);

    private final ActivityTypes types;

    KnownTypes(ActivityTypes types) {
        this.types = types;
    }

    /** @return whether there is a type of that code */
    boolean has(String code) {
        if (types.find(code) == null) {
            types.reload();
        }
        return types.find(code) != null;
    }

    /** @return whether any type has an attribute of that code */
    boolean haveAttribute(String code) {
        if (!types.haveAttribute(code)) {
            types.reload();
        }
        return types.haveAttribute(code);
    }

    /** @return the broken rules by the newest catalog */
    Violations check(ActivityContent content, LocalDate today) {
        Violations violations = ActivityRules.check(content, definition(content.type()), today);
        if (violations.all().stream().noneMatch(v -> OF_THE_CATALOG.contains(v.rule()))) {
            return violations;
        }
        types.reload();
        return ActivityRules.check(content, definition(content.type()), today);
    }

    private @Nullable TypeDefinition definition(@Nullable String code) {
        ActivityType type = code == null ? null : types.find(code);
        if (type == null) {
            return null;
        }
        Map<String, String> quantities = new HashMap<>();
        type.quantities().forEach(quantity -> quantities.put(quantity.code(), quantity.unit()));
        Map<String, @Nullable List<String>> attributes = new HashMap<>();
        type.attributes().forEach(attribute -> attributes.put(attribute.code(), attribute.values()));
        return new TypeDefinition(quantities, attributes);
    }
}
