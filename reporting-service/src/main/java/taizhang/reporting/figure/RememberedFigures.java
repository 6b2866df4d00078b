package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Provenance;
import taizhang.reporting.counting.RememberedAnswers;

/** Answers questions of figures, and remembers the answers. */
@ApplicationScoped
class RememberedFigures {

    /** About 20 MB of figures, and of the codes and periods that were asked for. */
    private static final int MOST = 20_000;

    private final RememberedAnswers<FigureQuery, FigureAnswer> answers;
    private final Figures service;
    private final Today today;

    RememberedFigures(Figures service, Counter counter, Today today) {
        this.service = service;
        this.today = today;
        this.answers = new RememberedAnswers<>(MOST, RememberedFigures::weight, counter, today);
    }

    private static int weight(FigureQuery query, FigureAnswer answer) {
        // A definition of its own can be long, and is seldom asked twice.
        return query.inline() == null
                ? query.codes().size()
                        + query.periods().size()
                        + answer.figures().size()
                : MOST + 1;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    RememberedAnswers.Answer<FigureAnswer> answer(FigureQuery query, @Nullable String caller) {
        return answers.answer(query, query.moment(), caller, () -> {
            Figures.Result counted = service.count(query, caller);
            return new RememberedAnswers.Counted<>(
                    counted.position(),
                    counted.generation(),
                    counted.day(),
                    new FigureAnswer(
                            Provenance.of(counted.position(), today.instant()),
                            counted.figures(),
                            query.isBy(GroupBy.ORGANIZATION) ? Spread.of(counted.figures()) : null));
        });
    }
}
