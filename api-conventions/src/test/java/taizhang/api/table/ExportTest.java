package taizhang.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.page.PageRequest;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.testing.Sheets;
import taizhang.api.text.Name;

/** What stands in a table, and that it is whole or not there. */
class ExportTest {

    @TempDir
    Path folder;

    record Name(String zh, String en) {}

    record Step(String title) {}

    record Item(
            @Nullable String text,
            @Nullable Number number,
            @Nullable LocalDate day,
            @Nullable Boolean truth,
            @Nullable Instant at,
            @Nullable Name name,
            List<String> codes,
            List<Step> parts,
            Map<String, BigDecimal> quantities) {}

    record Found(List<Item> items, @Nullable String next, @Nullable Long total) implements Table.Page<Item> {}

    private static final String HEADER =
            "text,number,day,truth,at,name.zh,name.en,codes,parts,quantities.a-b,quantities.c\r\n";

    private static Item text(@Nullable String text) {
        return new Item(text, null, null, null, null, null, List.of(), List.of(), Map.of());
    }

    private static Item number(Number number) {
        return new Item(null, number, null, null, null, null, List.of(), List.of(), Map.of());
    }

    private static Table<Item> table(Table.Pages<Item> pages) {
        return new Table<>("items", Item.class, pages, () -> Map.of("quantities", List.of("a-b", "c")));
    }

    private static byte[] write(Format format, Item... items) throws IOException {
        return write(format, table((cursor, limit, withTotal) -> new Found(List.of(items), null, 1L)));
    }

    private static byte[] write(Format format, Table<Item> table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.begin(table, PageRequest.ALL, format).write(out);
        return out.toByteArray();
    }

    private static String csv(Item... items) throws IOException {
        return new String(write(Format.CSV, items), StandardCharsets.UTF_8);
    }

    private static Cell sheet(String column, Item item) throws IOException {
        return Sheets.cell(Sheets.xlsx(write(Format.XLSX, item)), 1, column);
    }

    @Test
    void everyFieldIsAColumn() throws IOException {
        Item item = new Item(
                "党课，\"重温\"\n誓词, 第一讲",
                new BigDecimal("1E+3"),
                LocalDate.of(2020, 3, 5),
                true,
                Instant.parse("2020-03-05T01:02:03.000004Z"),
                new Name("甲", "A"),
                List.of("x", "y"),
                List.of(new Step("一"), new Step("二")),
                Map.of("a-b", new BigDecimal("0.0000001")));
        assertEquals(
                "\uFEFF" + HEADER
                        + "\"党课，\"\"重温\"\"\n誓词, 第一讲\",1000,2020-03-05,true,\"2020-03-05T01:02:03.000004Z\",甲,A,x;y,一;二,"
                        + "0.0000001,\r\n",
                csv(item));
        assertEquals("\uFEFF" + HEADER + ",,,,,,,,,,\r\n", csv(text(null)));
    }

