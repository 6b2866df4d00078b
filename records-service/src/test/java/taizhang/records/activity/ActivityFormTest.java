package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;
import taizhang.records.sheet.Cell;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Column;
import taizhang.records.sheet.RowBody;
import taizhang.records.sheet.RowForm;
import taizhang.records.sheet.SheetRows;

/** The columns of activities. */
class ActivityFormTest {

    private static final RowForm FORM = ActivitySheet.form(
            List.of(
                    type(
                            "party-lecture",
                            new Name("党课", "Party lecture"),
                            List.of("上党课"),
                            List.of(new Quantity("person-times", new Name("听课人次", "Listeners"), "person-times")),
                            List.of(
                                    new Attribute(
                                            "lecturer-role",
                                            new Name("授课人身份", "Lecturer role"),
                                            List.of("branch-secretary", "invited"),
                                            Map.of("branch-secretary", new Name("支部书记", "Branch secretary"))),
                                    new Attribute("series", new Name("系列", "Series"), null, Map.of()))),
                    type(
                            "branch-meeting",
                            new Name("支部大会", "Branch meeting"),
                            List.of("上党课"),
                            List.of(
                                    new Quantity("attendees", new Name("到场人数", "People present"), "people"),
                                    new Quantity("guests", new Name("列席人数", "People present"), "people")),
                            List.of())),
            CellReaders.TEXT);

    private static ActivityType type(
            String code, Name name, List<String> aliases, List<Quantity> quantities, List<Attribute> attributes) {
        return new ActivityType(code, "x", name, aliases, quantities, attributes, true, 1);
    }

    private static String read(String... cells) {
        return SheetRows.read(FORM, cells);
    }

    @Test
    void headingsOfTheContract() {
        for (String headings : List.of(
                "type 类型 Type",
                "organization 组织 Organization",
                "title 标题 Title",
                "heldOn 日期 Date",
                "endedOn 结束日期 End_date",
                "occurrence 开展情况 Occurrence",
                "count 次数 Count",
                "themes 主题 Themes",
                "campaign 专项 Campaign",
                "minutesStatus 记录 Minutes",
                "externalId 外部编号 External_id",
                "notes 备注 Notes",
                "status 状态 Status")) {
            List<String> names = List.of(headings.split(" "));
            for (String name : names) {
                Column column = FORM.column(name.replace('_', ' '));
                assertNotNull(column, name);
                assertEquals(names.get(0), column.field());
            }
        }
        assertNull(FORM.column("党课"));
        for (String server : List.of("id", "version", "createdAt", "createdBy", "updatedAt", "错误", "Error")) {
            assertTrue(FORM.isOfServer(server), server);
        }
    }

    @Test
    void typesByCodeNameAndShortForm() {
        assertEquals("{\"type\":\"party-lecture\"} []", read("类型", "party-lecture"));
        assertEquals("{\"type\":\"party-lecture\"} []", read("类型", "ＰＡＲＴＹ ＬＥＣＴＵＲＥ"));
        assertEquals("{\"type\":\"branch-meeting\"} []", read("类型", " 支部大会 "));
        assertEquals("{} [类型 ambiguous]", read("类型", "上党课"));
        assertEquals("{} [类型 unknown-type → 党课]", read("类型", "党果"));
    }

    @Test
    void quantitiesAndAttributesAreThoseOfTheTypeOfTheRow() {
        String lecture = "{\"type\":\"party-lecture\",\"quantities\":{\"person-times\":1200},"
                + "\"attributes\":{\"lecturer-role\":\"branch-secretary\"}} []";
        assertEquals(lecture, read("听课人次", "1,200", "授课人身份", "支部书记", "类型", "党课"));
        assertEquals(lecture, read("Listeners", "1200", "lecturer-role", "branch-secretary", "类型", "党课"));
        assertEquals(lecture, read("quantities.person-times", "1200", "attributes.lecturer-role", "支部书记", "类型", "党课"));
    }

    @Test
    void whatTheTypeOfTheRowHasNot() {
        assertEquals(
                "{\"type\":\"branch-meeting\"} [听课人次 unknown-quantity, 系列 unknown-attribute]",
                read("类型", "支部大会", "听课人次", "5", "系列", "x"));
        assertEquals("{\"type\":\"branch-meeting\"} []", read("类型", "支部大会", "听课人次", "", "系列", " "));
    }

    @Test
    void withoutAColumnOfTheType() {
        assertEquals("{} [听课人次 needs-the-type, 系列 needs-the-type]", read("听课人次", "5", "系列", "x", "lecturer-role", " "));
        assertEquals("{} [类型 unknown-type → 党课]", read("类型", "党果", "听课人次", "5"));
    }

    @Test
    void aNameOfTwoQuantitiesOfTheType() {
        assertEquals(
                "{\"type\":\"branch-meeting\"} [People present ambiguous]", read("类型", "支部大会", "People present", "5"));
    }

    @Test
    void theSameQuantityInTwoColumns() {
        assertEquals(
                "{\"type\":\"branch-meeting\",\"quantities\":{\"attendees\":5}} [attendees duplicate]",
                read("类型", "支部大会", "到场人数", "5", "attendees", "6"));
    }

    @Test
    void valuesOfAttributesAreSuggestedAndFreeTextIsNot() {
        assertEquals(
                "{\"type\":\"party-lecture\",\"attributes\":{\"series\":\"any\"}} [授课人身份 unknown-value → 支部书记]",
                read("类型", "党课", "授课人身份", "支部书计", "系列", "any"));
    }

    @Test
    void wordsOfOccurrenceMinutesAndStatus() {
        assertEquals(
                "{\"occurrence\":\"held\",\"minutesStatus\":\"complete\",\"status\":\"draft\"} []",
                read("开展情况", "已开展", "记录", "Complete", "状态", "草稿"));
        assertEquals(ActivityRules.OCCURRENCES, codes(ActivitySheet.OCCURRENCES));
        assertEquals(ActivityRules.MINUTES, codes(ActivitySheet.MINUTES));
        assertEquals(ActivityStatus.CODES, codes(ActivitySheet.STATUSES));
    }

    private static List<String> codes(taizhang.records.sheet.Vocabulary vocabulary) {
        return vocabulary.words().stream()
                .map(taizhang.records.sheet.Vocabulary.Word::code)
                .toList();
    }

    @Test
    void aConstantOfNoTypeIsOneOfSomeType() {
        RowBody row = new RowBody();
        Column role = FORM.column("attributes.lecturer-role");
        assertNotNull(role);
        role.check(Cell.text("invited"), row);
        String invited = "{\"attributes\":{\"lecturer-role\":\"invited\"}}";
        assertEquals(invited + " []", SheetRows.told(row));
        role.check(Cell.text("invitee"), row);
        assertEquals(invited + " [null unknown-value → Invited]", SheetRows.told(row));
    }
}
