package taizhang.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Count;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.EvidenceItem;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Place;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.counting.Records;
import taizhang.reporting.counting.Structure;
import taizhang.reporting.counting.Structures;
import taizhang.reporting.counting.Suppression;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.problem.ReportingProblem;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Author;
import taizhang.reporting.requirement.Requirement;
import taizhang.reporting.requirement.Requirements;

/** Lists the records behind an obligation: what an organization held itself for a requirement in a period. */
@ApplicationScoped
class ObligationEvidence {

    /** Position, version of the requirement, date and id. */
    private static final int KEYS = 4;

    /**
     * @param version null: the one that holds on the last day of the period
     * @param value of the attribute each of the requirement; null: of any
     * @param position null: the present
     */
    record Query(
            String requirement,
            @Nullable Long version,
            @Nullable String value,
            String organization,
            Period period,
            @Nullable Long position) {}

    private record Start(@Nullable Long position, @Nullable Long version, @Nullable LocalDate on, @Nullable String id) {

        static Start of(List<String> key) {
            try {
                return new Start(
                        Long.valueOf(key.get(0)),
                        Long.valueOf(key.get(1)),
                        Parameters.day(key.get(2)),
                        UUID.fromString(key.get(3)).toString());
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }
    }

    private final Counter counter;
    private final Structures structures;
    private final Requirements requirements;

    ObligationEvidence(Counter counter, Structures structures, Requirements requirements) {
        this.counter = counter;
        this.structures = structures;
        this.requirements = requirements;
    }

    EvidencePage page(Query query, @Nullable String cursor, int limit, @Nullable String caller) {
        Cursor after = Cursor.decode(cursor, query, KEYS);
        Start start = after == null ? new Start(query.position(), query.version(), null, null) : Start.of(after.key());
        Count look =
                counter.look(query.organization(), true, query.period(), Moment.ofLedger(start.position()), caller);
        checkSeesWhole(query, look.position(), caller);
        if (requirements.find(query.requirement(), new Author("", caller)).isEmpty()) {
            throw ProblemException.notFound();
        }
        Requirement requirement = requirement(query, start);
        checkValue(query.value(), requirement, look.position());
        Indicator definition = requirement.counted(query.value());
        Place place = look.places().get(0);
        Records.Query question = new Records.Query(
                definition, place, query.period(), null, null, Records.VALUE, look.position(), look.generation());
        Records records = counter.records(question, start.on(), start.id(), limit + 1, null);
        if (place.about().isBelowBureau()
                && (records.delicate() || Suppression.names(definition, null))
                && Suppression.concerns(definition)) {
            throw ProblemException.of(ReportingProblem.SUPPRESSED);
        }
        List<EvidenceItem> items =
                records.items().subList(0, Math.min(limit, records.items().size()));
        String next = items.size() == records.items().size()
                ? null
                : next(query, look.position(), requirement.version(), items.get(items.size() - 1));
        return new EvidencePage(items, records.total(), next);
    }

    private void checkValue(@Nullable String value, Requirement requirement, long position) {
        if (value == null) {
            return;
        }
        if (requirement.each() == null) {
            throw ProblemException.parameter("value", ReportingRule.NOT_FITTING, requirement.code());
        }
        List<String> values = requirements.values(requirement, position).stream()
                .map(Objects::requireNonNull)
                .toList();
        QuestionReader.PARAMETERS.one("value", value, values);
    }

    private static String next(Query query, long position, long version, EvidenceItem last) {
        return new Cursor(List.of(
                        String.valueOf(position),
                        String.valueOf(version),
                        last.on().toString(),
                        last.id()))
                .encode(query);
    }

    /** Who stood above the organization on the last day of the period, or on its own last day, sees what it owed whole. */
    private void checkSeesWhole(Query query, long position, @Nullable String caller) {
        if (caller == null) {
            return;
        }
        Structure structure = structures.read(query.organization(), true, position);
        int no = structure.number(query.organization());
        LocalDate last = structure.get(no).lastDay(query.period().last());
        if (!structure.isBelow(no, structure.number(caller), last)) {
            throw ProblemException.notFound();
        }
    }

    private Requirement requirement(Query query, Start start) {
        if (start.version() != null) {
            return requirements.version(query.requirement(), start.version()).orElseThrow(ProblemException::notFound);
        }
        AsKnown then = new AsKnown(AsKnown.NOW.generation(), query.position(), null);
        return ProblemException.found(requirements.at(then).get(query.requirement()))
                .on(query.period().last())
                .orElseThrow(ProblemException::notFound);
    }
}
