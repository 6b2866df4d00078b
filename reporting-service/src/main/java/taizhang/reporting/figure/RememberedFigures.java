package taizhang.reporting.figure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;
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
    private final FigureService service;
    private final Counter counter;
    private final Today today;

    RememberedFigures(FigureService service, Counter counter, Today today) {
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
        FigureService.Result counted = service.count(query, caller);
        FigureAnswer body = new FigureAnswer(Provenance.of(counted.position(), today.instant()), counted.figures());
        Answer answer = new Answer(etag(question, counted), body);
        if (query.inline() == null) {
            // A definition of its own can be long, and is seldom asked twice.
            remembered.put(question, new Remembered(counted.position(), counted.generation(), counted.day(), answer));
        }
        return answer;
    }

    private boolean holds(Remembered known, FigureQuery query) {
        Counter.Present present = counter.present();
        return known.generation() == present.generation()
                && known.day().equals(today.date())
                && (query.position() != null || known.position() == present.position());
    }

    /** The position, and a fingerprint of all else that the figures depend on: question, scope, generation, day. */
    private static String etag(Question question, FigureService.Result counted) {
        String all = String.join(
                "|",
                question.toString(),
                String.valueOf(counted.generation()),
                counted.day().toString());
        UUID fingerprint = UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
        return "\"" + counted.position() + "-" + fingerprint + "\"";
    }
}
