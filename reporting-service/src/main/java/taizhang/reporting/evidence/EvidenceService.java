package taizhang.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Count;
import taizhang.reporting.counting.Counted;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Dimension;
import taizhang.reporting.counting.EvidenceItem;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Place;
import taizhang.reporting.counting.Question;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.counting.Records;
import taizhang.reporting.counting.Suppression;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.problem.ReportingProblem;
import taizhang.reporting.problem.ReportingRule;

/** Lists the records behind a figure. */
@ApplicationScoped
class EvidenceService {

    /** Position, generation, day as of which, version of what is counted, date and id. */
    private static final int KEYS = 6;

    /** Where a page begins, and by what it continues the one before. */
    private record Start(
            Moment moment,
            @Nullable LocalDate asOf,
            @Nullable Long version,
            @Nullable LocalDate on,
            @Nullable String id) {

        static Start first(EvidenceQuery query) {
            LocalDate day = query.moment().day();
            LocalDate last = query.period().last();
            LocalDate known = day == null || day.isAfter(last) ? null : day;
            return new Start(query.moment(), query.asOf() == null ? known : query.asOf(), null, null, null);
        }

        static Start of(List<String> key) {
            try {
                LocalDate asOf = LocalDate.parse(key.get(2));
                LocalDate on = LocalDate.parse(key.get(4));
                if (!isDay(asOf) || !isDay(on)) {
                    throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
                }
                Moment moment = new Moment(Long.valueOf(key.get(0)), Long.valueOf(key.get(1)), null);
                return new Start(moment, asOf, Long.valueOf(key.get(3)), on, key.get(5));
            } catch (NumberFormatException | DateTimeException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }

        /** PostgreSQL has no year of more digits. */
        private static boolean isDay(LocalDate day) {
            return day.getYear() > 0 && day.getYear() < 10_000;
        }
    }

    private final Counter counter;
    private final KnownWords words;
    private final Today today;
    private final Indicators indicators;
    private final int smallTotal;

    EvidenceService(
            Counter counter,
            KnownWords words,
            Today today,
            Indicators indicators,
            @ConfigProperty(name = "taizhang.small-total", defaultValue = "5") int smallTotal) {
        this.counter = counter;
        this.words = words;
        this.today = today;
        this.indicators = indicators;
        this.smallTotal = smallTotal;
    }

    EvidencePage page(EvidenceQuery query, @Nullable String cursor, int limit, @Nullable String caller) {
        Cursor after = Cursor.decode(cursor, query, KEYS);
        // A later page is of the position of the first one, whatever has happened since.
        Start start = after == null ? Start.first(query) : Start.of(after.key());
        Count look = look(query.organization(), query, start, caller);
        if (query.parent() != null) {
            look(query.parent(), query, start, caller);
        }
        Indicator inline = query.inline();
        if (inline != null) {
            QuestionReader.PARAMETERS.refuseUnknown(words, inline, look.position(), caller);
        }
        if (query.type() != null) {
            words.checkType("type", query.type(), look.position());
        }
        Definitions definitions = indicators.since(look.generation());
        long generation = start.moment().generationOr(look.generation());
        Optional<Indicator> counted = definition(query, definitions, generation)
                .flatMap(present -> start.version() == null || present.code().isEmpty()
                        ? Optional.of(present)
                        : definitions.version(present.code(), start.version()));
        if (counted.isEmpty()) {
            return new EvidencePage(List.of(), 0L, null);
        }
        Place place = look.places().get(0);
        Records.Query question = new Records.Query(
                counted.get(),
                new Place(place.organization(), place.own(), query.parent(), place.about(), List.of()),
                query.period(),
                start.asOf(),
                query.type(),
                query.standing(),
                look.position(),
                generation);
        check(query, question, start);
        Records records = counter.records(question, start.on(), start.id(), limit + 1, caller);
        if (place.about().isBelowBureau()
                && Suppression.concerns(question.definition())
                && isWithheld(question, records, caller)) {
            throw ProblemException.of(ReportingProblem.SUPPRESSED);
        }
        List<EvidenceItem> items =
                records.items().subList(0, Math.min(limit, records.items().size()));
        boolean last = items.size() == records.items().size();
        return new EvidencePage(items, records.total(), last ? null : next(query, question, generation, items));
    }

    /** The list of a figure that is withheld is withheld, and one of a part of its days that is small. */
    private boolean isWithheld(Records.Query question, Records records, @Nullable String caller) {
        Indicator definition = question.definition();
        Place place = question.place();
        Count count = counter.count(
                new Question(
                        List.of(definition),
                        place.organization(),
                        place.own(),
                        false,
                        question.type() == null ? null : Dimension.TYPE,
                        List.of(question.period()),
                        null,
                        Moment.ofLedger(question.position())),
                caller);
        Counted figure = count.of(definition, count.places().get(0), question.period(), question.type());
        boolean delicate = records.delicate() || Suppression.names(definition, question.type());
        return Suppression.hides(definition, question.type(), figure, smallTotal)
                || (delicate && Suppression.isSmall(records.sum(), smallTotal));
    }

    private Count look(String organization, EvidenceQuery query, Start start, @Nullable String caller) {
        return counter.look(organization, query.own(), query.period(), start.moment(), caller);
    }

    private static void check(EvidenceQuery query, Records.Query question, Start start) {
        boolean activities = question.definition().isOfActivities();
        if (activities ? query.asOf() != null : query.type() != null) {
            throw ProblemException.invalid(List.of(Violation.ofParameter(
                    activities ? "asOf" : "type",
                    ReportingRule.NOT_FITTING,
                    question.definition().of())));
        }
        if (activities && start.id() != null) {
            try {
                UUID.fromString(start.id());
            } catch (IllegalArgumentException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }
    }

    /** @return what is counted, of a ratio its numerator; nothing where it cannot be counted */
    private static Optional<Indicator> definition(EvidenceQuery query, Definitions definitions, long generation) {
        Indicator inline = query.inline();
        String code = query.code();
        if (inline != null || code == null) {
            return Optional.ofNullable(inline);
        }
        Long version = query.version();
        Indicator named = (version == null
                        ? definitions.inForce(code, generation, query.period().last())
                        : definitions.version(code, version))
                .orElseThrow(ProblemException::notFound);
        return counted(named, generation, query.period().last(), definitions).filter(Indicator::isCountable);
    }

    private static Optional<Indicator> counted(
            Indicator named, long generation, LocalDate day, Definitions definitions) {
        String numerator = named.numerator();
        String denominator = named.denominator();
        if (numerator == null || denominator == null) {
            return Optional.of(named);
        }
        return definitions.inForce(numerator, generation, day).flatMap(above -> definitions
                .inForce(denominator, generation, day)
                .map(above::dividedBy));
    }

    private String next(EvidenceQuery query, Records.Query question, long generation, List<EvidenceItem> items) {
        EvidenceItem last = items.get(items.size() - 1);
        return new Cursor(List.of(
                        String.valueOf(question.position()),
                        String.valueOf(generation),
                        question.day(today.date()).toString(),
                        String.valueOf(question.definition().version()),
                        last.on().toString(),
                        last.id()))
                .encode(query);
    }
}
