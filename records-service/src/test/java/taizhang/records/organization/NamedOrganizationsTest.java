package taizhang.records.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Fields;
import taizhang.records.sheet.SheetRows;

/** Organizations by what they are called on a day. */
class NamedOrganizationsTest {

    private static final NamedOrganizations KNOWN = new NamedOrganizations(List.of(
            stay("BRANCH-1", "第一党支部", List.of("一支部"), null, "2020-01-01"),
            stay("BRANCH-1A", "第一党支部", List.of("一支部"), "2020-01-01", null),
            stay("BRANCH-2", "第二党支部", List.of(), "2019-01-01", "2020-01-01"),
            stay("BRANCH-2", "第二党支部", List.of(), "2021-01-01", null),
            stay("一支部", "另一支部", List.of(), null, null)));

    private static NamedOrganizations.Stay stay(String code, String zh, List<String> aliases, String from, String to) {
        return new NamedOrganizations.Stay(
                code,
                zh,
                code + " in English",
                aliases,
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    private static String read(String text, String day) {
        Fields form = new Fields(
                List.of(
                        Field.of("organization", "组织", "Organization", KNOWN.on("heldOn")),
                        Field.of("parent", "上级", "Parent", KNOWN.orToCome("heldOn")),
                        Field.of("heldOn", "日期", "Date", CellReaders.DAY).first()),
                List.of(),
                null);
        return SheetRows.read(form, "日期", day, "组织", text).replaceFirst("\"heldOn\":\"[^\"]*\",?", "");
    }

    @Test
    void aCodeIsThatOrganizationOnAnyDay() {
        assertEquals("{\"organization\":\"BRANCH-1\"} []", read("BRANCH-1", "2021-03-05"));
        assertEquals("{\"organization\":\"BRANCH-1\"} []", read("branch-1", ""));
        assertEquals("{\"organization\":\"一支部\"} []", read("一支部", "2019-03-05"));
    }

    @Test
    void aNameIsTheOneThatHasItOnTheDay() {
        assertEquals("{\"organization\":\"BRANCH-1\"} []", read("第一党支部", "2019-12-31"));
        assertEquals("{\"organization\":\"BRANCH-1A\"} []", read("第一党支部", "2020-01-01"));
        assertEquals("{} [组织 ambiguous]", read("第一党支部", ""));
    }

    @Test
    void theOnlyOneOfItsNameIsMeantAlsoWhenItIsNotThere() {
        assertEquals("{\"organization\":\"BRANCH-2\"} []", read("第二党支部", "2020-03-05"));
        assertEquals("{\"organization\":\"BRANCH-2\"} []", read(" 第二党支部", "2022-03-05"));
    }

    @Test
    void whatIsNearIsSuggested() {
        assertEquals("{} [组织 unknown-organization → 第二党支部]", read("第二党支步", "2020-03-05"));
    }

    @Test
    void aParentMayComeWithTheFile() {
        Fields form =
                new Fields(List.of(Field.of("parent", "上级", "Parent", KNOWN.orToCome("validFrom"))), List.of(), null);
        assertEquals("{\"parent\":\"NEW-1\"} []", SheetRows.read(form, "上级", "NEW-1"));
        assertEquals("{\"parent\":\"BRANCH-2\"} []", SheetRows.read(form, "上级", "第二党支部"));
        assertEquals("{} [上级 unknown-organization → 第二党支部]", SheetRows.read(form, "上级", "第二党支"));
    }
}
