package taizhang.records.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.sheet.Workbooks.row;
import static taizhang.records.sheet.Workbooks.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** Workbooks as programs, people and attackers write them. */
class XlsxFileTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("upload");
    }

    private static Mapping mapping(@Nullable String sheet, @Nullable Long headingRow) {
        return new Mapping(Map.of(), Map.of(), headingRow, sheet);
    }

    @Test
    void asALibraryWritesIt() throws IOException, SheetFault {
        Path file = Workbooks.written(file(), book -> {
            var sheet = book.newWorksheet("一");
            sheet.value(0, 0, "类型");
            sheet.value(0, 2, "日期");
            sheet.value(3, 0, "党课 & <学习>");
            sheet.value(3, 1, 12.5);
            sheet.value(3, 2, LocalDate.of(2020, 3, 5));
            sheet.style(3, 2).format("yyyy-mm-dd").set();
            sheet.value(4, 0, true);
            sheet.inlineString(4, 2, "𠮷");
        });
        assertEquals(List.of("1:类型||日期", "4:党课 & <学习>|12.5|2020-03-05", "5:TRUE||𠮷"), SheetFiles.read(file));
    }

    @Test
    void noSheetGoesAsFarAsTheRowOfHeadings() throws IOException {
        Path file = Workbooks.written(file(), book -> book.newWorksheet("一").value(0, 0, "类型"));
        SheetFiles.refused(RecordsProblem.EMPTY_HEADING_ROW, List.of("5"), file, mapping(null, 5L));
    }

    @Test
    void textsOfAllKinds() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sharedTexts("<si><t>a</t></si>"
                        + "<si><r><t>党</t></r><r><rPr/><t xml:space=\"preserve\">课 </t></r><rPh sb=\"0\" eb=\"1\"><t>dang</t></rPh></si>"
                        + "<si><t>x_x000D_y _x005F_x0041_</t></si>")
                .sheet(
                        "一",
                        "visible",
                        "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c></row>"
                                + "<row><c t=\"str\"><f>A1&amp;1</f><v>党课1</v></c><c r=\"D2\"><v>1</v></c></row>")
                .save(file());
        assertEquals(List.of("1:党课 |a|x\ry _x0041_", "2:党课1|||1"), SheetFiles.read(file));
    }

    @Test
    void numbersAreWhatAProgramShows() throws IOException, SheetFault {
        Path file = new Workbooks()
                .styles(
                        "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
                                + "<numFmt numFmtId=\"171\" formatCode=\"[Red]0.00&quot;days&quot;\"/></numFmts>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"31\"/></cellXfs>")
                .sheet(
                        "一",
                        "visible",
                        "<row><c><v>0.30000000000000004</v></c><c><v>1.5E3</v></c><c s=\"1\"><v>43895</v></c><c s=\"2\"><v>43895.75</v></c>"
                                + "<c s=\"3\"><v>43895</v></c><c s=\"4\"><v>43895</v></c><c t=\"b\"><v>0</v></c></row>")
                .save(file());
        assertEquals(List.of("1:0.3|1500|2020-03-05|2020-03-05|43895|2020-03-05|FALSE"), SheetFiles.read(file));
    }

    @Test
    void daysSince1904() throws IOException, SheetFault {
        Path file = new Workbooks()
                .since1904()
                .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
                .sheet("一", "visible", "<row><c s=\"1\"><v>42433</v></c><c><v>42433</v></c></row>")
                .save(file());
        SheetRow row = SheetFiles.rows(file, Mapping.NONE).get(0);
        assertEquals(LocalDate.of(2020, 3, 5), Days.read(row.cell(0)));
        assertEquals(LocalDate.of(2020, 3, 5), Days.read(row.cell(1)));
    }

    @Test
    void whatIsNoValueDoesNotPassForAnEmptyCell() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sheet(
                        "一",
                        "visible",
                        "<sheetData>" + row(1, text("A1", "a"), text("B1", "b"), text("C1", "c"))
                                + row(2, "<c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"B2\"><f>1+1</f></c>")
                                + row(3, text("A3", "merged"), text("C3", "x")) + row(4, text("C4", "y"))
                                + "</sheetData>",
                        "<mergeCells count=\"1\"><mergeCell ref=\"A3:B4\"/></mergeCells>")
                .save(file());
        List<SheetRow> rows = SheetFiles.rows(file, Mapping.NONE);
        assertEquals(
                List.of(Cell.Kind.ERROR, Cell.Kind.NOT_COMPUTED),
                rows.get(1).cells().stream().map(Cell::kind).toList());
        assertEquals(
                List.of(Cell.Kind.TEXT, Cell.Kind.MERGED, Cell.Kind.TEXT),
                rows.get(2).cells().stream().map(Cell::kind).toList());
        assertEquals(
                List.of(Cell.Kind.MERGED, Cell.Kind.MERGED, Cell.Kind.TEXT),
                rows.get(3).cells().stream().map(Cell::kind).toList());
    }

    private static final String HEADS = row(1, text("A1", "标题"), text("B1", "日期"));
    private static final String DATA = HEADS + row(2, text("A2", "x"));

    @Test
    void theFirstSheetThatCanBeSeenAndHasSomethingInIt() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sheet("隐", "hidden", DATA.replace(">x<", ">hidden<"))
                .sheet("空", "visible", "")
                .sheet("表", "visible", DATA)
                .sheet("说明", "visible", row(1, text("A1", "标题怎么填"), text("B1", "日期")))
                .sheet("空表", "visible", HEADS)
                .save(file());
        assertEquals(List.of("1:标题|日期", "2:x"), SheetFiles.read(file));
        assertEquals(List.of("1:标题|日期", "2:hidden"), SheetFiles.read(file, mapping(" 隐", null)));
        SheetFiles.refused(RecordsProblem.UNKNOWN_SHEET, List.of("丙", "隐, 空, 表, 说明, 空表"), file, mapping("丙", null));
    }

    @Test
    void severalSheetsWithTheSameHeadingsAndRows() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sheet("一月", "visible", DATA)
                .sheet("二月", "visible", DATA)
                .save(file());
        SheetFiles.refused(RecordsProblem.SEVERAL_SHEETS, List.of("一月, 二月"), file, Mapping.NONE);
        assertEquals(2, SheetFiles.read(file, mapping("二月", null)).size());
    }

    @Test
    void hiddenRowsAreRows() throws IOException, SheetFault {
        Path file = new Workbooks()
                .sheet("一", "visible", HEADS + row(2, text("A2", "x")).replace("<row", "<row hidden=\"1\""))
                .save(file());
        assertEquals(List.of("1:标题|日期", "2:x"), SheetFiles.read(file));
    }

    @Test
    void cutInHalfAtAnyPlace() throws IOException {
        byte[] whole =
                Files.readAllBytes(new Workbooks().sheet("一", "visible", DATA).save(file()));
        for (int length = 4; length < whole.length; length += 7) {
            SheetFiles.refused(RecordsProblem.DAMAGED_SHEET, Files.write(file(), Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void damagedInside() throws IOException {
        Stream.of(
                        "<row r=\"2\"/><row r=\"2\"/>",
                        "<row r=\"x\"/>",
                        "<row><c t=\"s\"><v>7</v></c></row>",
                        "<row><c><v>twelve</v></c></row>",
                        "<row><c><v>1E999999999</v></c></row>",
                        "<row><c r=\"ZZZZ1\"><v>1</v></c></row>",
                        "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                        "<row><c>",
                        "&amp",
                        "<row><c s=\"-1\"><v>43895</v></c></row>")
                .forEach(rows -> {
                    try {
                        SheetFiles.refused(
                                RecordsProblem.DAMAGED_SHEET,
                                new Workbooks().sheet("一", "visible", rows).save(file()));
                    } catch (IOException disk) {
                        throw new AssertionError(disk);
                    }
                });
    }

    @Test
    void entitiesAreNotResolved() throws IOException {
        Path file = new Workbooks()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><worksheet/>")
                .sheet("一", "visible", "")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c t=\"str\"><v>&secret;</v></c></row></sheetData></worksheet>")
                .save(file());
        SheetFiles.refused(RecordsProblem.DAMAGED_SHEET, file);
    }

    @Test
    void aZipThatHoldsNoWorkbook() throws IOException {
        SheetFiles.refused(
                RecordsProblem.NOT_A_SHEET, new Workbooks().part("a.txt", "a").savedAlone(file()));
    }

    private static void zeros(java.io.OutputStream out, String begin, int mebibytes, String end) {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) ' ');
        Workbooks.write(out, begin.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < mebibytes; i++) {
            Workbooks.write(out, blank);
        }
        Workbooks.write(out, end.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bombs() throws IOException {
        Path blanks = new Workbooks()
                .sheet("一", "visible", "")
                .part(
                        "xl/worksheets/sheet1.xml",
                        out -> zeros(out, "<worksheet><sheetData>", 64, "</sheetData></worksheet>"))
                .save(file());
        SheetFiles.refused(RecordsProblem.UNPACKS_TOO_LARGE, blanks);
        Path oneName = new Workbooks()
                .sheet("一", "visible", "")
                .part("xl/worksheets/sheet1.xml", out -> zeros(out, "<worksheet a=\"", 64, "\"/>"))
                .save(file());
        SheetFiles.refused(RecordsProblem.UNPACKS_TOO_LARGE, oneName);
        Path texts = new Workbooks()
                .sharedTexts("")
                .part("xl/sharedStrings.xml", out -> {
                    Workbooks.write(out, "<sst>".getBytes(StandardCharsets.UTF_8));
                    byte[] some = "<si><t>a</t></si>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 1_000; i++) {
                        Workbooks.write(out, some);
                    }
                })
                .sheet("一", "visible", "<row><c t=\"s\"><v>100000000</v></c></row>")
                .save(file());
        SheetFiles.refused(RecordsProblem.UNPACKS_TOO_LARGE, texts);
    }
}
