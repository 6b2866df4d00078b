package taizhang.records.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** Names go through headers and come out as they were meant. */
class FileNameRulesTest {

    private static String name(String parameters) {
        return FileNameRules.name(latin("form-data; name=\"file\"; " + parameters));
    }

    /** As the bytes of UTF-8 look in a header. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename=\"a.pdf\" | a.pdf",
                "filename=a.pdf | a.pdf",
                "FileName = \"a b; c=d.pdf\" | a b; c=d.pdf",
                "filename=\"签到表（第三季度）.pdf\" | 签到表（第三季度）.pdf",
                "filename=\"../../etc/passwd\" | passwd",
                "filename=\"/abs/报告.docx\" | 报告.docx",
                "filename=\"C:\\Users\\王\\报告.docx\" | 报告.docx",
                "filename=\"a\\\"b.pdf\" | a\"b.pdf",
                "filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf | 报告.pdf",
                "filename=\"x.pdf\"; filename*=utf-8'zh'..%2F..%2F%E6%8A%A5%E5%91%8A.pdf | 报告.pdf",
                "filename*=UTF-8''50%zz.pdf | 50%zz.pdf",
                "filename=\"x.pdf\"; filename*=latin'' | x.pdf",
                "filename=\"cafe\u0301.txt\" | café.txt"
            })
    void theLastPartOfThePath(String parameters, String name) {
        assertEquals(name, name(parameters));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"\"",
                "filename=\"..\"",
                "filename=\"a/\"",
                "filename=\" \"",
                "filename*=UTF-8''a%00.pdf",
                "filename*=UTF-8''a%0D%0Ab.pdf",
                "filename*=UTF-8''%E2%80%AEfdp.exe",
                "filename*=UTF-8''%E2%80%8B.pdf",
                "filename*=UTF-8''%FF.pdf"
            })
    void whatCannotBeAName(String parameters) {
        ProblemException problem = assertThrows(ProblemException.class, () -> name(parameters));
        assertEquals(HttpProblem.INVALID, problem.type());
    }

    @Test
    void atMost255Characters() {
        String longest = "报".repeat(251) + ".pdf";
        assertEquals(longest, name("filename=\"" + longest + "\""));
        assertThrows(ProblemException.class, () -> name("filename=\"x" + longest + "\""));
    }

    /** Among the bytes of these are 0x85 and 0xA0, which are an end of line and a blank to some. */
    @ParameterizedTest
    @ValueSource(strings = {"党课.pdf", "内部.pdf", "全体.pdf", "内", "a\u0160.pdf"})
    void bytesThatLookLikeBlanks(String name) {
        for (String value : List.of("\"" + name + "\"", name)) {
            byte[] body = ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=" + value
                            + "\r\nContent-Type: application/pdf\r\n\r\n%PDF-\r\n--b--")
                    .getBytes(StandardCharsets.UTF_8);
            MultipartForm form = MultipartForm.of("multipart/form-data; boundary=b", new ByteArrayInputStream(body));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            assertEquals(name, form.copyFile(file));
            assertEquals("%PDF-", file.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        String header =
                new String("filename=\"报告.pdf\"".getBytes(Charset.forName("GB18030")), StandardCharsets.ISO_8859_1);
        assertThrows(ProblemException.class, () -> FileNameRules.name("form-data; name=\"file\"; " + header));
    }

    @Test
    void aFieldWithoutANameIsNoFile() {
        assertNull(name("other=x"));
        assertNull(FileNameRules.name(null));
        assertEquals("file", FileNameRules.parameter("form-data; name=file", "name"));
    }

    @Test
    void downloadsCarryTheNameForOldReadersAndNew() {
        assertEquals(
                "attachment; filename=\"__ a.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20a.pdf",
                FileNameRules.disposition("报告 a.pdf"));
        assertEquals(
                "attachment; filename=\"a__b_.txt\"; filename*=UTF-8''a%22%3Bb%27.txt",
                FileNameRules.disposition("a\";b'.txt"));
    }
}
