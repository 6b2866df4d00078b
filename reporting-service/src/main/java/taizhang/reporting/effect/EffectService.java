package taizhang.reporting.effect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Moment;

/** Answers what imports change, and remembers the answers: they are asked for page by page. */
@ApplicationScoped
class EffectService {

    /** Some 100 MB of items. */
    private static final int MOST_ITEMS = 500_000;

    /** At once: each applies the rows of a file, and has a connection meanwhile. */
    private static final int TRIALS = 2;

    private static final int PATIENCE_SECONDS = 60;
    private static final String AGAIN = "10";

    /**
     * What an answer rests on.
     *
     * @param caller the organization whose subtree the caller sees; null: everything
     * @param moment from which a dry run is judged; null: that of a commit, which it brings along
     */
    private record Question(ImportedFile file, @Nullable String caller, @Nullable Moment moment) {}

    private final Cache<Question, List<EffectItem>> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_ITEMS)
            .weigher((Question question, List<EffectItem> items) -> 1 + items.size())
            .build();
    private final Semaphore turns = new Semaphore(TRIALS, true);
    private final ImportsClient imports;
    private final TrialService trials;
    private final Counter counter;
    private final Today today;

    EffectService(ImportsClient imports, TrialService trials, Counter counter, Today today) {
        this.imports = imports;
        this.trials = trials;
        this.counter = counter;
        this.today = today;
    }

    /**
     * @param token of the caller, good for records-service
     * @param caller the organization whose subtree the caller sees; null: everything
     * @throws ProblemException 404 when there is no such import for the caller, 409 {@code import-running}, 503
     */
    EffectPage page(
            UUID id, String token, @Nullable String caller, @Nullable String cursor, int limit, boolean withTotal) {
        ImportedFile file = imports.find(id, token);
        List<EffectItem> items;
        String place;
        if (!file.hasEffect()) {
            items = List.of();
            place = "";
        } else {
            Moment moment = file.dryRun() ? moment(cursor) : null;
            Question question = new Question(file, caller, moment);
            items = remembered.get(question, asked -> count(asked, token));
            place = moment == null ? "" : moment.position() + "/" + moment.generation() + "/" + moment.day();
        }
        List<String> list = List.of("effect", id.toString(), file.version());
        Cursor after = Cursor.decode(cursor, list, 2);
        List<EffectItem> left = after == null
                ? items
                : items.stream()
                        .filter(item -> item.key().compareTo(after.key().get(0)) > 0)
                        .toList();
        Slice<EffectItem> slice = Slice.of(left, limit, list, item -> new Cursor(List.of(item.key(), place)));
        return new EffectPage(slice.items(), slice.next(), withTotal ? (long) items.size() : null);
    }

    /** @return the present or, on the pages after the first, what was the present then: pages are of one moment */
    private Moment moment(@Nullable String cursor) {
        if (cursor == null) {
            Counter.Present present = counter.present();
            return new Moment(present.position(), present.generation(), today.date());
        }
        String[] parts = Cursor.last(cursor).split("/", -1);
        try {
            return new Moment(Long.parseLong(parts[0]), Long.parseLong(parts[1]), LocalDate.parse(parts[2]));
        } catch (RuntimeException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
    }

    private List<EffectItem> count(Question question, String token) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(HttpProblem.UNAVAILABLE).header("Retry-After", AGAIN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(HttpProblem.UNAVAILABLE).header("Retry-After", AGAIN);
        }
        try {
            return trials.count(question.file(), token, question.caller(), question.moment());
        } finally {
            turns.release();
        }
    }
}
