package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.page.Cursor;
import taizhang.reporting.problem.ProblemException;
import taizhang.reporting.problem.ProblemType;

/** Lists the records behind a figure. */
@ApplicationScoped
class EvidenceService {

    /** Position, date and id. */
    private static final int KEYS = 3;

    /** Where a page begins. */
    private record Place(@Nullable Long position, @Nullable LocalDate on, @Nullable UUID id) {

        static Place of(List<String> key) {
            try {
                return new Place(Long.valueOf(key.get(0)), LocalDate.parse(key.get(1)), UUID.fromString(key.get(2)));
            } catch (IllegalArgumentException | DateTimeException forged) {
                throw ProblemException.of(ProblemType.CURSOR_MISMATCH);
            }
        }
    }

    private final FigureQueries figures;
    private final EvidenceQueries queries;
    private final Indicators indicators;
    private final int smallTotal;

    EvidenceService(
            FigureQueries figures,
            EvidenceQueries queries,
            Indicators indicators,
            @ConfigProperty(name = "taizhang.small-total", defaultValue = "5") int smallTotal) {
        this.figures = figures;
        this.queries = queries;
        this.indicators = indicators;
        this.smallTotal = smallTotal;
    }

    EvidencePage page(EvidenceQuery query, @Nullable String cursor, int limit, @Nullable String caller) {
        Cursor after = Cursor.decode(cursor, query, KEYS);
        // A later page is of the position of the first one, whatever has happened since.
        Place place = after == null ? new Place(query.position(), null, null) : Place.of(after.key());
        Long position = place.position();
        String code = query.code();
        AskedPeriod period = query.period();
        Head head = figures.head(
                query.organization(),
                caller,
                position,
                period.from(),
                period.until(),
                code == null ? List.of() : List.of(code),
                List.of());
        Head.Organization organization = FigureService.visible(head);
        if (query.parent() != null) {
            FigureService.visible(figures.head(
                    query.parent(), caller, head.position(), period.from(), period.until(), List.of(), List.of()));
        }
        if (code != null && indicators.latest(code) != head.versions().get(0)) {
            indicators.forget(code);
        }
        Optional<Indicator> counted = definition(query, position);
        if (counted.isEmpty()) {
            return new EvidencePage(List.of(), 0, null);
        }
        Ask ask = new Ask(
                counted.get(),
                query.organization(),
                query.own(),
                query.parent(),
                false,
                query.type(),
                period.from(),
                period.until());
        EvidenceQueries.Page page =
                queries.page(ask, query.standing(), caller, head.position(), place.on(), place.id(), limit + 1);
        boolean delicate = page.delicate() || Suppression.names(ask.definition(), ask.type());
        if (organization.isBelowBureau() && delicate && Suppression.isSmall(page.sum(), smallTotal)) {
            throw ProblemException.of(ProblemType.SUPPRESSED);
        }
        List<EvidenceItem> items =
                page.items().subList(0, Math.min(limit, page.items().size()));
        return new EvidencePage(items, page.total(), next(query, page, items, head.position()));
    }

    /** @return what is counted, of a ratio its numerator; nothing where the records cannot be counted so far */
    private Optional<Indicator> definition(EvidenceQuery query, @Nullable Long position) {
        Indicator inline = query.inline();
        String code = query.code();
        if (inline != null || code == null) {
            return Optional.ofNullable(inline);
        }
        Long version = query.version();
        Indicator named = (version == null ? indicators.inForce(code, position) : indicators.version(code, version))
                .orElseThrow(ProblemException::notFound);
        String numerator = named.numerator();
        return (numerator == null ? Optional.of(named) : indicators.inForce(numerator, position))
                .filter(Indicator::isOfActivities);
    }

    private static @Nullable String next(
            EvidenceQuery query, EvidenceQueries.Page page, List<EvidenceItem> items, long position) {
        if (page.items().size() == items.size()) {
            return null;
        }
        EvidenceItem last = items.get(items.size() - 1);
        return new Cursor(List.of(
                        String.valueOf(position),
                        last.on().toString(),
                        last.id().toString()))
                .encode(query);
    }
}
