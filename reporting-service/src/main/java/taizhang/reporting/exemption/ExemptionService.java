package taizhang.reporting.exemption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.reporting.problem.ReportingProblem;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Timeline;
import taizhang.reporting.reference.Written;
import taizhang.reporting.requirement.Requirement;
import taizhang.reporting.requirement.Requirements;

@ApplicationScoped
class ExemptionService {

    private static final int LONGEST_REASON = 2000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    private final References references;
    private final Requirements requirements;
    private final Today today;

    ExemptionService(References references, Requirements requirements, Today today) {
        this.references = references;
        this.requirements = requirements;
        this.today = today;
    }

    @Transactional
    Written<Exemption> put(String code, ExemptionBody body, Precondition expected, Author author) {
        references.lock();
        Violations broken = new Violations();
        check(body, code, broken);
        broken.throwIfAny();
        Exemption next = body.toExemption(code, author.subject(), today.instant());
        checkIsWithinRequirement(next, author, broken);
        broken.throwIfAny();
        Optional<Exemption> present =
                references.find(Exemption.KIND, code, author).map(Kept::there);
        if (present.isPresent() && present.get().saysAs(next)) {
            // The same again is not granted anew.
            next = present.get();
        }
        // Only now it is certain that the author sees the organization; what overlaps is rolled back.
        Written<Exemption> written = references.put(Exemption.KIND, next, expected, author);
        checkOverlap(written.content());
        return written;
    }

    /** @throws ProblemException 400 when the reader sees no such requirement; null: it is not asked for */
    void requireKnown(@Nullable String requirement, Author reader) {
        List<Violation> unknown = requirement == null ? List.of() : requirements.unknown(List.of(requirement), reader);
        if (!unknown.isEmpty()) {
            throw ProblemException.of(HttpProblem.INVALID_PARAMETER, unknown);
        }
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch, Author author) {
        references.delete(Exemption.KIND, code, ifMatch, author);
    }

    private static void check(ExemptionBody body, String code, Violations broken) {
        broken.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            broken.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        broken.required("/requirement", body.requirement());
        broken.code("/requirement", body.requirement());
        broken.required("/organization", body.organization());
        broken.code("/organization", body.organization());
        broken.oneOf("/scope", body.scope(), List.of(Exemption.SELF, Exemption.SUBTREE));
        broken.required("/reason", body.reason());
        broken.text("/reason", body.reason(), LONGEST_REASON);
        broken.day("/validFrom", body.validFrom(), FIRST_DAY, LAST_DAY);
        broken.day("/validTo", body.validTo(), FIRST_DAY, LAST_DAY);
        if (broken.required("/validFrom", body.validFrom())
                && body.validFrom() != null
                && body.validTo() != null
                && body.validTo().isBefore(body.validFrom())) {
            broken.add("/validTo", FieldRule.ENDS_BEFORE_START, body.validFrom());
        }
    }

    private void checkIsWithinRequirement(Exemption exemption, Author author, Violations broken) {
        String code = exemption.requirement();
        if (requirements.find(code, author).isEmpty()) {
            broken.add("/requirement", ReportingRule.UNKNOWN_REQUIREMENT, code);
            return;
        }
        Timeline<Requirement> timeline = requirements.at(AsKnown.NOW).get(code);
        if (timeline == null) {
            return;
        }
        LocalDate first = timeline.firstDay();
        LocalDate last = timeline.lastDay();
        String validity = timeline.validity();
        if (first != null && exemption.validFrom().isBefore(first)) {
            broken.add("/validFrom", ReportingRule.OUTSIDE_REQUIREMENT, validity);
        }
        LocalDate end = exemption.validTo();
        if (last != null && (end == null || end.isAfter(last))) {
            broken.add("/validTo", ReportingRule.OUTSIDE_REQUIREMENT, validity);
        }
    }

    private void checkOverlap(Exemption next) {
        ReferenceFilter same = ReferenceFilter.NONE.with("requirement", next.requirement());
        for (Kept<Exemption> kept : references.inForce(Exemption.KIND, same, AsKnown.NOW.generation())) {
            if (!kept.code().equals(next.code()) && kept.there().overlaps(next)) {
                throw ProblemException.of(
                        ReportingProblem.EXEMPTION_OVERLAPS,
                        List.of(Violation.at("/validFrom", ReportingRule.OVERLAPS_EXEMPTION, kept.code())));
            }
        }
    }
}
