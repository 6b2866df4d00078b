package taizhang.records.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.records.imports.RowError;
import taizhang.records.imports.SheetFault;
import taizhang.records.imports.SourceRow;
import taizhang.records.problem.RecordsProblem;

/** From a sheet to bodies: headings, mappings, rows. */
class SheetSourceTest {

    private static final RowForm FORM = new Fields(
            List.of(
                    Field.of("title", "标题", "Title", CellReaders.TEXT),
                    Field.of("heldOn", "日期", "Date", CellReaders.DAY),
                    Field.of("count", "次数", "Count", CellReaders.WHOLE),
                    Field.of("name.zh", "中文名称", "Chinese name", CellReaders.TEXT),
                    Field.of("aliases", "简称", "Aliases", CellReaders.LIST),
                    Field.of("notes", "备注", "Notes", CellReaders.TEXT)),
            List.of("id", "version"),
            "notes");

    @TempDir
    Path folder;

    private List<SourceRow> rows(String csv, Mapping mapping) throws IOException, SheetFault {
        Path file = Files.writeString(folder.resolve("upload"), csv);
        List<SourceRow> rows = new ArrayList<>();
        try (SheetSource source = SheetSource.open(SheetFile.open(file, mapping), FORM, mapping)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
            assertEquals(1, source.read());
        }
        return rows;
    }

    private SourceRow row(String csv, Mapping mapping) throws IOException, SheetFault {
        return rows(csv, mapping).get(0);
    }

    private String body(String csv) throws IOException, SheetFault {
        return String.valueOf(row(csv, Mapping.NONE).body());
    }

    private void refused(RecordsProblem problem, @Nullable String argument, String csv, Mapping mapping) {
        SheetFault fault = assertThrows(SheetFault.class, () -> rows(csv, mapping), csv);
        assertEquals(problem, fault.type());
        assertEquals(argument == null ? List.of() : List.of(argument), fault.arguments());
    }

    private static Mapping mapping(
            @Nullable Long headingRow, Map<String, JsonNode> constants, @Nullable String... pairs) {
        Map<String, @Nullable String> columns = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return new Mapping(columns, constants, headingRow, null);
    }

    @Test
    void headingsAreFieldNamesOrNamesInEitherLanguage() throws IOException, SheetFault {
        String wanted = "{\"title\":\"t\",\"heldOn\":\"2020-03-05\",\"count\":2}";
        assertEquals(wanted, body("title,heldOn,count\nt,2020-3-5,2"));
        assertEquals(wanted, body("标题,日期,次数\nt,2020-3-5,2"));
        assertEquals(wanted, body(" TITLE ,Ｄａｔｅ,COUNT\nt,2020-3-5,2"));
        assertEquals("{\"name\":{\"zh\":\"局\"}}", body("name.zh\n局"));
    }

    @Test
    void whatTheServerWritesAndErrorsAreLeftOut() throws IOException, SheetFault {
        assertEquals("{\"title\":\"t\"}", body("id,title,Version,错误,error\n1,t,2,bad,wrong"));
    }

    @Test
    void unknownHeadingsWithTheNearestKnown() {
        refused(RecordsProblem.UNKNOWN_HEADING, "标提 → 标题?; titel → Title?", "标提,titel,日期\na,b,c", Mapping.NONE);
        String many = "x".repeat(300) + ",h".repeat(9_999);
        SheetFault fault = assertThrows(SheetFault.class, () -> rows(many + "\na", Mapping.NONE));
        assertEquals(10, fault.arguments().get(0).split("; ").length);
    }

    @Test
    void aHeadingTwiceHoweverItIsWritten() {
        refused(RecordsProblem.DUPLICATE_HEADING, "标题, 标题", "标题,标题\na,b", Mapping.NONE);
        refused(RecordsProblem.DUPLICATE_HEADING, "标题, Title", "标题,日期,Title\na,,b", Mapping.NONE);
        refused(RecordsProblem.DUPLICATE_HEADING, "备注, notes", "备注,notes\na,b", Mapping.NONE);
    }

    @Test
    void noRows() {
        refused(RecordsProblem.NO_ROWS, null, "", Mapping.NONE);
        refused(RecordsProblem.NO_ROWS, null, "\n \n", Mapping.NONE);
        refused(RecordsProblem.NO_ROWS, null, "标题,日期\n,\n", Mapping.NONE);
    }

    @Test
    void aRowOfHeadingsThatIsEmpty() {
        refused(RecordsProblem.EMPTY_HEADING_ROW, "2", "2020年度台账\n\n标题\na", mapping(2L, Map.of()));
        refused(RecordsProblem.EMPTY_HEADING_ROW, "5", "标题\na", mapping(5L, Map.of()));
        refused(RecordsProblem.NO_ROWS, null, "台账\n标题\n", mapping(2L, Map.of()));
    }

    @Test
    void headingsLoseTheApostropheThatTablesSet() throws IOException, SheetFault {
        for (String own : List.of("=数", "'=数")) {
            Mapping mapping = mapping(null, Map.of(), own, "count", "-", "notes", "@", "notes");
            SourceRow row = row("标题,'=数,'-,@\na,2,x,y\n", mapping);
            assertEquals("{\"title\":\"a\",\"count\":2,\"notes\":\"-：x\\n@：y\"}", String.valueOf(row.body()));
            assertEquals("=数", row.columns().get("/count"));
        }
    }