    @Test
    void aSheetHasNumbersAndDays() throws IOException {
        Item item = new Item(
                "党课，\"重温\"\n誓词",
                new BigDecimal("-12.50"),
                LocalDate.of(2020, 3, 5),
                false,
                Instant.EPOCH,
                new Name("甲", "A"),
                List.of("x", "y"),
                List.of(),
                Map.of("c", BigDecimal.TEN));
        List<Row> rows = Sheets.xlsx(write(Format.XLSX, item));
        assertEquals(2, rows.size());
        assertEquals("党课，\"重温\"\n誓词", Sheets.cell(rows, 1, "text").getText());
        assertEquals(CellType.NUMBER, Sheets.cell(rows, 1, "number").getType());
        assertEquals(new BigDecimal("-12.50"), Sheets.cell(rows, 1, "number").asNumber());
        assertEquals(
                LocalDate.of(2020, 3, 5), Sheets.cell(rows, 1, "day").asDate().toLocalDate());
        assertEquals("yyyy-mm-dd", Sheets.cell(rows, 1, "day").getDataFormatString());
        assertEquals(false, Sheets.cell(rows, 1, "truth").asBoolean());
        assertEquals("1970-01-01T00:00:00Z", Sheets.cell(rows, 1, "at").getText());
        assertEquals("A", Sheets.cell(rows, 1, "name.en").getText());
        assertEquals("x;y", Sheets.cell(rows, 1, "codes").getText());
        assertEquals(BigDecimal.TEN, Sheets.cell(rows, 1, "quantities.c").asNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"})
    void noTextIsAFormula(String text) throws IOException {
        assertTrue(Sheets.row(Sheets.csv(write(Format.CSV, text(text))), 1)
                .get("text")
                .startsWith("'" + text.charAt(0)));
        Cell cell = sheet("text", text(text));
        assertEquals(CellType.STRING, cell.getType());
        assertEquals("'" + text, cell.getText());
        assertEquals(
                "'" + text,
                Sheets.row(Sheets.csv(write(Format.CSV, text(text))), 1).get("text"));
    }

    @Test
    void norIsAPartOfAList() throws IOException {
        Item item = new Item(
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("a", "=1"),
                List.of(new Step("一"), new Step("+1")),
                Map.of());
        Map<String, String> cells = Sheets.row(Sheets.csv(write(Format.CSV, item)), 1);
        assertEquals("a;'=1", cells.get("codes"));
        assertEquals("一;'+1", cells.get("parts"));
    }

    @Test
    void aNumberStaysOne() throws IOException {
        assertEquals(
                "-5", Sheets.row(Sheets.csv(write(Format.CSV, number(-5))), 1).get("number"));
        assertEquals(CellType.NUMBER, sheet("number", number(-5)).getType());
    }

    @Test
    void aSheetHoldsTextsThatXmlDoesNot() throws IOException {
        assertEquals("a_x0001_b_xFFFE_", sheet("text", text("a\u0001b\uFFFE")).getText());
        assertEquals("<&>\"']]>😀", sheet("text", text("<&>\"']]>😀")).getText());
        assertEquals(" a \n", sheet("text", text(" a \n")).getText());
        assertEquals("a_x005F_x0041_", sheet("text", text("a_x0041_")).getText());
        assertEquals(
                "_x005F_x0041_x005F_x0042_",
                sheet("text", text("_x0041_x0042_")).getText());
        assertEquals("_x005F_x0041_x0001_", sheet("text", text("_x0041\u0001")).getText());
    }

    @Test
    void whatIsTooLongForASheetSaysSo() throws IOException {
        String longest = "字".repeat(SheetText.LONGEST);
        assertEquals(longest, sheet("text", text(longest)).getText());
        String cut = sheet("text", text("x" + "😀".repeat(20_000))).getText();
        assertTrue(cut.length() <= SheetText.LONGEST && cut.endsWith("😀 … [40001; CSV]"), cut.substring(32_700));
        assertEquals(
                40_001,
                Sheets.row(Sheets.csv(write(Format.CSV, text("x" + "😀".repeat(20_000)))), 1)
                        .get("text")
                        .length());
    }

    @Test
    void daysBeforeThoseOfExcelAreTexts() throws IOException {
        Item item = new Item(null, null, LocalDate.of(1900, 2, 28), null, null, null, List.of(), List.of(), Map.of());
        assertEquals("1900-02-28", sheet("day", item).getText());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void allPagesAreReadUnlessOneIsAskedFor(Format format) throws IOException {
        List<String> read = new ArrayList<>();
        Table<Item> table = table((cursor, limit, withTotal) -> {
            read.add(cursor + " " + limit);
            int page = cursor == null ? 1 : Integer.parseInt(cursor);
            return new Found(List.of(text("t" + page)), page == 3 ? null : "" + (page + 1), null);
        });
        byte[] all = write(format, table);
        assertEquals(List.of("null 500", "2 500", "3 500"), read);
        assertEquals(
                4,
                format == Format.CSV ? Sheets.csv(all).size() : Sheets.xlsx(all).size());
        for (PageRequest part : Set.of(new PageRequest(7, "2", false), new PageRequest(null, "2", true))) {
            read.clear();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Export.begin(table, part, format).write(out);
            assertEquals(List.of("2 " + (part.limit() == null ? 50 : 7)), read);
        }
    }

    @Test
    void aSheetIsNotBegunWhenItCannotHoldTheList() throws IOException {
        long most = 1_048_575;
        Table<Item> fitting = table((cursor, limit, withTotal) -> new Found(List.of(), null, withTotal ? most : null));
        assertEquals(1, Sheets.xlsx(write(Format.XLSX, fitting)).size());
        Table<Item> larger =
                table((cursor, limit, withTotal) -> new Found(List.of(), null, withTotal ? most + 1 : null));
        assertEquals(
                HttpProblem.TOO_MANY_ROWS,
                assertThrows(ProblemException.class, () -> write(Format.XLSX, larger))
                        .type());
        assertEquals(1, Sheets.csv(write(Format.CSV, larger)).size());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aKeyWithoutAColumnIsNotLeftOut(Format format) {
        Item item = new Item(null, null, null, null, null, null, List.of(), List.of(), Map.of("new", BigDecimal.ONE));
        assertThrows(IllegalStateException.class, () -> write(format, item));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatFailsIsNotFinished(Format format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export<Item> export = Export.begin(
                table((cursor, limit, withTotal) -> {
                    if (cursor != null) {
                        throw new IllegalStateException("gone");
                    }
                    return new Found(List.of(text("a")), "2", null);
                }),
                PageRequest.ALL,
                format);
        assertThrows(IllegalStateException.class, () -> export.write(out));
        if (format == Format.XLSX) {
            assertThrows(Exception.class, () -> Sheets.xlsx(out.toByteArray()));
        }
    }

    /** Columns that are known when the table begins, with something wrong in one of them. */
    private static final class Mended implements Shape<Item> {
        private boolean closed;

        @Override
        public List<String> names() {
            return List.of("类型", "错误");
        }

        @Override
        public List<Object> cells(Item item) {
            if (item.text() == null) {
                throw new IllegalStateException("gone");
            }
            return List.of(new Marked(item.text(), "not known"), "不认识");
        }

        @Override
        public boolean isFiltered() {
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Table<Item> mended(Mended shape, Item... items) {
        return new Table<>("items", (cursor, limit, withTotal) -> new Found(List.of(items), null, 1L), () -> shape, 10);
    }

    @Test
    void whatIsWrongIsColouredAndSaysWhy() throws IOException {
        Mended shape = new Mended();
        assertEquals(
                "\uFEFF类型,错误\r\n\"'=党客\",不认识\r\n",
                new String(write(Format.CSV, mended(shape, text("=党客"))), StandardCharsets.UTF_8));
        assertTrue(shape.closed);
        byte[] book = write(Format.XLSX, mended(new Mended(), text("=党客"), text("好")));
        assertEquals("'=党客", Sheets.cell(Sheets.xlsx(book), 1, "类型").getText());
        Map<String, String> parts = parts(book);
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertTrue(sheet.contains("<autoFilter ref=\"A1:B3\""), sheet);
        assertTrue(sheet.matches("(?s).*<c r=\"A2\" s=\"[1-9]\".*"), sheet);
        assertTrue(sheet.matches("(?s).*<c r=\"B2\" (s=\"0\" )?t=.*"), sheet);
        assertTrue(parts.get("xl/styles.xml").contains("FFC7CE"), parts.get("xl/styles.xml"));
        String comments = parts.get("xl/comments1.xml");
        assertTrue(comments.contains("ref=\"A2\"") && comments.contains("not known"), comments);
    }

    @Test
    void whatATableOpensIsClosedWhenItBreaksOff() {
        Mended shape = new Mended();
        assertThrows(IllegalStateException.class, () -> write(Format.CSV, mended(shape, text(null))));
        assertTrue(shape.closed);
    }

    private Map<String, String> parts(byte[] book) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip =
                new ZipFile(Files.write(folder.resolve("book.xlsx"), book).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
