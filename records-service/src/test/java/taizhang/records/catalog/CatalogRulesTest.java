package taizhang.records.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.json.Json;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;
import taizhang.records.catalog.PutActivityType.PutAttribute;

class CatalogRulesTest {

    private static final Name NAME = new Name("课", "Lecture");

    /** What a sheet calls the fields that every activity has. */
    private static final List<Name> FIELDS = List.of(
            new Name("类型", "Type"),
            new Name("组织", "Organization"),
            new Name("标题", "Title"),
            new Name("日期", "Date"),
            new Name("结束日期", "End date"),
            new Name("开展情况", "Occurrence"),
            new Name("次数", "Count"),
            new Name("主题", "Themes"),
            new Name("专项", "Campaign"),
            new Name("记录", "Minutes"),
            new Name("外部编号", "External id"),
            new Name("备注", "Notes"),
            new Name("状态", "Status"));

    private static ActivityType type(List<Quantity> quantities, Attribute... attributes) {
        return new ActivityType("a", "lecture", NAME, List.of(), quantities, List.of(attributes), true, 1);
    }

    private static Quantity quantity(String code, String unit) {
        return new Quantity(code, NAME, unit);
    }

    private static final ActivityType PRESENT =
            type(List.of(quantity("people", "people")), Attribute.of("form", List.of("x", "y")));

    @Test
    void keepsWhatIsThereAndMore() {
        ActivityType more = type(
                List.of(quantity("people", "people"), quantity("hours", "hours")),
                Attribute.of("form", List.of("z", "y", "x")),
                Attribute.of("note", null));
        assertTrue(CatalogRules.keeps(PRESENT, PRESENT));
        assertTrue(CatalogRules.keeps(PRESENT, more));
        assertTrue(CatalogRules.keeps(PRESENT, type(PRESENT.quantities(), Attribute.of("form", null))));
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
        assertFalse(CatalogRules.keeps(PRESENT, type(quantities, Attribute.of("form", List.of("x")))));
        assertFalse(CatalogRules.keeps(
                type(List.of(), Attribute.of("note", null)), type(List.of(), Attribute.of("note", List.of("x")))));
        assertFalse(CatalogRules.keeps(
                PRESENT, new ActivityType("a", "other", NAME, List.of(), quantities, PRESENT.attributes(), true, 1)));
    }

    @Test
    void growsByWhatIsShippedAndLosesNothingOfItsUsers() {
        ActivityType present = type(
                List.of(quantity("own", "items")),
                Attribute.of("form", List.of("own", "x")),
                Attribute.of("opened", null));
        ActivityType shipped = new ActivityType(
                "a",
                "lecture",
                new Name("新", "New"),
                List.of(),
                List.of(quantity("people", "people")),
                List.of(Attribute.of("form", List.of("x", "y")), Attribute.of("opened", List.of("x"))),
                false,
                1);
        ActivityType expected = type(
                List.of(quantity("own", "items"), quantity("people", "people")),
                Attribute.of("form", List.of("own", "x", "y")),
                Attribute.of("opened", null));
        assertEquals(expected, CatalogRules.grown(present, shipped));
        assertEquals(expected, CatalogRules.grown(expected, shipped));
    }

    @Test
    void growsByNamesThatItsUsersDidNotGive() {
        Name own = new Name("自定", "Own");
        Name shipped = new Name("形式", "Form");
        ActivityType present = type(
                        List.of(),
                        new Attribute("form", Name.ofCode("form"), List.of("x", "y"), Map.of("x", own)),
                        new Attribute("mode", own, null, Map.of()))
                .aliases(List.of("own", "both"));
        ActivityType newer = type(
                        List.of(),
                        new Attribute("form", shipped, List.of("x", "y"), Map.of("x", shipped, "y", shipped)),
                        new Attribute("mode", shipped, null, Map.of()))
                .aliases(List.of("both", "new"));
        assertEquals(
                type(
                                List.of(),
                                new Attribute("form", shipped, List.of("x", "y"), Map.of("x", own, "y", shipped)),
                                new Attribute("mode", own, null, Map.of()))
                        .aliases(List.of("own", "both", "new")),
                CatalogRules.grown(present, newer));
    }

    @Test
    void documentsOfBeforeThereWereNamesAreReadInWords() {
        ActivityType old = Json.read(
                """
                {"code": "a", "category": "lecture", "name": {"zh": "课", "en": "Lecture"}, "quantities": [],
                 "attributes": [{"code": "lecturer-role", "values": ["party-worker"]}, {"code": "note", "values": null}],
                 "partyActivity": true, "version": 1}
                """,
                ActivityType.class);
        assertEquals(
                type(List.of(), Attribute.of("lecturer-role", List.of("party-worker")), Attribute.of("note", null)),
                old);
        assertEquals(
                new Name("Lecturer role", "Lecturer role"),
                old.attributes().get(0).name());
        assertEquals(
                Map.of("party-worker", new Name("Party worker", "Party worker")),
                old.attributes().get(0).valueNames());
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
                    List.copyOf(type.aliases()),
                    List.copyOf(type.quantities()),
                    type.attributes().stream().map(CatalogRulesTest::put).toList(),
                    type.partyActivity(),
                    null);
            assertEquals(List.of(), CatalogRules.check(type.code(), body).all(), type.code());
            assertTrue(type.attributes().stream()
                    .map(Attribute::code)
                    .toList()
                    .containsAll(List.of("mode", "level", "direction")));
        }
    }

    private static @Nullable PutAttribute put(Attribute attribute) {
        List<String> values = attribute.values();
        return new PutAttribute(
                attribute.code(),
                attribute.name(),
                values == null ? null : List.copyOf(values),
                new HashMap<>(attribute.valueNames()));
    }

    /** In both languages, or a page, a template and a sheet would show a code, or mean another one. */
    @Test
    void allThatShipsIsCalledByANameThatIsItsOwn() {
        List<Name> types = new ArrayList<>();
        for (ActivityType type : CatalogFiles.types()) {
            types.add(type.name());
            type.aliases().forEach(alias -> types.add(new Name(alias, alias)));
            List<Name> fields = new ArrayList<>(FIELDS);
            type.quantities().forEach(quantity -> fields.add(quantity.name()));
            for (Attribute attribute : type.attributes()) {
                String where = type.code() + " " + attribute.code();
                fields.add(attribute.name());
                assertChinese(attribute.name(), where);
                assertEquals(
                        attribute.values() == null ? List.of() : attribute.values(),
                        List.copyOf(attribute.valueNames().keySet()),
                        where);
                attribute.valueNames().forEach((value, name) -> assertChinese(name, where + " " + value));
                assertDistinct(attribute.valueNames().values(), where);
            }
            assertDistinct(fields, type.code());
        }
        assertDistinct(types, "types");
    }

    private static void assertChinese(Name name, String of) {
        assertTrue(name.zh().codePoints().anyMatch(Character::isIdeographic), of);
    }

    private static void assertDistinct(Collection<Name> names, String of) {
        for (Function<Name, String> language : List.<Function<Name, String>>of(Name::zh, Name::en)) {
            List<String> all = names.stream()
                    .map(language.andThen(text -> text.toLowerCase(Locale.ROOT)))
                    .toList();
            assertEquals(all, all.stream().distinct().toList(), of);
        }
    }
}
