package taizhang.records.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** CSV as programs and people leave it. */
class CsvFileTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }

    private Path file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void utf8WithAndWithoutMarkAndGb18030() throws IOException, SheetFault {
        List<String> rows = List.of("1:类型|标题", "2:党课|学习𠮷");
        assertEquals(rows, SheetFiles.read(file("类型,标题\n党课,学习𠮷\n")));
        assertEquals(rows, SheetFiles.read(file("\ufeff类型,标题\n党课,学习𠮷\n")));
        assertEquals(rows, SheetFiles.read(file("类型,标题\n党课,学习𠮷\n".getBytes(GB18030))));
    }

    @Test
    void oneByteThatIsNotUtf8AtTheVeryEndMakesItGb18030() throws IOException, SheetFault {
        byte[] head = "a,b\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "党,课".getBytes(GB18030);
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        List<String> rows = SheetFiles.read(file(all));
        assertEquals("10001:党|课", rows.get(10_000));
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        SheetFiles.refused(RecordsProblem.UNKNOWN_ENCODING, file("类型,标题".getBytes(StandardCharsets.UTF_16)));
        SheetFiles.refused(RecordsProblem.UNKNOWN_ENCODING, file(new byte[] {'a', ',', (byte) 0xff, '\n'}));
        SheetFiles.refused(RecordsProblem.NOT_A_SHEET, file(new byte[] {'a', 0, 'b', 0, '\n', 0}));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsThatOfTheHeadings(String separator) throws IOException, SheetFault {
        String text = "类型;标题,备注".replace(separator, "") + "_日期_次数\n党课_a;b,c_1,2\n";
        assertEquals(
                2,
                SheetFiles.rows(file(text.replace("_", separator)), Mapping.NONE)
                        .size());
        String heads = "类型_标题_备注\n\"a,b;c\td\"_x_y\n".replace("_", separator);
        assertEquals(List.of("1:类型|标题|备注", "2:a,b;c\td|x|y"), SheetFiles.read(file(heads)));
        String quoted = "\"类型\"_\"标题\"\n\"党课\"_\"他说\"\"好\"\"\"\n".replace("_", separator);
        assertEquals(List.of("1:类型|标题", "2:党课|他说\"好\""), SheetFiles.read(file(quoted)));
    }

    @Test
    void lineEndsOfAllKindsAndNoneAtTheEnd() throws IOException, SheetFault {
        assertEquals(
                List.of("1:a|b", "2:1|2", "3:3|4", "4:5|6", "6:7|x\r\ny\nz"),
                SheetFiles.read(file("a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,\"x\r\ny\nz\"")));
    }

    @Test
    void emptyRowsCountAndAreLeftOut() throws IOException, SheetFault {
        assertEquals(List.of("3:a|b", "6:1|"), SheetFiles.read(file("\n,\na,b\n\n , \u3000\n1,\n\n")));
    }

    @Test
    void aQuotationMarkThatIsNotClosed() throws IOException {
        List<String> third = List.of("3");
        Path toTheEnd = file("a,b\n1,2\n\"x,3\n4,5\n");
        SheetFiles.refused(RecordsProblem.UNCLOSED_QUOTE, third, toTheEnd, Mapping.NONE);
        Path toTheNext = file("a,b\n1,2\n\"x,3\n\"y\",5\n");
        SheetFiles.refused(RecordsProblem.UNCLOSED_QUOTE, third, toTheNext, Mapping.NONE);
        Path forEver = file("a,b\n1,2\n\"x,3\n" + "4,5\n".repeat(1_000_000));
        SheetFiles.refused(RecordsProblem.UNCLOSED_QUOTE, third, forEver, Mapping.NONE);
    }

    @Test
    void aMarkWithinACellIsAMark() throws IOException, SheetFault {
        assertEquals(List.of("1:a|b", "2:5\" x|2"), SheetFiles.read(file("a,b\n5\" x,2\n")));
    }

    @Test
    void wideRowsAndLongCells() throws IOException, SheetFault {
        String million = "长".repeat(1_000_000);
        List<SheetRow> rows = SheetFiles.rows(file("a" + ",h".repeat(9_999) + "\n\"" + million + "\"\n"), Mapping.NONE);
        assertEquals(10_000, rows.get(0).cells().size());
        assertEquals(million, rows.get(1).cell(0).text());
        SheetFiles.refused(RecordsProblem.ROW_TOO_LONG, List.of("2"), file("a,b\n" + ",".repeat(16_384)), Mapping.NONE);
        SheetFiles.refused(
                RecordsProblem.ROW_TOO_LONG, List.of("2"), file("a,b\n" + "x".repeat(3_000_000)), Mapping.NONE);
    }

    @Test
    void whatIsNoTable() throws IOException {
        SheetFiles.refused(RecordsProblem.NOT_A_SHEET, file("<html><table><tr><td>类型</td></tr></table></html>"));
        SheetFiles.refused(RecordsProblem.NOT_A_SHEET, file("\ufeff<?xml version=\"1.0\"?><Workbook/>"));
        SheetFiles.refused(RecordsProblem.NOT_A_SHEET, file("%PDF-1.7\n"));
        SheetFiles.refused(RecordsProblem.OLD_WORKBOOK, file(new byte[] {
            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        }));
    }
}
