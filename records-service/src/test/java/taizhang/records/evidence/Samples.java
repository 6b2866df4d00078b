package taizhang.records.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Contents of files, good and bad. */
final class Samples {

    static final String DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    static final String XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private Samples() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each another one. */
    static byte[] pdf() {
        return text("%PDF-1.7\n% " + ThreadLocalRandom.current().nextLong() + "\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
    }

    static byte[] pdf(int size) {
        byte[] pdf = new byte[size];
        ThreadLocalRandom.current().nextBytes(pdf);
        System.arraycopy(text("%PDF-1.7\n"), 0, pdf, 0, 9);
        return pdf;
    }

    static byte[] png() {
        return bytes(
                0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
                0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55);
    }

    static byte[] jpeg() {
        return bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9);
    }

    static byte[] docx() {
        return office("/word/document.xml", DOCX_MAIN);
    }

    static byte[] xlsx() {
        return office("/xl/workbook.xml", XLSX_MAIN);
    }

    static byte[] office(String mainPart, String type) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes(mainPart, type));
        parts.put(mainPart.substring(1), text("<main/>"));
        return zip(parts);
    }

    static byte[] contentTypes(String mainPart, String type) {
        return text(
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"" + mainPart
                        + "\" ContentType=\"" + type + "\"/></Types>");
    }

    /** A document of some kilobytes that unpacks to that many mebibytes. */
    static byte[] bomb(int mebibytes) {
        return zip(zip -> {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(contentTypes("/word/document.xml", DOCX_MAIN));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                zip.write(zeros);
            }
        });
    }

    static byte[] zip(Map<String, byte[]> parts) {
        return zip(zip -> {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        });
    }

    interface Filling {
        void into(ZipOutputStream zip) throws IOException;
    }

    static byte[] zip(Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            filling.into(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
