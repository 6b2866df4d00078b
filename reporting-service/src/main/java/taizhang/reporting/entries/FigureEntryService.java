package taizhang.reporting.entries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.reporting.indicator.Indicator;
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
class FigureEntryService {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    private final References references;
    private final Subjects subjects;

    FigureEntryService(References references, Subjects subjects) {
        this.references = references;
        this.subjects = subjects;
    }

    @Transactional
    Written<FigureEntry> put(String code, FigureEntryBody body, Precondition expected, Author author) {
        references.lock();
        Violations broken = new Violations();
        Optional<Indicator> indicator =
                subjects.check(code, body.code(), body.indicator(), body.organization(), body.period(), broken);
        indicator.ifPresent(each -> checkIsEntered(body, each, broken));
        Subjects.checkValue(body.value(), broken);
        broken.required("/unit", body.unit());
        broken.required("/source", body.source());
        broken.text("/source", body.source(), FigureEntryBody.LONGEST_SOURCE);
        broken.day("/asOf", body.asOf(), FIRST_DAY, LAST_DAY);
        broken.throwIfAny();
        // Only now it is certain that the author sees the organization; what there is already is rolled back.
        Written<FigureEntry> written = references.put(FigureEntry.KIND, body.toFigureEntry(code), expected, author);
        if (written.changed()) {
            checkIsAlone(written.content(), indicator.orElseThrow().isStock());
        }
        return written;
    }

    /** Entries of a flow add up, so that a day is in one of them only; of a stock the last one is the number. */
    private void checkIsAlone(FigureEntry next, boolean stock) {
        for (Kept<FigureEntry> kept :
                references.inForce(FigureEntry.KIND, next.sameFigure(), AsKnown.NOW.generation())) {
            FigureEntry other = kept.there();
            boolean overlaps = stock ? other.asOf().equals(next.asOf()) : other.sharesDaysWith(next);
            if (overlaps && !other.code().equals(next.code())) {
                throw ProblemException.of(
                        ReportingProblem.FIGURE_OVERLAPS,
                        List.of(Violation.at(
                                stock ? "/asOf" : "/period", ReportingRule.OVERLAPS_FIGURE, other.code())));
            }
        }
    }

    private static void checkIsEntered(FigureEntryBody body, Indicator indicator, Violations broken) {
        if (!indicator.of().equals(Indicator.ENTRIES)) {
            broken.add("/indicator", ReportingRule.NOT_ENTERED, indicator.code());
        } else if (body.unit() != null && !body.unit().equals(indicator.unit())) {
            broken.add("/unit", ReportingRule.OTHER_UNIT, indicator.unit());
        }
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch, Author author) {
        references.delete(FigureEntry.KIND, code, ifMatch, author);
    }
}
