package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.sheet.Workbooks.text;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taizhang.records.sheet.Workbooks;

/** Files that hurt are refused as a whole, in clear words, or answered row by row: never with more than memory holds. */
@QuarkusTest
class HurtfulFilesTest extends ImportFixture {

    private static final String CSV = "text/csv";
    private static final String HEADINGS = "类型,组织,标题,日期";
    private static final int MOST_ERRORS = 50;
    private static final int LONGEST_ANSWER = 100_000;

    @TempDir
    Path folder;

    /** Refused at once: what the file is, and the status and code that answer it. */
    private enum Refused {
        EMPTY("", 422, "no-rows"),
        HEADINGS_ONLY(HEADINGS + "\n\n,,\n", 422, "no-rows"),
        TWO_ROWS_OF_HEADINGS("2020年度台账,,,\n" + HEADINGS + "\n党课,X,一,2020-03-05\n", 422, "unknown-heading"),
        TEN_THOUSAND_UNKNOWN_COLUMNS("列列列" + ",列x".repeat(9_999) + "\na\n", 422, "unknown-heading"),
        A_HEADING_OF_A_MEGABYTE("标题," + "长".repeat(350_000) + "\na,b\n", 422, "unknown-heading"),
        UTF_16(HEADINGS + "\n", "UTF-16", 400, "unknown-encoding"),
        OTHER_BYTES("Title\n\u00ff\n", "ISO-8859-1", 400, "unknown-encoding"),
        AN_OLD_WORKBOOK("\u00d0\u00cf\u0011\u00e0\0\0\0\0", "ISO-8859-1", 415, "old-workbook");

        private final String file;
        private final String charset;
        private final int status;
        private final String code;

        Refused(String file, int status, String code) {
            this(file, "UTF-8", status, code);
        }

