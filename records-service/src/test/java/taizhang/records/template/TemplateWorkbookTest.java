package taizhang.records.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.api.text.Name;
import taizhang.records.template.TemplateColumn.Form;

/** What an empty sheet is as a file, as a spreadsheet program finds it. */
class TemplateWorkbookTest {

    private static final List<String> MANY =
            IntStream.range(0, 2000).mapToObj(i -> "第" + i + "支部").toList();

    private static final EmptySheet.Content CONTENT = new EmptySheet.Content(
            new Name("党课", "Party lecture"),
            "activities",
            List.of(
                    TemplateColumn.of(new Name("组织", "Organization"), Form.TEXT)
                            .offering(MANY, false)
                            .needed()
                            .example("=第0支部"),
                    TemplateColumn.choice(new Name("形式", "Form"), List.of("辅导", "一般")),
                    TemplateColumn.of(new Name("日期", "Date"), Form.DAY).example(LocalDate.of(2020, 3, 5)),
                    TemplateColumn.of(new Name("次数", "Count"), Form.WHOLE)
                            .help("空着是 1", "Empty: 1")
                            .example(1)));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWorkbook.write(CONTENT, out);
        }
    }

    private String part(String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theFirstSheetHasHeadingsAndAnExampleAndNothingElse() throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            List<Row> rows = book.getFirstSheet().read();
            assertEquals(2, rows.size());
            assertEquals(
                    List.of("组织", "形式", "日期", "次数"),
                    rows.get(0).stream().map(cell -> cell.getText()).toList());
            assertEquals("'=第0支部", rows.get(1).getCellText(0));
            assertEquals("", rows.get(1).getCellText(1));
            assertEquals(
                    LocalDate.of(2020, 3, 5),
                    rows.get(1).getCellAsDate(2).orElseThrow().toLocalDate());
            assertEquals("1", rows.get(1).getCellText(3));
        }
    }

    @Test
    void whatCanBeChosenStandsInAHiddenSheetHoweverMuchItIs() throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            List<Sheet> sheets = book.getSheets().toList();
            assertEquals(
                    List.of("填报", "填写说明", "选项"),
                    sheets.stream().map(Sheet::getName).toList());
            assertEquals(
                    List.of(SheetVisibility.VISIBLE, SheetVisibility.VISIBLE, SheetVisibility.HIDDEN),
                    sheets.stream().map(Sheet::getVisibility).toList());
            List<Row> lists = sheets.get(2).read();
            assertEquals(MANY, lists.stream().map(row -> row.getCellText(0)).toList());
            assertEquals("一般", lists.get(1).getCellText(1));
        }
        String sheet = part("xl/worksheets/sheet1.xml");
        assertTrue(
                sheet.contains("sqref=\"A2:A1048576\" type=\"list\"")
                        && sheet.contains("$A$1:$A$2000")
                        && sheet.contains("errorStyle=\"warning\""),
                sheet);
        assertTrue(
                sheet.contains("sqref=\"B2:B1048576\" type=\"list\"")
                        && sheet.contains("$B$1:$B$2")
                        && sheet.contains("errorStyle=\"stop\""),
                sheet);
    }

    @Test
    void theInstructionsSayOfEachColumnHowItIsFilled() throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            List<Row> rows = book.getSheets().toList().get(1).read();
            List<String> last = rows.get(rows.size() - 1).stream()
                    .map(cell -> cell == null ? "" : cell.getText())
                    .toList();
            assertEquals(List.of("次数", "", "整数。空着是 1", "Count", "A whole number. Empty: 1"), last);
            assertEquals("是", rows.get(rows.size() - 4).getCellText(1));
        }
    }
}
