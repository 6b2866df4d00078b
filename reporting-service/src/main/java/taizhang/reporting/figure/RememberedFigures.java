package taizhang.reporting.figure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;
import taizhang.reporting.counting.AnswerTag;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Provenance;

/**
 * Answers questions of figures, and remembers the answers: a front page asks the same ones again and again. An answer is
 * given again only if a look at the database shows that nothing it rests on has changed.
 */
@ApplicationScoped
class RememberedFigures {

    /** About 20 MB of figures, and of the codes and periods that were asked for. */
    private static final int MOST = 20_000;

    /** What was asked, and by whom: the organization whose subtree the caller sees; null: everything. */
    private record Question(FigureQuery query, @Nullable String caller) {}

    /** @param day which decides what is running and what is to come */
    private record Remembered(long position, long generation, LocalDate day, Answer answer) {}

    record Answer(String etag, FigureAnswer body) {}

    private final Cache<Question, Remembered> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Question question, Remembered known) ->
                    question.query().codes().size()
                            + question.query().periods().size()
                            + known.answer().body().figures().size())
            .build();
    private final Figures service;
    private final Counter counter;
    private final Today today;

    RememberedFigures(Figures service, Counter counter, Today today) {
        this.service = service;
        this.counter = counter;
        this.today = today;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    Answer answer(FigureQuery query, @Nullable String caller) {
        Question question = new Question(query, caller);
        Remembered known = remembered.getIfPresent(question);
        if (known != null && holds(known, query)) {
            return known.answer();
        }
        Figures.Result counted = service.count(query, caller);
        FigureAnswer body = new FigureAnswer(
                Provenance.of(counted.position(), today.instant()),
                counted.figures(),
                query.isBy(GroupBy.ORGANIZATION) ? Spread.of(counted.figures()) : null);
        Answer answer =
                new Answer(AnswerTag.of(counted.position(), question, counted.generation(), counted.day()), body);
        if (query.inline() == null) {
            // A definition of its own can be long, and is seldom asked twice.
            remembered.put(question, new Remembered(counted.position(), counted.generation(), counted.day(), answer));
        }
        return answer;
    }

    private boolean holds(Remembered known, FigureQuery query) {
        Counter.Present present = counter.present();
        return known.generation() == present.generation()
                && known.day().equals(query.moment().dayOr(today.date()))
                && (query.moment().position() != null || known.position() == present.position());
    }
}
