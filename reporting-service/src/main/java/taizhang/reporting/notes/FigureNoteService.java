package taizhang.reporting.notes;

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
class FigureNoteService {

    private final References references;
    private final Subjects subjects;

    FigureNoteService(References references, Subjects subjects) {
        this.references = references;
        this.subjects = subjects;
    }

    @Transactional
    Written<FigureNote> put(String code, FigureNoteBody body, Precondition expected, Author author) {
        references.lock();
        Violations broken = new Violations();
        subjects.check(code, body.code(), body.indicator(), body.organization(), body.period(), broken);
        broken.required("/text", body.text());
        broken.text("/text", body.text(), FigureNoteBody.LONGEST_TEXT);
        broken.throwIfAny();
        return references.put(FigureNote.KIND, body.toFigureNote(code), expected, author);
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch, Author author) {
        references.delete(FigureNote.KIND, code, ifMatch, author);
    }
}
