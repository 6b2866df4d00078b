package taizhang.records.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** A document of some hundred bytes whose ZIP64 end record promises that many parts; its plain one has no room for them. */
    static byte[] promising(long parts) {
        byte[] docx = docx();
        int end = docx.length - 22;
        ByteBuffer bytes = ByteBuffer.allocate(docx.length + 76).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(docx, 0, end);
        ByteBuffer plain = ByteBuffer.wrap(docx, end, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0);
        bytes.putLong(parts).putLong(parts).putLong(plain.getInt(12)).putLong(plain.getInt(16));
        bytes.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        plain.putShort(8, (short) 0xffff).putShort(10, (short) 0xffff);
        return bytes.put(plain).array();
    }

    /** In the comment of its end record there is another one, of a directory with one entry. */
    static byte[] withTwoEnds(Filling filling) {
        ByteBuffer other = ByteBuffer.allocate(23).order(ByteOrder.LITTLE_ENDIAN);
        other.putInt(0x06054b50)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(46);
        return zip(zip -> {
            filling.into(zip);
            zip.setComment(new String(other.array(), StandardCharsets.US_ASCII));
        });
    }

    /** A document whose directory says of its main part that it ends after one byte. */
    static byte[] cutShort() {
        byte[] docx = docx();
        ByteBuffer bytes = ByteBuffer.wrap(docx).order(ByteOrder.LITTLE_ENDIAN);
        int at = docx.length - 22;
        while (bytes.getInt(at) != 0x02014b50) {
            at--;
        }
        bytes.putInt(at + 20, 1);
        return docx;
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
