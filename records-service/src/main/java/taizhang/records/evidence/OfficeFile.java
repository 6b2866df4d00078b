package taizhang.records.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import taizhang.records.problem.Rule;

/**
 * Office Open XML (ECMA-376): a ZIP file whose list of content types names the main part. What its directory says of
 * sizes can be a lie, so all of it is unpacked once, into nothing.
 */
final class OfficeFile {

    static final int MOST_ENTRIES = 5000;
    static final long MOST_UNPACKED = 256L << 20;
    static final int MOST_RATIO = 200;
    /** Short and uniform parts are packed well by right. */
    private static final long RATIO_COUNTS_FROM = 1 << 20;

    private static final int DIRECTORY_END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int DIRECTORY_END_SIGNATURE = 0x06054b50;
    private static final int LARGEST_DIRECTORY = 4 << 20;

    private OfficeFile() {}

    private static final class TooLarge extends IOException {}

    static Inspection.Finding look(Path file) throws IOException {
        if (!hasSmallDirectory(file)) {
            return Inspection.Finding.UNKNOWN;
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return look(zip);
        } catch (TooLarge bomb) {
            return Inspection.Finding.against(Rule.UNPACKS_TOO_LARGE, MOST_UNPACKED >> 20, MOST_RATIO, MOST_ENTRIES);
        } catch (ZipException | IllegalArgumentException damaged) {
            return Inspection.Finding.against(Rule.UNSUPPORTED_CONTENT, "a damaged ZIP file");
        }
    }

    private static Inspection.Finding look(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new TooLarge();
        }
        boolean macros = false;
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (leadsOutside(entry.getName())) {
                return Inspection.Finding.against(
                        Rule.UNSUPPORTED_CONTENT, "a ZIP file with paths that lead out of it");
            }
            macros |= entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
            unpacked = unpack(zip, entry, unpacked);
        }
        ZipEntry list = zip.getEntry("[Content_Types].xml");
        if (list == null) {
            return Inspection.Finding.against(Rule.UNSUPPORTED_CONTENT, "a ZIP file that is no docx or xlsx");
        }
        Set<String> types = ContentTypes.read(zip, list);
        if (macros || ContentTypes.haveMacros(types)) {
            return Inspection.Finding.against(Rule.UNSUPPORTED_CONTENT, "a document with macros");
        }
        FileKind kind = kind(zip, types);
        return kind == null
                ? Inspection.Finding.against(Rule.UNSUPPORTED_CONTENT, "a ZIP file that is no docx or xlsx")
                : Inspection.Finding.of(kind);
    }

    private static @Nullable FileKind kind(ZipFile zip, Set<String> types) {
        if (types.contains(ContentTypes.DOCX)) {
            return FileKind.DOCX;
        }
        if (types.contains(ContentTypes.XLSX)) {
            return FileKind.XLSX;
        }
        if (types.stream().anyMatch(ContentTypes::isMainPart)) {
            return null;
        }
        // Small programs leave the type out; the usual place says as much.
        if (zip.getEntry("word/document.xml") != null) {
            return FileKind.DOCX;
        }
        return zip.getEntry("xl/workbook.xml") != null ? FileKind.XLSX : null;
    }

    private static long unpack(ZipFile zip, ZipEntry entry, long before) throws IOException {
        long all = before;
        long own = 0;
        byte[] some = new byte[16384];
        try (InputStream content = zip.getInputStream(entry)) {
            for (int count = content.read(some); count >= 0; count = content.read(some)) {
                own += count;
                all += count;
                boolean dense = own > RATIO_COUNTS_FROM && own / MOST_RATIO > Math.max(entry.getCompressedSize(), 1);
                if (dense || all > MOST_UNPACKED) {
                    throw new TooLarge();
                }
            }
        }
        return all;
    }

    private static boolean leadsOutside(String name) {
        return name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../");
    }

    /** The JDK holds the directory of a ZIP file in memory. */
    private static boolean hasSmallDirectory(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), DIRECTORY_END + LONGEST_COMMENT);
            ByteBuffer end = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            long from = channel.size() - length;
            while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
                continue;
            }
            for (int at = length - DIRECTORY_END; at >= 0; at--) {
                if (end.getInt(at) == DIRECTORY_END_SIGNATURE) {
                    // Compared as unsigned: the largest value stands for a directory of ZIP64, which no document needs.
                    return Integer.compareUnsigned(end.getInt(at + 12), LARGEST_DIRECTORY) <= 0;
                }
            }
            return false;
        }
    }
}
