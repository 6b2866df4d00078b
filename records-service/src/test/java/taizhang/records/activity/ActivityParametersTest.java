package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType;

class ActivityParametersTest {

    private static final List<ActivityType> CATALOG = List.of(
            type(
                    "party-lecture",
                    "lecture",
                    attribute("mode", "onsite", "video"),
                    attribute("lecturer-role", "secretary")),
            type("themed-party-day", "theme-day", attribute("mode", "onsite", "hybrid"), attribute("venue")),
            type("inspection", "supervision", attribute("level", "bureau"), attribute("note")));

    private static ActivityType type(String code, String category, ActivityType.Attribute... attributes) {
        return new ActivityType(
                code, category, new Name(code, code), List.of(), List.of(), List.of(attributes), true, 1);
    }

    /** @param values none: free text */
    private static ActivityType.Attribute attribute(String code, String... values) {
        return new ActivityType.Attribute(
                code, Name.ofCode(code), values.length == 0 ? null : List.of(values), Map.of());
    }

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
        for (String bad : List.of(" 党 ", "党\u200b", "", "x".repeat(101))) {
            assertThrows(ProblemException.class, () -> read(p -> p.q = bad), bad);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | moed:onsite | unknown-attribute | mode",
                "- | - | mode:on-site | unknown-value | onsite",
                "- | - | mode:onsite,on-site | unknown-value | onsite",
                "party-lecture | - | mode:hybrid | unknown-value | -",
                "- | lecture | mode:hybrid | unknown-value | -",
                "party-lecture | - | venue:Hall | unknown-attribute | -",
                "party-lectrue | - | - | unknown-type | party-lecture",
                "- | lectrue | - | unknown-category | lecture",
            })
    void aMistypedWordIsRefusedWithTheNearestKnownOne(
            String type, String category, String attribute, String code, String nearest) {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> read(p -> {
                    p.type = type;
                    p.category = category;
                    p.attribute = attribute == null ? null : List.of(attribute);
                }));
        assertEquals(
                List.of(code + " " + nearest),
                problem.violations().stream()
                        .map(v -> v.rule().code() + " " + v.nearest())
                        .toList());
    }

    @Test
    void aFreeValueCanHoldACommaAndAClosedOneIsAnyOfAllTypes() {
        ActivityQuery query = read(p -> p.attribute = List.of("venue:a\\,b,c:d\\\\", "mode:video,hybrid"));
        assertEquals(Map.of("venue", List.of("a,b", "c:d\\"), "mode", List.of("video", "hybrid")), query.attributes());
        assertThrows(ProblemException.class, () -> read(p -> p.attribute = List.of("venue:a\\b")));
    }

    @Test
    void daysInTheWrongOrderAreRefused() {
        for (Consumer<ActivityParameters> wrong : List.<Consumer<ActivityParameters>>of(
                p -> {
                    p.heldFrom = "2020-03-02";
                    p.heldTo = "2020-03-01";
                },
                p -> {
                    p.period = "2020";
                    p.heldFrom = "2021-01-01";
                },
                p -> {
                    p.period = "2020";
                    p.heldTo = "2019-12-31";
                })) {
            assertThrows(ProblemException.class, () -> read(wrong));
        }
    }

    private static ActivityQuery read(Consumer<ActivityParameters> change) {
        ActivityParameters parameters = new ActivityParameters();
        change.accept(parameters);
        return parameters.query(null, CATALOG);
    }
}