    @Test
    void rowsKeepTheirNumbersAndCells() throws IOException, SheetFault {
        List<SourceRow> rows = rows("\n标题,日期,\n\n a ,2020-3-5\n\n\nb,x,\n", Mapping.NONE);
        assertEquals(List.of(4L, 7L), rows.stream().map(SourceRow::number).toList());
        assertEquals(List.of(" a ", "2020-3-5", ""), rows.get(0).cells());
        assertEquals(Map.of("/title", "标题", "/heldOn", "日期"), rows.get(0).columns());
        RowError error = rows.get(1).errors().get(0);
        assertEquals("日期", error.column());
        assertEquals("not-a-day", error.code());
        assertEquals("{\"title\":\"b\"}", String.valueOf(rows.get(1).body()));
    }

    @Test
    void anEmptyCellEmptiesAndAMissingColumnSaysNothing() throws IOException, SheetFault {
        SourceRow row = row("标题,备注\na,\n", Mapping.NONE);
        assertEquals("{\"title\":\"a\"}", String.valueOf(row.body()));
        assertEquals(Set.of("/title", "/notes"), row.named());
    }

    @Test
    void whatStandsUnderNoHeadingIsNotSkippedWithoutAWord() throws IOException, SheetFault {
        List<RowError> errors = row("标题,,日期\na,b,2020-3-5,c\n", Mapping.NONE).errors();
        assertEquals(
                List.of("“b”位于没有标题的 B 列", "“c”位于没有标题的 D 列"),
                errors.stream().map(RowError::zh).toList());
        assertEquals("no-heading", errors.get(0).code());
    }

    @Test
    void aMappingSaysWhatTheirHeadingsMeanAndWhatIsLeftOut() throws IOException, SheetFault {
        Mapping mapping =
                mapping(2L, Map.of("count", IntNode.valueOf(3)), "会议名称", "title", " 时间", "heldOn", "主持人(姓名)", null);
        SourceRow row = row("2020年度会议台账,,,\n会议名称,时间,主持人（姓名）,备注\n学习,2020年3月5日,某人,n\n", mapping);
        assertEquals(
                "{\"title\":\"学习\",\"heldOn\":\"2020-03-05\",\"notes\":\"n\",\"count\":3}", String.valueOf(row.body()));
        assertEquals("会议名称", row.columns().get("/title"));
        assertEquals("count", row.columns().get("/count"), "as the mapping calls it");
        assertEquals(3, row.number());
    }

    @Test
    void aConstantIsForWhatTheFileDoesNotSay() throws IOException, SheetFault {
        Mapping mapping = mapping(null, Map.of("title", TextNode.valueOf("t")));
        assertEquals("{\"title\":\"a\"}", String.valueOf(row("标题\na", mapping).body()));
        assertEquals(
                "{\"notes\":\"a\",\"title\":\"t\"}",
                String.valueOf(row("备注\na", mapping).body()));
    }

    @Test
    void aConstantListKeepsItsItems() throws IOException, SheetFault {
        List<String> items = List.of("甲、乙", "c,d", "'=e");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        Mapping mapping = mapping(null, Map.of("aliases", list));
        assertEquals(list, assertNotNullBody(row("标题\na", mapping)).get("aliases"));
    }

    @Test
    void severalColumnsGoIntoNotesUnderTheirHeadings() throws IOException, SheetFault {
        Mapping mapping = mapping(null, Map.of(), "地点", "notes", "主要内容", "notes", "决议", "notes");
        List<SourceRow> rows = rows("标题,地点,主要内容,决议\na,会议室,,通过\nb,,,\nc,,x,\n", mapping);
        assertEquals(
                "地点：会议室\n决议：通过", assertNotNullBody(rows.get(0)).get("notes").textValue());
        assertNull(assertNotNullBody(rows.get(1)).get("notes"));
        assertEquals("主要内容：x", assertNotNullBody(rows.get(2)).get("notes").textValue());
        // One alone is what it is.
        assertEquals("{\"notes\":\"x\"}", String.valueOf(row("地点\nx", mapping).body()));
    }

    private static JsonNode assertNotNullBody(SourceRow row) {
        assertNotNull(row.body());
        return row.body();
    }

    @Test
    void whatIsNoValueIsTold() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sheet(
                        "一",
                        "visible",
                        "<sheetData>"
                                + Workbooks.row(
                                        1,
                                        Workbooks.text("A1", "标题"),
                                        Workbooks.text("B1", "次数"),
                                        Workbooks.text("C1", "备注"))
                                + Workbooks.row(
                                        2,
                                        "<c r=\"A2\" t=\"e\"><v>#REF!</v></c>",
                                        "<c r=\"B2\"><f>A1</f></c>",
                                        Workbooks.text("C2", "x"))
                                + Workbooks.row(3, Workbooks.text("A3", "y")) + "</sheetData>",
                        "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>")
                .save(folder.resolve("upload"));
        try (SheetSource source = SheetSource.open(SheetFile.open(file, Mapping.NONE), FORM, Mapping.NONE)) {
            SourceRow second = source.next();
            assertNotNull(second);
            assertEquals(
                    List.of("标题 error-in-cell", "次数 not-computed"),
                    second.errors().stream()
                            .map(e -> e.column() + " " + e.code())
                            .toList());
            SourceRow third = source.next();
            assertNotNull(third);
            assertEquals("备注", third.errors().get(0).column());
            assertEquals("merged-cell", third.errors().get(0).code());
        }
    }
}
