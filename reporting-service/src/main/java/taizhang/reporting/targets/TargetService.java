package taizhang.reporting.targets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.reporting.indicator.Subjects;
import taizhang.reporting.reference.Author;
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
        return references.put(Target.KIND, body.toTarget(code), expected, author);
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch, Author author) {
        references.delete(Target.KIND, code, ifMatch, author);
    }
}
