package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.RememberedAnswers;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** An answer is remembered exactly as long as everything that it rests on is the same. */
@QuarkusTest
class RememberedFiguresTest extends ReportingTest {

    @Inject
    TestFeed feed;

    @Inject
    RememberedFigures answers;

    @Inject
    Figures service;

    @Inject
    Counter counter;

    @Inject
    Clock clock;

    @BeforeEach
    void anotherLecture() {
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.organization("ANSWERS", "bureau", "2019-01-01", null);
        ledger.organization("ANSWERS-ELSE", "bureau", "2019-01-01", null);
        ledger.activity(UUID.randomUUID(), "party-lecture", "ANSWERS", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        assertSame(lectures(null, null), lectures(null, null));
        assertNotSame(lectures(null, null).body(), lectures(position(), null).body());
    }

    @Test
    void aChangeOfTheLedgerIsSeen() {
        BigDecimal before = value(lectures(null, null));
        anotherLecture();
        assertEquals(before.add(BigDecimal.ONE), value(lectures(null, null)));
    }

    @Test
    void whatWasKnownAtAPositionStays() {
        RememberedAnswers.Answer<FigureAnswer> before = lectures(position(), null);
        anotherLecture();
        assertSame(before, lectures(position(before), null));
    }

    @Test
    void aDefinitionThatIsWrittenIsSeen() {
        RememberedAnswers.Answer<FigureAnswer> before = lectures(null, null);
        as("admin")
                .body(
                        """
                        {"name": {"zh": "测试", "en": "Test"}, "unit": "times", "of": "activities", "measure": "count"}
                        """)
                .put("/v1/indicators/answers-" + UUID.randomUUID())
                .then()
                .statusCode(201);
        assertNotEquals(before.etag(), lectures(null, null).etag());
    }

    @Test
    void nobodyGetsTheAnswerOfAnotherScope() {
        RememberedAnswers.Answer<FigureAnswer> all = lectures(null, null);
        assertNotSame(all, lectures(null, "ANSWERS"));
        assertThrows(ProblemException.class, () -> lectures(null, "ANSWERS-ELSE"));
    }

    @Test
    void aNewDayIsSeen() {
        RememberedFigures tomorrow =
                new RememberedFigures(service, counter, new Today(Clock.offset(clock, Duration.ofDays(1))));
        assertNotSame(
                tomorrow.answer(question(null), null).body(),
                tomorrow.answer(question(null), null).body());
    }

    private RememberedAnswers.Answer<FigureAnswer> lectures(@Nullable Long position, @Nullable String caller) {
        return answers.answer(question(position), caller);
    }

    private static FigureQuery question(@Nullable Long position) {
        return new FigureQuery(
                List.of("lectures-given"),
                null,
                "ANSWERS",
                false,
                List.of(Period.parse("2020").orElseThrow()),
                List.of(),
                false,
                Moment.ofLedger(position));
    }

    private long position() {
        return position(lectures(null, null));
    }

    private static long position(RememberedAnswers.Answer<FigureAnswer> answer) {
        return answer.body().provenance().position();
    }

    private static BigDecimal value(RememberedAnswers.Answer<FigureAnswer> answer) {
        BigDecimal value = answer.body().figures().get(0).value();
        return value == null ? BigDecimal.ZERO : value;
    }
}
