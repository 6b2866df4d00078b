package taizhang.reporting.requirement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.reporting.indicator.OrganizationKind;

/** What a requirement must be like. Whether its words are known is asked of the ledger elsewhere. */
final class RequirementRules {

    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_SOURCE = 500;
    private static final int GREATEST_MINIMUM = 10_000;
    private static final int MOST_MAKE_UP_DAYS = 366;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    private RequirementRules() {}

    static void check(RequirementBody body, String code, Violations broken) {
        broken.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            broken.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        Name.check(broken, "/name", body.name());
        broken.code("/organization", body.organization());
        values("/organizationKinds", body.organizationKinds(), broken);
        oneOf("/organizationKinds", body.organizationKinds(), Coded.codes(OrganizationKind.class), broken);
        if (broken.required("/types", body.types())) {
            values("/types", body.types(), broken);
        }
        values("/themes", body.themes(), broken);
        for (int i = 0; body.themes() != null && i < body.themes().size(); i++) {
            broken.kebab("/themes/" + i, body.themes().get(i));
        }
        if (body.attributes() != null) {
            if (body.attributes().size() > MOST_VALUES) {
                broken.add("/attributes", FieldRule.TOO_MANY, MOST_VALUES);
            }
            body.attributes().forEach((key, values) -> {
                String at = "/attributes" + Violation.pointer(key);
                broken.text(at, key, LONGEST_VALUE);
                if (broken.required(at, values)) {
                    values(at, values, broken);
                }
            });
        }
        if (body.each() != null) {
            broken.required("/each", body.each());
            broken.text("/each", body.each(), LONGEST_VALUE);
        }
        broken.range("/minimum", body.minimum(), 1, GREATEST_MINIMUM);
        if (broken.required("/per", body.per())) {
            broken.oneOf("/per", body.per(), Coded.codes(Frequency.class));
        }
        broken.range("/makeUpDays", body.makeUpDays(), 0, MOST_MAKE_UP_DAYS);
        broken.day("/validFrom", body.validFrom(), FIRST_DAY, LAST_DAY);
        broken.day("/validTo", body.validTo(), FIRST_DAY, LAST_DAY);
        if (body.source() != null) {
            broken.required("/source", body.source());
            broken.text("/source", body.source(), LONGEST_SOURCE);
        }
    }

    /** An empty list would be neither "any" nor "none" to everybody. */
    private static void values(String at, @Nullable List<String> values, Violations broken) {
        if (values == null) {
            return;
        }
        if (values.isEmpty()) {
            broken.add(at, FieldRule.REQUIRED);
        }
        if (values.size() > MOST_VALUES) {
            broken.add(at, FieldRule.TOO_MANY, MOST_VALUES);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (broken.required(at + "/" + i, value)) {
                broken.text(at + "/" + i, value, LONGEST_VALUE);
                if (!seen.add(value)) {
                    broken.add(at + "/" + i, FieldRule.DUPLICATE, value);
                }
            }
        }
    }

    private static void oneOf(String at, @Nullable List<String> values, List<String> allowed, Violations broken) {
        for (int i = 0; values != null && i < values.size(); i++) {
            broken.oneOf(at + "/" + i, values.get(i), allowed);
        }
    }
}
