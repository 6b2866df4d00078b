package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.problem.ReportingProblem;
import taizhang.reporting.problem.ReportingRule;

/** Lists the records behind a figure. */
@ApplicationScoped
class EvidenceService {

    /** Position, day as of which, version of what is counted, date and id. */
    private static final int KEYS = 5;

    /** Where a page begins. */
    private record Place(
            @Nullable Long position,
            @Nullable LocalDate asOf,
            @Nullable Long version,
            @Nullable LocalDate on,
            @Nullable String id) {

        static Place of(List<String> key) {
            try {
                LocalDate asOf = LocalDate.parse(key.get(1));
                LocalDate on = LocalDate.parse(key.get(3));
                if (!isDay(asOf) || !isDay(on)) {
                    throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
                }
                return new Place(Long.valueOf(key.get(0)), asOf, Long.valueOf(key.get(2)), on, key.get(4));
            } catch (NumberFormatException | DateTimeException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }

        /** PostgreSQL has no year of more digits. */
        private static boolean isDay(LocalDate day) {
            return day.getYear() > 0 && day.getYear() < 10_000;
        }
    }

    private final FigureQueries figures;
    private final TypeQueries types;
    private final EvidenceQueries queries;
    private final RecordQueries records;
    private final Today today;
    private final Indicators indicators;
    private final int smallTotal;

    EvidenceService(
            FigureQueries figures,
            TypeQueries types,
            EvidenceQueries queries,
            RecordQueries records,
            Today today,
            Indicators indicators,
            @ConfigProperty(name = "taizhang.small-total", defaultValue = "5") int smallTotal) {
        this.figures = figures;
        this.types = types;
        this.queries = queries;
        this.records = records;
        this.today = today;
        this.indicators = indicators;
        this.smallTotal = smallTotal;
    }

    EvidencePage page(EvidenceQuery query, @Nullable String cursor, int limit, @Nullable String caller) {
        Cursor after = Cursor.decode(cursor, query, KEYS);
        // A later page is of the position of the first one, whatever has happened since.
        Place place =
                after == null ? new Place(query.position(), query.asOf(), null, null, null) : Place.of(after.key());
        Long position = place.position();
        Period period = query.period();
        Head head =
                figures.head(query.organization(), caller, position, period.from(), period.until(), true, List.of());
        Head.Organization organization = FigureService.visible(head);
        if (query.parent() != null) {
            FigureService.visible(figures.head(
                    query.parent(), caller, head.position(), period.from(), period.until(), true, List.of()));
        }
        Indicator inline = query.inline();
        if (inline != null) {
            FigureReader.PARAMETERS.refuse(types.unknown(inline.where(), head.position()));
        }
        Definitions definitions = indicators.since(head.generation());
        Optional<Indicator> counted = definition(query, position, definitions)
                .flatMap(present -> place.version() == null || present.code().isEmpty()
                        ? Optional.of(present)
                        : definitions.version(present.code(), place.version()));
        if (counted.isEmpty()) {
            return new EvidencePage(List.of(), 0L, null);
        }
        Ask ask = new Ask(
                counted.get(),
                query.organization(),
                query.own(),
                query.parent(),
                false,
                query.type(),
                period.from(),
                period.until(),
                place.asOf());
        EvidenceQueries.Page page = page(ask, query, caller, head.position(), place, limit + 1);
        boolean delicate = page.delicate() || Suppression.names(ask.definition(), ask.type());
        if (organization.isBelowBureau() && delicate && Suppression.isSmall(page.sum(), smallTotal)) {
            throw ProblemException.of(ReportingProblem.SUPPRESSED);
        }
        List<EvidenceItem> items =
                page.items().subList(0, Math.min(limit, page.items().size()));
        return new EvidencePage(items, page.total(), next(query, ask, page, items, head.position()));
    }

    private EvidenceQueries.Page page(
            Ask ask, EvidenceQuery query, @Nullable String caller, long position, Place place, int limit) {
        if (ask.definition().isOfActivities()) {
            if (query.asOf() != null) {
                throw notFitting("asOf", ask);
            }
            return queries.page(ask, query.standing(), caller, position, place.on(), uuid(place.id()), limit);
        }
        if (ask.type() != null) {
            throw notFitting("type", ask);
        }
        if (!query.standing().equals("value")) {
            return new EvidenceQueries.Page(0, BigDecimal.ZERO, false, List.of());
        }
        return records.page(ask, caller, position, place.on(), place.id(), limit);
    }

    private static ProblemException notFitting(String parameter, Ask ask) {
        return ProblemException.invalid(List.of(Violation.ofParameter(
                parameter, ReportingRule.NOT_FITTING, ask.definition().of())));
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
    }

    /** @return what is counted, of a ratio its numerator; nothing where it cannot be counted */
    private static Optional<Indicator> definition(
            EvidenceQuery query, @Nullable Long position, Definitions definitions) {
        Indicator inline = query.inline();
        String code = query.code();
        if (inline != null || code == null) {
            return Optional.ofNullable(inline);
        }
        Long version = query.version();
        Indicator named = (version == null ? definitions.inForce(code, position) : definitions.version(code, version))
                .orElseThrow(ProblemException::notFound);
        String numerator = named.numerator();
        return (numerator == null ? Optional.of(named) : definitions.inForce(numerator, position))
                .filter(Indicator::isCountable);
    }

    private @Nullable String next(
            EvidenceQuery query, Ask ask, EvidenceQueries.Page page, List<EvidenceItem> items, long position) {
        if (page.items().size() == items.size()) {
            return null;
        }
        EvidenceItem last = items.get(items.size() - 1);
        return new Cursor(List.of(
                        String.valueOf(position),
                        ask.asOf(today.date()).toString(),
                        String.valueOf(ask.definition().version()),
                        last.on().toString(),
                        last.id()))
                .encode(query);
    }
}
