package taizhang.records.organization;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.records.problem.RecordsRule;

/** What an organization must look like. */
final class OrganizationRules {

    static final List<String> KINDS = Coded.codes(OrganizationKind.class);

    private static final int MOST_PEOPLE = 10_000_000;
    /** Outside these years PostgreSQL and spreadsheets stop agreeing on dates, and no organization exists. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private OrganizationRules() {}

    static Violations check(String code, PutOrganization body) {
        Violations violations = new Violations();
        violations.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            violations.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        Name.check(violations, "/name", body.name());
        if (violations.required("/kind", body.kind())) {
            violations.oneOf("/kind", body.kind(), KINDS);
        }
        violations.required("/validFrom", body.validFrom());
        violations.day("/validFrom", body.validFrom(), EARLIEST, LATEST);
        violations.day("/validTo", body.validTo(), EARLIEST, LATEST);
        if (body.validTo() != null && body.validFrom() != null && body.validTo().isBefore(body.validFrom())) {
            violations.add("/validTo", FieldRule.ENDS_BEFORE_START, body.validFrom());
        }
        violations.range("/memberCount", body.memberCount(), 0, MOST_PEOPLE);
        violations.range("/staffCount", body.staffCount(), 0, MOST_PEOPLE);
        if (body.creditCode() != null && !CreditCode.isValid(body.creditCode())) {
            violations.add("/creditCode", RecordsRule.INVALID_CREDIT_CODE);
        }
        return violations;
    }

    static boolean isPossible(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** A placement begins on a day of the organization. */
    static void checkPlacementDay(
            Violations violations,
            String code,
            @Nullable LocalDate day,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        if (!violations.required("/effectiveFrom", day) || day == null) {
            return;
        }
        if (day.isBefore(validFrom) || (validTo != null && day.isAfter(validTo))) {
            violations.add("/effectiveFrom", RecordsRule.ORGANIZATION_NOT_VALID, code, day);
        } else {
            violations.day("/effectiveFrom", day, EARLIEST, LATEST);
        }
    }
}
