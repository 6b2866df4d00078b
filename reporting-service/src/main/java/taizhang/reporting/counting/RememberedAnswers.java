package taizhang.reporting.counting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;

/**
 * Answers that are remembered: a front page asks the same questions again and again. One is given again only if a look at the
 * database shows that nothing it rests on has changed.
 *
 * @param <Q> what is asked; equal questions have equal answers
 * @param <A> what is answered
 */
public final class RememberedAnswers<Q, A> {

    /**
     * @param generation of the definitions and facts that were read
     * @param day which decides what is running and what is to come
     */
    public record Counted<A>(long position, long generation, LocalDate day, A body) {}

    /** @param etag entity tag */
    public record Answer<A>(String etag, A body) {}

    /** What was asked, and by whom: the organization whose subtree the caller sees; null: everything. */
    private record Question<Q>(Q query, @Nullable String caller) {}

    private record Known<A>(Counted<A> counted, Answer<A> answer) {}

    private final Cache<Question<Q>, Known<A>> remembered;
    private final Counter counter;
    private final Today today;

    /**
     * @param most together
     * @param weigher of an answer
     */
    public RememberedAnswers(long most, Weigher<Q, A> weigher, Counter counter, Today today) {
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Question<Q> question, Known<A> known) ->
                        weigher.weigh(question.query(), known.answer().body()))
                .build();
        this.counter = counter;
        this.today = today;
    }

    /**
     * @param moment of the question
     * @param caller the organization whose subtree the caller sees; null: everything
     * @param count answers what is not known
     */
    public Answer<A> answer(Q query, Moment moment, @Nullable String caller, Supplier<Counted<A>> count) {
        Question<Q> question = new Question<>(query, caller);
        Known<A> known = remembered.getIfPresent(question);
        if (known == null || !holds(known.counted(), moment)) {
            Counted<A> counted = count.get();
            String tag = AnswerTag.of(counted.position(), question, counted.generation(), counted.day());
            known = new Known<>(counted, new Answer<>(tag, counted.body()));
            remembered.put(question, known);
        }
        return known.answer();
    }

    private boolean holds(Counted<A> known, Moment moment) {
        Counter.Present present = counter.present();
        return known.generation() == present.generation()
                && known.day().equals(moment.dayOr(today.date()))
                && (moment.position() != null || known.position() == present.position());
    }
}
