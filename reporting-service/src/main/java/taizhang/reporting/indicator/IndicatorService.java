package taizhang.reporting.indicator;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.feed.FeedLock;
import taizhang.reporting.problem.ReportingRule;

/** Keeps the catalog. A definition changes together with its cells, under the lock of the feed. */
@ApplicationScoped
class IndicatorService {

    /** Who has written the shipped definitions. */
    static final String SYSTEM = "system";

    /** Counting the cells of some million records anew takes minutes, more than a transaction has unless told. */
    private static final int LONGEST_SECONDS = 3600;

    /** @param created whether the code was new */
    record Written(Indicator indicator, boolean created) {}

    private final IndicatorQueries queries;
    private final KnownWords words;
    private final FeedLock feedLock;
    private final Cells cells;
    private final Today today;

    IndicatorService(IndicatorQueries queries, KnownWords words, FeedLock feedLock, Cells cells, Today today) {
        this.queries = queries;
        this.words = words;
        this.feedLock = feedLock;
        this.cells = cells;
        this.today = today;
    }

    Indicator get(String code) {
        if (!Violations.isCode(code)) {
            throw ProblemException.notFound();
        }
        return queries.current(code).orElseThrow(ProblemException::notFound).indicator();
    }

    IndicatorPage list(IndicatorQueries.Filter filter, @Nullable String cursor, int limit, boolean withTotal) {
        Slice<Indicator> slice = Slice.of(
                queries.page(filter, Cursor.code(cursor, filter), limit + 1),
                limit,
                filter,
                last -> Cursor.after(last.code()));
        return new IndicatorPage(slice.items(), slice.next(), withTotal ? queries.total(filter) : null);
    }

    /** @return the attributes that any indicator has a condition on, in order */
    List<String> attributes() {
        return queries.attributes();
    }

    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    Written put(String code, IndicatorBody body, @Nullable String ifMatch, @Nullable String ifNoneMatch, String by) {
        // First of all the lock: who waits for it must not have read a version or a part that is replaced meanwhile.
        long position = feedLock.acquire();
        Violations broken = new Violations();
        IndicatorRules.checkKept(body, code, broken);
        IndicatorRules.check(body, "", broken);
        checkParts(code, body, broken);
        broken.throwIfAny();
        words.check(body.toIndicator(code, 0), "", null, null, broken);
        broken.throwIfAny();

        Indicator old =
                queries.current(code).map(IndicatorQueries.Kept::indicator).orElse(null);
        ETag.put(ifMatch, ifNoneMatch, old == null ? null : old.version());
        Indicator next = body.toIndicator(code, old == null ? 1 : old.version() + 1);
        if (old != null && old.equals(next.withVersion(old.version()))) {
            return new Written(old, false);
        }
        write(next, position, by);
        return new Written(next, old == null);
    }

    /** Takes a definition that ships over, unless somebody has changed that indicator here. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    void ship(List<Indicator> shipped) {
        long position = feedLock.acquire();
        for (Indicator indicator : shipped) {
            Optional<IndicatorQueries.Kept> present = queries.current(indicator.code());
            if (present.isEmpty()) {
                write(indicator, position, SYSTEM);
                continue;
            }
            Indicator old = present.get().indicator();
            if (present.get().changedBy().equals(SYSTEM) && !old.equals(indicator.withVersion(old.version()))) {
                write(indicator.withVersion(old.version() + 1), position, SYSTEM);
            }
        }
    }

    /** What is written when a position has been applied holds from the next one on; what was there first, from the beginning. */
    private void write(Indicator indicator, long position, String by) {
        queries.insert(indicator, position == 0 ? 0 : position + 1, today.instant(), by);
        cells.recount(indicator.code());
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
        Indicator present = queries.current(ratio).orElseThrow().indicator();
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
        return code == null || !Violations.isCode(code)
                ? null
                : queries.current(code).map(IndicatorQueries.Kept::indicator).orElse(null);
    }
}
