package taizhang.reporting.effect;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Moments;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.fact.Change;
import taizhang.reporting.fact.Chunks;
import taizhang.reporting.fact.Facts;
import taizhang.reporting.figure.Figure;
import taizhang.reporting.figure.FigureQuery;
import taizhang.reporting.figure.Figures;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.problem.ReportingProblem;

/**
 * Applies the rows of an import to facts of its own, by the code that applies the ledger, and counts by the one that counts
 * figures; then all of it is rolled back. Facts and cells of everybody are read and never written, so that nobody waits.
 */
@ApplicationScoped
class TrialService {

    /** A file of a million rows takes minutes, more than a transaction has unless told. */
    private static final int LONGEST_SECONDS = 1800;

    private static final String AGAIN = "2";

    private static final List<String> CODES =
            Indicators.SHIPPED.stream().sorted().toList();

    private final ImportsClient imports;
    private final TrialQueries queries;
    private final Facts facts;
    private final Figures figures;
    private final Moments moments;
    private final Today today;

    TrialService(
            ImportsClient imports, TrialQueries queries, Facts facts, Figures figures, Moments moments, Today today) {
        this.imports = imports;
        this.queries = queries;
        this.facts = facts;
        this.figures = figures;
        this.moments = moments;
        this.today = today;
    }

    private record Which(TrialQueries.Spot spot, @Nullable String indicator) {

        static Which of(Figure figure) {
            return new Which(
                    new TrialQueries.Spot(figure.organization(), Integer.parseInt(figure.period())),
                    figure.indicator());
        }
    }

    /**
     * @param token of the caller, good for records-service
     * @param caller the organization whose subtree the caller sees; null: everything
     * @param present what the rows are applied to; null: to what was so before the import wrote them
     * @return in order
     * @throws ProblemException 503 {@code not-applied-yet} when not all that it has written is in the facts
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    List<EffectItem> count(ImportedFile file, String token, @Nullable String caller, @Nullable Moment present) {
        Set<TrialQueries.Spot> concerned = new HashSet<>();
        Set<TrialQueries.Spot> ofRows = new HashSet<>();
        int thisYear = today.date().getYear();
        queries.begin();
        imports.rows(file.id(), token, rows -> {
            queries.keep(rows);
            for (ImportedRow row : rows) {
                row.concerned(file.entity(), thisYear).forEach(concerned::add);
                row.own(file.entity()).forEach(ofRows::add);
            }
        });
        List<EffectItem> items = List.of();
        if (!concerned.isEmpty()) {
            Moment moment = present == null ? before(file.entity()) : present;
            long position = Objects.requireNonNull(moment.position());
            // An organization that the file brings is not among them yet.
            Set<TrialQueries.Spot> spots = queries.withThoseAbove(concerned, caller, position);
            Map<Which, Figure> before = count(spots, moment, caller);
            queries.copyFacts(file.entity(), spots, position);
            queries.rows(rows -> apply(file.entity(), rows, position));
            queries.copied(file.entity());
            items = items(
                    before,
                    count(queries.withThoseAbove(concerned, caller, position), moment, caller),
                    queries.withThoseAbove(ofRows, caller, position));
        }
        QuarkusTransaction.setRollbackOnly();
        return items;
    }

    /** All rows at the very position that they are counted at: what others have written since is not there. */
    private void apply(ImportedFile.Entity entity, List<ImportedRow> rows, long position) {
        List<Change> changes =
                rows.stream().map(row -> row.change(entity, position)).toList();
        Chunks.of(changes).forEach(facts::apply);
    }

    /** @return what was known just before the first change of what the import has written */
    private Moment before(ImportedFile.Entity entity) {
        TrialQueries.Written written = queries.written(entity);
        if (!written.isWhole()) {
            throw ProblemException.of(ReportingProblem.NOT_APPLIED_YET).header("Retry-After", AGAIN);
        }
        // What was written here when the position before had been applied holds from the first change on.
        Moment first = moments.read(QuestionReader.PARAMETERS, written.first(), null);
        return new Moment(
                written.first() - 1,
                first.generation(),
                today.dateOf(written.at().orElse(today.instant())));
    }

    private Map<Which, Figure> count(Set<TrialQueries.Spot> spots, Moment moment, @Nullable String caller) {
        List<String> organizations = spots.stream()
                .map(TrialQueries.Spot::organization)
                .sorted()
                .distinct()
                .toList();
        List<Period> years = spots.stream()
                .map(TrialQueries.Spot::period)
                .sorted(Comparator.comparing(Period::from))
                .distinct()
                .toList();
        Map<Which, Figure> found = new HashMap<>();
        queries.planEachTime(true);
        int atOnce = Math.max(1, Figures.MOST_FIGURES / Math.max(1, CODES.size() * years.size()));
        for (int from = 0; from < organizations.size(); from += atOnce) {
            List<String> some = organizations.subList(from, Math.min(from + atOnce, organizations.size()));
            figures.count(FigureQuery.ofMany(CODES, some, years, moment), caller).figures().stream()
                    .filter(figure -> spots.contains(Which.of(figure).spot()))
                    .forEach(figure -> found.put(Which.of(figure), figure));
        }
        queries.planEachTime(false);
        return found;
    }

    private record Compared(EffectItem item, boolean changed) {

        static Compared of(@Nullable Figure before, Figure after) {
            return new Compared(EffectItem.of(before, after), EffectItem.isChanged(before, after));
        }
    }

    /** @param ofRows where the headline is said whether it changes or not */
    private static List<EffectItem> items(
            Map<Which, Figure> before, Map<Which, Figure> after, Set<TrialQueries.Spot> ofRows) {
        Map<TrialQueries.Spot, List<Compared>> bySpot = new HashMap<>();
        after.forEach((which, figure) -> bySpot.computeIfAbsent(which.spot(), spot -> new ArrayList<>())
                .add(Compared.of(before.get(which), figure)));
        List<EffectItem> items = new ArrayList<>();
        bySpot.forEach((spot, all) -> {
            boolean differs = ofRows.contains(spot) || all.stream().anyMatch(Compared::changed);
            all.stream()
                    .filter(each -> each.changed || (differs && each.item.isOfHeadline()))
                    .map(Compared::item)
                    .forEach(items::add);
        });
        items.sort(EffectItem.ORDER);
        return List.copyOf(items);
    }
}
