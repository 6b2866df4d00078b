package taizhang.reporting.compliance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.requirement.Requirements;

/** Judges what has become of obligations. */
@ApplicationScoped
class ComplianceService {

    private final Counter counter;
    private final ObligationMaker maker;
    private final Requirements requirements;
    private final Today today;

    ComplianceService(Counter counter, ObligationMaker maker, Requirements requirements, Today today) {
        this.counter = counter;
        this.maker = maker;
        this.requirements = requirements;
        this.today = today;
    }

    /** Numbers of all judgements that are remembered: some 50 MB. */
    private static final long MOST_REMEMBERED = 12_000_000;

    /** From where a question is answered: every page of an answer from the same, unless facts have been mended since. */
    private record Standpoint(long rebuilds, long position, AsKnown known, LocalDate day) {}

    /** A judgement rests on nothing else, so that it stays what it is. */
    private record Question(ComplianceQuery query, @Nullable String caller, Standpoint from) {}

    private final Cache<Question, Judgement> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2))
            .weigher((Question question, Judgement judgement) ->
                    1 + judgement.obligations().weight())
            .build();

    /**
     * @param caller the organization whose subtree the caller sees; null: everything
     * @param after where a page begins, which is judged from the same standpoint as the one before; null: the first
     */
    Judgement judge(ComplianceQuery query, @Nullable Cursor after, @Nullable String caller) {
        Question question = new Question(
                query,
                caller,
                after == null
                        ? standpoint(query)
                        : continued(after, counter.present().rebuilds()));
        Judgement known = remembered.getIfPresent(question);
        if (known == null) {
            known = judge(query, question.from(), caller);
            remembered.put(question, known);
        }
        return known;
    }

    private Judgement judge(ComplianceQuery query, Standpoint from, @Nullable String caller) {
        if (query.organization() != null) {
            Period day = Period.interval(from.day(), from.day().plusDays(1));
            counter.look(query.organization(), query.own(), day, Moment.ofLedger(from.position()), caller);
        }
        checkRequirements(query, caller);
        ObligationMaker.Basis basis = new ObligationMaker.Basis(
                query.organization(), query.own(), query.requirements(), query.period(), caller, from.day());
        return new Judgement(
                query,
                maker.make(basis, from.rebuilds(), from.position(), from.known()),
                from.position(),
                from.known().generation(),
                today);
    }

    private Standpoint standpoint(ComplianceQuery query) {
        Counter.Present present = counter.present();
        Moment moment = query.moment();
        Long asked = moment.position();
        if (asked != null && asked > present.position()) {
            throw ProblemException.parameter("position", FieldRule.OUT_OF_RANGE, 0, present.position());
        }
        return new Standpoint(
                present.rebuilds(),
                asked == null ? present.position() : asked,
                new AsKnown(moment.generationOr(present.generation()), null, null),
                moment.dayOr(today.date()));
    }

    private static Standpoint continued(Cursor after, long rebuilds) {
        try {
            long position = Long.parseLong(after.key().get(0));
            long generation = Long.parseLong(after.key().get(1));
            LocalDate day = Parameters.day(after.key().get(2));
            if (position >= 0 && generation >= 0) {
                return new Standpoint(rebuilds, position, new AsKnown(generation, null, null), day);
            }
        } catch (NumberFormatException | DateTimeException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
        throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
    }

    /** Of an old position those are known, too, that came later: there was nothing to be judged by them then. */
    private void checkRequirements(ComplianceQuery query, @Nullable String caller) {
        List<Violation> unknown = requirements.unknown(query.requirements(), new Author("", caller));
        if (!unknown.isEmpty()) {
            throw ProblemException.of(HttpProblem.INVALID_PARAMETER, unknown);
        }
    }
}