        Refused(String file, String charset, int status, String code) {
            this.file = file;
            this.charset = charset;
            this.status = status;
            this.code = code;
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedAtOnce(Refused bad) {
        refused(bad.file.getBytes(Charset.forName(bad.charset)), bad.status, bad.code);
    }

    @Test
    void workbooksThatAreNone() throws IOException {
        byte[] whole = workbook("", Workbooks.row(1, text("A1", "标题")) + Workbooks.row(2, text("A2", "x")));
        refused(Arrays.copyOf(whole, whole.length / 2), 400, "damaged-sheet");
        Path other = new Workbooks().part("a.txt", "a").savedAlone(folder.resolve("other"));
        refused(Files.readAllBytes(other), 415, "not-a-sheet");
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Path bomb = new Workbooks()
                .sheet("一", "visible", "")
                .part("xl/worksheets/sheet1.xml", out -> {
                    Workbooks.write(out, "<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
                    IntStream.range(0, 64).forEach(mebibyte -> Workbooks.write(out, blanks));
                })
                .save(folder.resolve("bomb"));
        refused(Files.readAllBytes(bomb), 413, "unpacks-too-large");
    }

    private void refused(byte[] file, int status, String code) {
        Response refused = send(file, CSV, null);
        assertEquals(status, refused.statusCode(), refused.asString());
        assertEquals(code, refused.path("code"));
        assertTrue(refused.asString().length() < LONGEST_ANSWER, "the answer is as long as the file");
        assertEquals(0, within("recorder").get(IMPORTS).<List<?>>path("items").size());
    }

    @Test
    void whatIsFoundOnTheWayFailsTheWhole() throws IOException {
        String good = "党课,%s,一,2020-03-05\n".formatted(own).repeat(2_000);
        failed(utf8(HEADINGS + "\n" + good + "党课,X,\"二,2020-03-05\n" + good), "unclosed-quote");
        failed(
                workbook(
                        "<mergeCell ref=\"A1:XFD9\"/>".repeat(2),
                        Workbooks.row(1, text("A1", "标题")) + Workbooks.row(2, text("A2", "x"))),
                "damaged-sheet");
    }

    private void failed(byte[] file, String code) {
        Response failed = ended(within("recorder"), send(file, CSV, null));
        assertEquals("failed", failed.path("state"), failed.asString());
        assertEquals(code, failed.path("fault.code"));
        assertEquals("Accept-Language", failed.header("Vary"));
        String path = IMPORTS + "/" + failed.path("id");
        Response chinese = within("reader").header("Accept-Language", "zh").get(path);
        assertNotEquals(failed.<String>path("fault.detail"), chinese.path("fault.detail"));
        assertEquals(
                "Accept-Language",
                within("reader")
                        .header("If-None-Match", chinese.header("ETag"))
                        .get(path)
                        .header("Vary"));
        assertEquals("Accept, Accept-Language", rows(failed, "").header("Vary"));
        assertEquals(0, activities().size());
    }

    @Test
    void whatIsWrittenInOtherWaysIsRead() {
        String good = "党课,%s,%s,2020-03-05".formatted(own, "%s");
        String mixed =
                HEADINGS + "\r\n" + good.formatted("一") + "\r" + good.formatted("二") + "\n\n\r\n" + good.formatted("三");
        counts(ended(within("recorder"), send(utf8(mixed), CSV, "a.xlsx")), "completed", 3, 0, 0, 0);
        byte[] chinese = (HEADINGS + "\n" + good.formatted("四")).getBytes(Charset.forName("GB18030"));
        counts(ended(within("recorder"), send(chinese, CSV, "a.xls")), "completed", 1, 0, 0, 0);
    }

    @Test
    void cellsUnderNoHeadingByTheThousand() {
        String wide = "党课,%s,一,2020-03-05".formatted(own) + ",x".repeat(9_000) + "\n";
        Response errors = rejected(utf8(HEADINGS + "\n" + wide.repeat(30)), CSV, 30);
        assertEquals("no-heading", errors.path("items[29].errors[0].code"));
        assertEquals(MOST_ERRORS, errors.<List<?>>path("items[29].errors").size());
    }

    @Test
    void wordsOfAMegabyte() {
        String word = "长".repeat(350_000);
        rejected(utf8(HEADINGS + "\n%s,%s,一,2020-03-05\n".formatted(word, own)), CSV, 1);
        rejected(utf8(HEADINGS + "\n党课,%s,一,%s\n".formatted(word, word)), CSV, 1);
        String marks = "e" + "\u0301\u0316".repeat(200_000);
        rejected(utf8(HEADINGS + "\n%s,%s,一,2020-03-05\n".formatted(marks, own)), CSV, 1);
        rejected(utf8(line(row(marks))), NDJSON, 1);
        Map<String, @Nullable Object> row = row(word);
        row.put("organization", "x".repeat(900_000));
        rejected(utf8(line(row)), NDJSON, 1);
    }

    @Test
    void linesWithMoreErrorsThanAnybodyReads() {
        Map<String, @Nullable Object> row = row("一");
        row.put("quantities", IntStream.range(0, 50_000).boxed().collect(Collectors.toMap(i -> "q" + i, i -> 1)));
        Response errors = rejected(utf8(line(row)), NDJSON, 1);
        assertEquals("unknown-quantity", errors.path("items[0].errors[0].code"));
        assertEquals(MOST_ERRORS, errors.<List<?>>path("items[0].errors").size());
        rejected(utf8("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)), NDJSON, 1);
    }

    private Response rejected(byte[] file, String mediaType, int rows) {
        Response ended = ended(within("recorder"), send(file, mediaType, null));
        counts(ended, "completed-with-errors", 0, 0, 0, rows);
        Response errors = rows(ended, "?outcome=rejected&limit=500");
        assertTrue(errors.asString().length() < rows * LONGEST_ANSWER, "the answer is as long as the file");
        return errors;
    }

    private Response send(byte[] file, String mediaType, @Nullable String name) {
        var sent = within("recorder").contentType(mediaType).body(file);
        return (name == null ? sent : sent.header("Content-Disposition", "attachment; filename=" + name))
                .post(IMPORTS + "?entity=activities&mode=commit");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] workbook(String merged, String rows) throws IOException {
        return Files.readAllBytes(new Workbooks()
                .sheet(
                        "一",
                        "visible",
                        "<sheetData>" + rows + "</sheetData>",
                        merged.isEmpty() ? "" : "<mergeCells>" + merged + "</mergeCells>")
                .save(folder.resolve("book")));
    }
}
