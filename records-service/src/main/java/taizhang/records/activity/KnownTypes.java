package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityTypes;
import taizhang.records.problem.RecordsRule;

/** Checks records against the catalog, which may have grown in another instance of the service. */
@ApplicationScoped
class KnownTypes {

    /** What a larger catalog could allow. */
    private static final Set<Rule> OF_THE_CATALOG = Set.of(
            RecordsRule.UNKNOWN_TYPE,
            RecordsRule.UNKNOWN_CATEGORY,
            RecordsRule.UNKNOWN_QUANTITY,
            RecordsRule.UNKNOWN_ATTRIBUTE,
            FieldRule.UNKNOWN_VALUE);

    private final ActivityTypes types;

    KnownTypes(ActivityTypes types) {
        this.types = types;
    }

    /** @return the list that is asked for, in words of the newest catalog */
    ActivityQuery query(ActivityParameters given, @Nullable String scope) {
        try {
            return given.query(scope, types.all());
        } catch (ProblemException refused) {
            if (!isOfTheCatalog(refused.violations())) {
                throw refused;
            }
            types.reload();
            return given.query(scope, types.all());
        }
    }

    private static boolean isOfTheCatalog(List<Violation> violations) {
        return violations.stream().anyMatch(violation -> OF_THE_CATALOG.contains(violation.rule()));
    }

    /** @return of the type in memory; 0 when there is none */
    long version(@Nullable String code) {
        ActivityType type = code == null ? null : types.find(code);
        return type == null ? 0 : type.version();
    }

    /** Reads the types again, one of which may have been changed by another instance. */
    void reload() {
        types.reload();
    }

    /** Keeps a type as it is until the end of the transaction, so that what is checked against it stays right. */
    void hold(@Nullable String code) {
        if (code != null && types.hold(code) != version(code)) {
            types.reload();
        }
    }

    /** The same of all of them, in order: two who hold the same do not lock each other out. */
    void hold(List<ActivityContent> contents) {
        contents.stream()
                .map(ActivityContent::type)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .forEach(this::hold);
    }

    /** @return the broken rules by the newest catalog */
    Violations check(ActivityContent content, LocalDate today) {
        return check(List.of(content), today).get(0);
    }

    /** @return of each content the broken rules by the newest catalog, which is read once for all of them */
    List<Violations> check(List<ActivityContent> contents, LocalDate today) {
        List<Violations> checked = checkAll(contents, today);
        if (checked.stream().noneMatch(violations -> isOfTheCatalog(violations.all()))) {
            return checked;
        }
        types.reload();
        return checkAll(contents, today);
    }

    private List<Violations> checkAll(List<ActivityContent> contents, LocalDate today) {
        Map<String, @Nullable TypeDefinition> known = new HashMap<>();
        List<Violations> checked = new ArrayList<>();
        for (ActivityContent content : contents) {
            String code = content.type();
            if (code != null && !known.containsKey(code)) {
                known.put(code, definition(code));
            }
            checked.add(ActivityRules.check(content, code == null ? null : known.get(code), today));
        }
        return checked;
    }

    private @Nullable TypeDefinition definition(String code) {
        ActivityType type = types.find(code);
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
