package taizhang.records.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.page.Cursor;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

class OrganizationQueryTest {

    private static final LocalDate YESTERDAY = LocalDate.of(2020, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2021, 1, 1);

    private static OrganizationQuery of(@Nullable LocalDate asked, @Nullable String cursor, LocalDate today) {
        return new OrganizationQuery(null, null, false, null, OrganizationQuery.day(asked, cursor, today), null);
    }

    @Test
    void aWalkOverMidnightStaysOnTheDayOnWhichItBegan() {
        OrganizationQuery first = of(null, null, YESTERDAY);
        String cursor = first.after("BUREAU").encode(first);
        OrganizationQuery next = of(null, cursor, TODAY);
        assertEquals(YESTERDAY, next.on());
        assertEquals(first.after("BUREAU"), Cursor.decode(cursor, next, 2));
    }

    @Test
    void anotherDayIsAnotherList() {
        OrganizationQuery first = of(YESTERDAY, null, TODAY);
        String cursor = first.after("BUREAU").encode(first);
        OrganizationQuery other = of(TODAY, cursor, TODAY);
        assertEquals(TODAY, other.on());
        mismatch(() -> Cursor.decode(cursor, other, 2));
    }

    @Test
    void aCursorThatIsNoneOfOurs() {
        for (String cursor : List.of("!", "", "AA", new Cursor(List.of("a", "b")).encode("c"))) {
            mismatch(() -> of(null, cursor, TODAY));
        }
    }

    private static void mismatch(Runnable reading) {
        ProblemException problem = assertThrows(ProblemException.class, reading::run);
        assertEquals(HttpProblem.CURSOR_MISMATCH, problem.type());
    }
}
