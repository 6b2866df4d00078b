package taizhang.reporting.targets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.reporting.indicator.Subjects;
import taizhang.reporting.problem.ReportingProblem;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Written;

@ApplicationScoped
class TargetService {

    private final References references;
    private final Subjects subjects;

    TargetService(References references, Subjects subjects) {
        this.references = references;
        this.subjects = subjects;
    }

    @Transactional
    Written<Target> put(String code, TargetBody body, Precondition expected, Author author) {
        references.lock();
        Violations broken = new Violations();
        subjects.check(code, body.code(), body.indicator(), body.organization(), body.period(), broken);
        Subjects.checkValue(body.value(), broken);
        broken.throwIfAny();
        // Only now it is certain that the author sees the organization; what there is already is rolled back.
        Written<Target> written = references.put(Target.KIND, body.toTarget(code), expected, author);
        if (written.changed()) {
            checkIsAlone(written.content());
        }
        return written;
    }

    /** Targets of a year and of its months stand side by side: no sum is made of them. */
    private void checkIsAlone(Target next) {
        for (Kept<Target> kept : references.inForce(Target.KIND, next.sameFigure(), AsKnown.NOW.generation())) {
            if (!kept.code().equals(next.code()) && kept.there().isOfTheDaysOf(next)) {
                throw ProblemException.of(
                        ReportingProblem.FIGURE_OVERLAPS,
                        List.of(Violation.at("/period", ReportingRule.OVERLAPS_FIGURE, kept.code())));
            }
        }
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch, Author author) {
        references.delete(Target.KIND, code, ifMatch, author);
    }
}
