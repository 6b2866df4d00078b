package taizhang.records.organization;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.text.Aliases;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.records.problem.RecordsRule;

/** What an organization must look like. */
final class OrganizationRules {

    static final List<String> KINDS = Coded.codes(OrganizationKind.class);

    /** Into so many a split can go. */
    static final int MOST_SUCCESSORS = 100;

    private static final int MOST_POSTS = 50;
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
        Aliases.check(violations, "/aliases", body.aliases());
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

    /** A placement, and totals, begin on a day of the organization. */
    static void checkFirstDay(
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

    /** Totals begin on a day of the organization and count whole people. */
    static void check(Violations violations, PutTotals body, Organization of) {
        checkFirstDay(violations, of.code(), body.effectiveFrom(), of.validFrom(), of.validTo());
        violations.range("/memberCount", body.memberCount(), 0, MOST_PEOPLE);
        violations.range("/staffCount", body.staffCount(), 0, MOST_PEOPLE);
        if (body.postsFilled() == null) {
            return;
        }
        if (body.postsFilled().size() > MOST_POSTS) {
            violations.add("/postsFilled", FieldRule.TOO_MANY, MOST_POSTS);
        }
        body.postsFilled().forEach((post, filled) -> {
            String pointer = "/postsFilled" + Violation.pointer(post);
            violations.kebab(pointer, post);
            if (violations.required(pointer, filled)) {
                violations.range(pointer, filled, 0, MOST_PEOPLE);
            }
        });
    }

    /** Whether there are such successors is asked elsewhere. */
    static void check(Violations violations, CloseOrganization body, Organization present) {
        if (violations.required("/validTo", body.validTo()) && body.validTo() != null) {
            violations.day("/validTo", body.validTo(), EARLIEST, LATEST);
            if (body.validTo().isBefore(present.validFrom())) {
                violations.add("/validTo", FieldRule.ENDS_BEFORE_START, present.validFrom());
            }
        }
        List<@Nullable String> successors = Objects.requireNonNullElse(body.successors(), List.of());
        if (successors.size() > MOST_SUCCESSORS) {
            violations.add("/successors", FieldRule.TOO_MANY, MOST_SUCCESSORS);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < successors.size(); i++) {
            String successor = successors.get(i);
            String pointer = "/successors/" + i;
            if (!violations.required(pointer, successor) || successor == null) {
                continue;
            }
            if (successor.equals(present.code())) {
                violations.add(pointer, RecordsRule.SUCCEEDS_ITSELF);
            } else if (!seen.add(successor)) {
                violations.add(pointer, FieldRule.DUPLICATE, successor);
            }
        }
    }
}
