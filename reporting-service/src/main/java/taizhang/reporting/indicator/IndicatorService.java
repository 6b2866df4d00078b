package taizhang.reporting.indicator;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.References;
import taizhang.reporting.reference.Timeline;
import taizhang.reporting.reference.Written;

/** Keeps the catalog. A definition changes together with its cells, under the lock of the feed. */
@ApplicationScoped
class IndicatorService {

    /** Who has written the shipped definitions. */
    static final Author SYSTEM = new Author("system", null);

    /** Counting the cells of some million records anew takes minutes, more than a transaction has unless told. */
    private static final int LONGEST_SECONDS = 3600;

    private final References references;
    private final IndicatorQueries queries;
    private final KnownWords words;
    private final Cells cells;

    IndicatorService(References references, IndicatorQueries queries, KnownWords words, Cells cells) {
        this.references = references;
        this.queries = queries;
        this.words = words;
        this.cells = cells;
    }

    /** @return the attributes that any indicator has a condition on, in order */
    List<String> attributes() {
        return queries.attributes();
    }

    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    Written<Indicator> put(String code, IndicatorBody body, Precondition expected, Author author) {
        // First of all the lock: who waits for it must not have read a version or a part that is replaced meanwhile.
        references.lock();
        Violations broken = new Violations();
        IndicatorRules.checkKept(body, code, broken);
        IndicatorRules.check(body, "", broken);
        checkParts(code, body, broken);
        broken.throwIfAny();
        Indicator next = body.toIndicator(code, 0);
        timeline(code).check(next, broken);
        words.check(next, "", null, null, broken);
        broken.throwIfAny();
        return write(next, expected, author);
    }

    /** Takes a definition that ships over, unless somebody has changed that indicator here. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    void ship(List<Indicator> shipped) {
        references.lock();
        for (Indicator indicator : shipped) {
            Optional<Kept<Indicator>> present = references.find(Indicator.KIND, indicator.code(), SYSTEM);
            if (present.map(kept -> kept.writtenBy().equals(SYSTEM.subject())).orElse(true)) {
                write(indicator, new Precondition(present.isEmpty() ? null : "*", null), SYSTEM);
            }
        }
    }

    private Written<Indicator> write(Indicator next, Precondition expected, Author author) {
        Written<Indicator> written = references.put(Indicator.KIND, next, expected, author);
        if (written.changed()) {
            queries.define(written.content());
            cells.recount(next.code());
        }
        return written;
    }

    private Timeline<Indicator> timeline(String code) {
        return Timeline.of(references.versions(Indicator.KIND, code).stream()
                .map(Kept::there)
                .toList());
    }

    private void checkParts(String code, IndicatorBody body, Violations broken) {
        Indicator numerator = part("/numerator", body.numerator(), code, broken);
        Indicator denominator = part("/denominator", body.denominator(), code, broken);
        if (numerator != null && denominator != null && !numerator.canBeDividedBy(denominator)) {
            boolean above = denominator.isAdditive();
            broken.add(
                    above ? "/numerator" : "/denominator",
                    ReportingRule.UNKNOWN_INDICATOR,
                    above ? numerator.code() : denominator.code());
        }
        List<String> targets = body.where() == null ? null : body.where().indicators();
        for (int i = 0; targets != null && i < targets.size(); i++) {
            if (current(targets.get(i)) == null) {
                broken.add("/where/indicators/" + i, ReportingRule.UNKNOWN_INDICATOR, targets.get(i));
            }
        }
        if (broken.isEmpty()) {
            Indicator next = body.toIndicator(code, 0);
            List<String> ratios = queries.ratiosOf(code).stream()
                    .filter(ratio -> !isRatioWith(ratio, next))
                    .toList();
            if (!ratios.isEmpty()) {
                broken.add(
                        body.numerator() == null ? "/measure" : "/numerator",
                        ReportingRule.PART_OF_RATIO,
                        String.join(", ", ratios));
            }
        }
    }

    /** Whether a ratio still says something when one of its parts is written anew. */
    private boolean isRatioWith(String ratio, Indicator next) {
        Indicator present =
                references.find(Indicator.KIND, ratio, SYSTEM).orElseThrow().there();
        Indicator numerator = next.code().equals(present.numerator()) ? next : current(present.numerator());
        Indicator denominator = next.code().equals(present.denominator()) ? next : current(present.denominator());
        return numerator != null && denominator != null && numerator.canBeDividedBy(denominator);
    }

    /** @return null when there is no part, or none that could be one */
    private @Nullable Indicator part(String at, @Nullable String part, String code, Violations broken) {
        Indicator present = part == null || part.equals(code) ? null : current(part);
        if (part != null && (present == null || present.isRatio())) {
            broken.add(at, ReportingRule.UNKNOWN_INDICATOR, part);
            return null;
        }
        return present;
    }

    private @Nullable Indicator current(@Nullable String code) {
        return code == null
                ? null
                : references.find(Indicator.KIND, code, SYSTEM).map(Kept::there).orElse(null);
    }
}
