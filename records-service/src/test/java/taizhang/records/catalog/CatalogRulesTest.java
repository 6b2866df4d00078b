package taizhang.records.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;

class CatalogRulesTest {

    private static final Name NAME = new Name("课", "Lecture");

    private static ActivityType type(List<Quantity> quantities, Attribute... attributes) {
        return new ActivityType("a", "lecture", NAME, quantities, List.of(attributes), true, 1);
    }

    private static Quantity quantity(String code, String unit) {
        return new Quantity(code, NAME, unit);
    }

    private static final ActivityType PRESENT =
            type(List.of(quantity("people", "people")), new Attribute("form", List.of("x", "y")));

    @Test
    void keepsWhatIsThereAndMore() {
        ActivityType more = type(
                List.of(quantity("people", "people"), quantity("hours", "hours")),
                new Attribute("form", List.of("z", "y", "x")),
                new Attribute("note", null));
        assertTrue(CatalogRules.keeps(PRESENT, PRESENT));
        assertTrue(CatalogRules.keeps(PRESENT, more));
        assertTrue(CatalogRules.keeps(PRESENT, type(PRESENT.quantities(), new Attribute("form", null))));
    }

    @Test
    void doesNotKeepWhatIsTakenAway() {
        List<Quantity> quantities = PRESENT.quantities();
        assertFalse(
                CatalogRules.keeps(PRESENT, type(List.of(), PRESENT.attributes().get(0))));
        assertFalse(CatalogRules.keeps(
                PRESENT,
                type(List.of(quantity("people", "hours")), PRESENT.attributes().get(0))));
        assertFalse(CatalogRules.keeps(PRESENT, type(quantities)));
        assertFalse(CatalogRules.keeps(PRESENT, type(quantities, new Attribute("form", List.of("x")))));
        assertFalse(CatalogRules.keeps(
                type(List.of(), new Attribute("note", null)), type(List.of(), new Attribute("note", List.of("x")))));
        assertFalse(CatalogRules.keeps(
                PRESENT, new ActivityType("a", "other", NAME, quantities, PRESENT.attributes(), true, 1)));
    }

    @Test
    void growsByWhatIsShippedAndLosesNothingOfItsUsers() {
        ActivityType present = type(
                List.of(quantity("own", "items")),
                new Attribute("form", List.of("own", "x")),
                new Attribute("opened", null));
        ActivityType shipped = new ActivityType(
                "a",
                "lecture",
                new Name("新", "New"),
                List.of(quantity("people", "people")),
                List.of(new Attribute("form", List.of("x", "y")), new Attribute("opened", List.of("x"))),
                false,
                1);
        ActivityType expected = type(
                List.of(quantity("own", "items"), quantity("people", "people")),
                new Attribute("form", List.of("own", "x", "y")),
                new Attribute("opened", null));
        assertEquals(expected, CatalogRules.grown(present, shipped));
        assertEquals(expected, CatalogRules.grown(expected, shipped));
    }

    @Test
    void shipsSeventyTwoSoundTypesInTwentyCategories() {
        List<ActivityType> types = CatalogFiles.types();
        assertEquals(72, types.size());
        assertEquals(72, new HashSet<>(types.stream().map(ActivityType::code).toList()).size());
        assertEquals(
                new HashSet<>(CatalogFiles.CATEGORIES),
                new HashSet<>(types.stream().map(ActivityType::category).toList()));
        for (ActivityType type : types) {
            PutActivityType body = new PutActivityType(
                    type.code(),
                    type.category(),
                    type.name(),
                    type.quantities(),
                    type.attributes(),
                    type.partyActivity(),
                    null);
            assertEquals(List.of(), CatalogRules.check(type.code(), body).all(), type.code());
            assertTrue(type.attributes().stream()
                    .map(Attribute::code)
                    .toList()
                    .containsAll(List.of("mode", "level", "direction")));
        }
    }
}
