package taizhang.records.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.records.organization.Placements.Dated;
import taizhang.records.organization.Placements.Days;

class PlacementsTest {

    private static final LocalDate FOUNDED = LocalDate.of(2019, 1, 1);
    private static final LocalDate SPRING = LocalDate.of(2020, 3, 1);
    private static final LocalDate AUTUMN = LocalDate.of(2020, 9, 1);

    private static String text(Placements placements) {
        StringBuilder text = new StringBuilder();
        for (Dated dated : placements.since(FOUNDED)) {
            text.append(dated.parent())
                    .append('@')
                    .append(dated.effectiveFrom())
                    .append(' ');
        }
        return text.toString().trim();
    }

    /** A until spring, B until autumn, then C. */
    private static Placements abc() {
        return Placements.under("A").place("B", SPRING, FOUNDED).place("C", AUTUMN, FOUNDED);
    }

    @ParameterizedTest
    @CsvSource({
        "X, 2021-01-01, A@2019-01-01 B@2020-03-01 C@2020-09-01 X@2021-01-01",
        "X, 2020-06-01, A@2019-01-01 B@2020-03-01 X@2020-06-01 C@2020-09-01",
        "X, 2020-03-01, A@2019-01-01 X@2020-03-01 C@2020-09-01",
        "X, 2019-01-01, X@2019-01-01 B@2020-03-01 C@2020-09-01",
        "A, 2020-03-01, A@2019-01-01 C@2020-09-01",
        "C, 2020-06-01, A@2019-01-01 B@2020-03-01 C@2020-06-01",
        "C, 2020-03-01, A@2019-01-01 C@2020-03-01",
        "B, 2020-06-01, A@2019-01-01 B@2020-03-01 C@2020-09-01",
        "B, 2019-01-01, B@2019-01-01 C@2020-09-01",
    })
    void aPlacementLeavesThePastAndWhatComesLater(String parent, LocalDate from, String expected) {
        assertEquals(expected, text(abc().place(parent, from, FOUNDED)));
    }

    @Test
    void theSameParentIsNoPlacement() {
        Placements abc = abc();
        assertSame(abc, abc.place("B", LocalDate.of(2020, 5, 5), FOUNDED));
    }

    @Test
    void theTopIsAParentLikeOthers() {
        Placements moved = Placements.under(null).place("A", SPRING, FOUNDED).place(null, AUTUMN, FOUNDED);
        assertEquals("null@2019-01-01 A@2020-03-01 null@2020-09-01", text(moved));
    }

    @Test
    void eachDatedPlacementEndsOnTheDayBeforeTheNext() {
        assertEquals(
                List.of(
                        new Dated("A", FOUNDED, LocalDate.of(2020, 2, 29)),
                        new Dated("B", SPRING, LocalDate.of(2020, 8, 31)),
                        new Dated("C", AUTUMN, null)),
                abc().since(FOUNDED));
    }

    @Test
    void aLaterFoundingHidesEarlierPlacementsAndAnEarlierOneExtendsTheFirst() {
        assertEquals(
                "B@2020-06-01",
                abc().since(LocalDate.of(2020, 6, 1)).stream()
                        .limit(1)
                        .map(d -> d.parent() + "@" + d.effectiveFrom())
                        .findFirst()
                        .orElseThrow());
        assertEquals(
                LocalDate.of(2000, 1, 1),
                abc().since(LocalDate.of(2000, 1, 1)).get(0).effectiveFrom());
    }

    @Test
    void daysOfAPlacementEndWhereTheNextBegins() {
        assertEquals(new Days(null, SPRING), abc().daysFrom(FOUNDED, FOUNDED));
        assertEquals(new Days(LocalDate.of(2020, 1, 1), SPRING), abc().daysFrom(LocalDate.of(2020, 1, 1), FOUNDED));
        assertEquals(new Days(SPRING, AUTUMN), abc().daysFrom(SPRING, FOUNDED));
        assertEquals(new Days(AUTUMN, null), abc().daysFrom(AUTUMN, FOUNDED));
    }

    /** Against the plainest model there is: a parent for each day. */
    @Test
    void randomPlacementsAgreeWithADayByDayModel() {
        Random random = new Random(20200305);
        for (int round = 0; round < 200; round++) {
            int days = 30;
            Map<LocalDate, String> model = new HashMap<>();
            for (int d = 0; d < days; d++) {
                model.put(FOUNDED.plusDays(d), "P0");
            }
            java.util.TreeSet<LocalDate> begins = new java.util.TreeSet<>();
            Placements placements = Placements.under("P0");
            for (int move = 0; move < 8; move++) {
                LocalDate from = FOUNDED.plusDays(random.nextInt(days));
                String parent = "P" + random.nextInt(3);
                placements = placements.place(parent, from, FOUNDED);
                if (!parent.equals(model.get(from))) {
                    LocalDate until = begins.higher(from);
                    for (LocalDate d = from; model.containsKey(d) && !d.equals(until); d = d.plusDays(1)) {
                        model.put(d, parent);
                    }
                    begins.add(from);
                    begins.removeIf(b -> model.get(b).equals(model.get(b.minusDays(1))));
                }
                for (Map.Entry<LocalDate, String> day : model.entrySet()) {
                    assertEquals(day.getValue(), placements.parentOn(day.getKey()));
                }
            }
        }
    }
}
