package taizhang.records.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Rule;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** The kind of a file is told by its content. */
class InspectionTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    Path folder;

    private String kind(String name, byte[] content) throws IOException {
        return Inspection.mediaType(Files.write(folder.resolve("upload"), content), name);
    }

    private void refused(ProblemType type, Rule rule, String name, byte[] content) {
        ProblemException problem = assertThrows(ProblemException.class, () -> kind(name, content), name);
        assertEquals(type, problem.type(), name);
        assertEquals(rule, problem.violations().get(0).rule(), name);
    }

    private void unsupported(String name, byte[] content) {
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.UNSUPPORTED_CONTENT, name, content);
    }

    @Test
    void theSixKinds() throws IOException {
        assertEquals("application/pdf", kind("报告.pdf", Samples.pdf()));
        assertEquals(DOCX, kind("a.docx", Samples.docx()));
        assertEquals(XLSX, kind("a.XLSX", Samples.xlsx()));
        assertEquals("image/jpeg", kind("a.jpg", Samples.jpeg()));
        assertEquals("image/jpeg", kind("a.JPEG", Samples.jpeg()));
        assertEquals("image/png", kind("a.png", Samples.png()));
        assertEquals("text/plain", kind("a.txt", Samples.text("第一行\r\n\tsecond < third > & fourth\n")));
        assertEquals("text/plain", kind("a.txt", Samples.text("\ufeff带有标记")));
        assertEquals("text/plain", kind("a.txt", Samples.text("<wang@example.cn> 王: 已收到")));
        assertEquals("text/plain;charset=GB18030", kind("a.txt", "会议记录".getBytes(Charset.forName("GB18030"))));
    }

    @Test
    void aNameWithoutAnExtensionPromisesNothing() throws IOException {
        assertEquals("application/pdf", kind("report", Samples.pdf()));
        assertEquals("application/pdf", kind("第1.2节", Samples.pdf()));
        assertEquals("application/pdf", kind("notes v1.2", Samples.pdf()));
    }

    @Test
    void aWrongExtension() {
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, "a.png", Samples.jpeg());
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, "a.exe", Samples.pdf());
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, "a.xlsx", Samples.docx());
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, "a.pdf", Samples.text("only words"));
        refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, "a.pdf.html", Samples.pdf());
    }

    @Test
    void anExtensionThatDoesNotLookLikeOne() throws IOException {
        for (String name : new String[] {
            "run.bat.",
            "run.bat. .",
            "run.bat\u3000",
            "run.appref-ms",
            "run.application",
            "run.x1234567890",
            "run.exe_",
            "run.7z~"
        }) {
            refused(RecordsProblem.UNSUPPORTED_FILE, RecordsRule.WRONG_EXTENSION, name, Samples.text("start virus"));
        }
        assertEquals("text/plain", kind("a.txt.", Samples.text("words")));
        assertEquals("text/plain", kind("会议 2020.03.05-06", Samples.text("words")));
        assertEquals("text/plain", kind("No. 5 draft", Samples.text("words")));
    }

    @Test
    void whatABrowserOrAShellWouldRun() {
        for (String content : new String[] {
            "<!DOCTYPE html><p>x",
            " \n<html>",
            "\ufeff<HTML>",
            "<script>alert(1)</script>",
            "<a href=x>",
            "<a/onclick=x>",
            "<my-tag onclick=x>",
            "words first <script>alert(1)</script>",
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?php echo 1;",
            "#!/bin/sh\nid",
            "{\\rtf1 x}",
            "%!PS-Adobe"
        }) {
            unsupported("a.pdf", Samples.text(content));
            unsupported("a.txt", Samples.text(content));
        }
        unsupported("a.txt", "<html>".getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void whatIsOfNoKind() {
        unsupported("a.txt", Samples.text("a\0b"));
        unsupported("a.txt", new byte[] {(byte) 0xff, (byte) 0xff, 1});
        unsupported("a.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        unsupported("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        unsupported("a.exe", new byte[] {'M', 'Z', 0, 0, 3});
        unsupported("a.doc", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    }

    @Test
    void zipFilesThatAreNoDocument() {
        unsupported("a.docx", Samples.zip(Map.of("readme.txt", Samples.text("x"))));
        unsupported("a.docx", Samples.office("/word/document.xml", "application/x-other.main+xml"));
        unsupported("a.docx", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        byte[] cut = Samples.docx();
        unsupported("a.docx", java.util.Arrays.copyOf(cut, cut.length - 30));
        unsupported("a.docx", Samples.cutShort());
        unsupported("a.docx", withPart("../../etc/passwd"));
        unsupported(
                "a.docx",
                Samples.zip(Map.of(
                        "[Content_Types].xml",
                        Samples.contentTypes("/no/such.xml", Samples.DOCX_MAIN),
                        "evil.exe",
                        Samples.text("MZ"))));
    }

    /** The main part is told by its type, which some programs give to an extension or leave out. */
    @Test
    void theMainPart() throws IOException {
        assertEquals(DOCX, kind("a.docx", Samples.office("/other/place.xml", Samples.DOCX_MAIN)));
        for (String list : new String[] {
            "<Types><Default Extension=\"xml\" ContentType=\"" + Samples.XLSX_MAIN + "\"/></Types>", "<Types/>"
        }) {
            assertEquals(XLSX, kind("a.xlsx", listed("xl/workbook.xml", list)));
            unsupported("a.xlsx", listed("xl/other.xml", list));
        }
    }

    /** All is as it should be but for the entity, which a reader without protection finds. */
    @Test
    void aListThatReadsAnotherFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "found");
        String list = new String(Samples.contentTypes("/word/document.xml", Samples.DOCX_MAIN), StandardCharsets.UTF_8);
        assertEquals(DOCX, kind("a.docx", listed("word/document.xml", list)));
        unsupported(
                "a.docx",
                listed(
                        "word/document.xml",
                        list.replace(
                                        "<Types ",
                                        "<!DOCTYPE Types [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><Types ")
                                .replace("</Types>", "&e;</Types>")));
    }

    private static byte[] listed(String part, String list) {
        return Samples.zip(Map.of("[Content_Types].xml", Samples.text(list), part, Samples.text("<main/>")));
    }

    @Test
    void macros() {
        unsupported(
                "a.docx",
                Samples.office("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"));
        unsupported(
                "a.xlsx", Samples.office("/xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));
        unsupported(
                "a.xlsx",
                listed(
                        "xl/workbook.xml",
                        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + Samples.XLSX_MAIN
                                + "\"/><Override PartName=\"/xl/macrosheets/sheet1.xml\""
                                + " ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/></Types>"));
        unsupported("a.docx", withPart("word/vbaProject.bin"));
        unsupported("a.docx", withPart("word/VBAPROJECT.BIN"));
    }

    @Test
    void bombs() {
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", Samples.bomb(300));
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", Samples.bomb(2));
        Samples.Filling manyParts = zip -> {
            for (int i = 0; i <= ZipDirectory.MOST_ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
            }
        };
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", Samples.zip(manyParts));
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", Samples.promising(200_000_000));
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", Samples.promising(1_000_000_000));
        // Not even opened, to count them.
        unsupported("a.docx", Samples.withTwoEnds(manyParts));
    }

    /** What the directory says of the size is not what comes out. */
    @Test
    void aBombThatLies() {
        byte[] bomb = Samples.bomb(300);
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        int changed = 0;
        for (int at = 0; at < bomb.length - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50 && bytes.getInt(at + 24) == 300 << 20) {
                bytes.putInt(at + 24, 1000);
                changed++;
            }
        }
        assertEquals(1, changed);
        refused(HttpProblem.INVALID, RecordsRule.UNPACKS_TOO_LARGE, "a.docx", bomb);
    }

    @Test
    void aLargeDocumentThatIsNoBomb() throws IOException {
        byte[] noise = new byte[8 << 20];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(noise);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", Samples.contentTypes("/word/document.xml", Samples.DOCX_MAIN));
        parts.put("word/document.xml", new byte[1 << 20]);
        parts.put("word/media/image1.jpeg", noise);
        assertEquals(DOCX, kind("a.docx", Samples.zip(parts)));
    }

    private static byte[] withPart(String name) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", Samples.contentTypes("/word/document.xml", Samples.DOCX_MAIN));
        parts.put("word/document.xml", Samples.text("<main/>"));
        parts.put(name, Samples.text("x"));
        return Samples.zip(parts);
    }
}
