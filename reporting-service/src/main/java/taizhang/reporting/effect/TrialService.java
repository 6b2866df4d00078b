package taizhang.reporting.effect;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            Differences differences = new Differences();
            count(spots, moment, caller, differences::before);
            queries.copyFacts(file.entity(), spots, position);
            queries.rows(rows -> apply(file.entity(), rows, position));
            queries.copied(file.entity());
            Set<TrialQueries.Spot> told = queries.withThoseAbove(ofRows, caller, position);
            count(
                    queries.withThoseAbove(concerned, caller, position),
                    moment,
                    caller,
                    (spot, figures) -> differences.after(spot, figures, told.contains(spot)));
            items = differences.items();
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

    /** @param taker is given all figures of an organization in a year, in the order of the codes */
    private void count(
            Set<TrialQueries.Spot> spots,
            Moment moment,
            @Nullable String caller,
            BiConsumer<TrialQueries.Spot, List<Figure>> taker) {
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
        queries.planEachTime(true);
        for (List<Period> someYears : parts(years, Figures.MOST_FIGURES / CODES.size())) {
            for (List<String> some : parts(organizations, Figures.MOST_FIGURES / CODES.size() / someYears.size())) {
                FigureQuery query = FigureQuery.ofMany(CODES, some, someYears, moment);
                figures.count(query, caller).figures().stream()
                        .collect(Collectors.groupingBy(TrialService::spot))
                        .forEach((spot, all) -> {
                            if (spots.contains(spot)) {
                                taker.accept(spot, all);
                            }
                        });
            }
        }
        queries.planEachTime(false);
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(from + size, all.size())))
                .toList();
    }

    private static TrialQueries.Spot spot(Figure figure) {
        return new TrialQueries.Spot(figure.organization(), Integer.parseInt(figure.period()));
    }
}
