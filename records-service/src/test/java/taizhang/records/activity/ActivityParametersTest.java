package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

class ActivityParametersTest {

    @Test
    void periodAndDaysNarrowEachOther() {
        ActivityQuery query = read(p -> {
            p.period = "2020-S1";
            p.heldFrom = "2019-01-01";
            p.heldTo = "2020-02-01";
        });
        assertEquals(LocalDate.of(2020, 1, 1), query.heldFrom());
        assertEquals(LocalDate.of(2020, 2, 1), query.heldTo());
    }

    @Test
    void commaIsAnyOfAndRepetitionIsAllOf() {
        ActivityQuery query = read(p -> {
            p.status = "approved,submitted";
            p.attribute = List.of("mode:onsite,video", "level:bureau", "mode:video,hybrid", "note:a:b");
        });
        assertEquals(List.of("approved", "submitted"), query.statuses());
        assertEquals(
                Map.of("mode", List.of("video"), "level", List.of("bureau"), "note", List.of("a:b")),
                query.attributes());
    }

    @Test
    void allThatCannotBeReadIsToldTogether() {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> read(p -> {
                    p.status = "closed";
                    p.period = "2020-13";
                    p.heldFrom = "yesterday";
                    p.q = "党";
                    p.attribute = List.of("mode");
                    p.type = "dance";
                    p.category = "lecture,dance";
                    p.sort = "title";
                    p.scope = "all";
                    p.theme = "a,,b";
                }));
        assertEquals(HttpProblem.INVALID_PARAMETER, problem.type());
        assertTrue(problem.violations().stream()
                .map(v -> v.parameter())
                .toList()
                .containsAll(List.of(
                        "status",
                        "period",
                        "heldFrom",
                        "q",
                        "attribute",
                        "type",
                        "category",
                        "sort",
                        "scope",
                        "theme",
                        "organization")));
    }

    @Test
    void aSearchTextHasTwoCharactersAndNoHalfOfOne() {
        assertEquals("党课", read(p -> p.q = " 党课 ").text());
        for (String bad : List.of(" 党 ", "", "a\0b", "a\ud800", "x".repeat(101))) {
            assertThrows(ProblemException.class, () -> read(p -> p.q = bad), bad);
        }
    }

    @Test
    void aMistypedAttributeIsRefusedAndDoesNotFindNothing() {
        assertThrows(ProblemException.class, () -> read(p -> p.attribute = List.of("colour:red")));
    }

    private static ActivityQuery read(Consumer<ActivityParameters> change) {
        ActivityParameters parameters = new ActivityParameters();
        change.accept(parameters);
        return parameters.query(null, new AllButSome());
    }

    private static final class AllButSome implements ActivityParameters.Catalog {

        @Override
        public boolean has(String type) {
            return !type.equals("dance");
        }

        @Override
        public boolean haveCategory(String category) {
            return !category.equals("dance");
        }

        @Override
        public boolean haveAttribute(String attribute) {
            return !attribute.equals("colour");
        }
    }
}
