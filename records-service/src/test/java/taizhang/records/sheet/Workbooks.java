package taizhang.records.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Workbooks for tests: by a library, as programs write them, or part by part, as nobody should. */
public final class Workbooks {

    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
    private static final String RELATION =
            "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\""
                    + " Target=\"%s\"/>";

    private final Map<String, Consumer<OutputStream>> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int count;

    /** A workbook as a program writes it. */
    static Path written(Path file, Consumer<Workbook> content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Test", null)) {
            content.accept(book);
        }
        return file;
    }

    /** @param state visible, hidden or veryHidden */
    public Workbooks sheet(String name, String state, String rows) {
        return sheet(name, state, "<sheetData>" + rows + "</sheetData>", "");
    }

    public Workbooks sheet(String name, String state, String data, String behind) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"s%2$d\"/>".formatted(name, count, state));
        relations.append(RELATION.formatted("s" + count, "worksheet", "worksheets/sheet" + count + ".xml"));
        return part(
                "xl/worksheets/sheet" + count + ".xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + data + behind
                        + "</worksheet>");
    }

    Workbooks sharedTexts(String items) {
        relations.append(RELATION.formatted("t", "sharedStrings", "sharedStrings.xml"));
        return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    Workbooks styles(String content) {
        relations.append(RELATION.formatted("f", "styles", "styles.xml"));
        return part("xl/styles.xml", "<styleSheet>" + content + "</styleSheet>");
    }

    Workbooks since1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public Workbooks part(String name, String content) {
        return part(name, out -> write(out, content.getBytes(StandardCharsets.UTF_8)));
    }

    public Workbooks part(String name, Consumer<OutputStream> content) {
        parts.put(name, content);
        return this;
    }

    public Path save(Path file) throws IOException {
        part("_rels/.rels", RELATIONS.formatted(RELATION.formatted("b", "officeDocument", "xl/workbook.xml")));
        part("xl/_rels/workbook.xml.rels", RELATIONS.formatted(relations));
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + properties + "<sheets>" + sheets + "</sheets></workbook>");
        return savedAlone(file);
    }

    /** Without what makes a workbook of it. */
    public Path savedAlone(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Consumer<OutputStream>> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().accept(zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    public static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A cell of inline text. */
    public static String text(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    public static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }
}
