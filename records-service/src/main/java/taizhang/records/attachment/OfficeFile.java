package taizhang.records.attachment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import taizhang.records.problem.RecordsRule;

/**
 * Office Open XML (ECMA-376): a ZIP file whose list of content types names the main part. What its directory says of
 * sizes can be a lie, so all of it is unpacked once, into nothing.
 */
final class OfficeFile {

    static final long MOST_UNPACKED = 256L << 20;
    static final int MOST_RATIO = 200;
    /** Short and uniform parts are packed well by right. */
    private static final long RATIO_COUNTS_FROM = 1 << 20;

    /** Directories are in memory while they are looked at, and unpacking is nothing but work for a processor. */
    private static final Semaphore TURNS = new Semaphore(4);

    private OfficeFile() {}

    /** Waits while some others are looked at. */
    static Inspection.Finding look(Path file) throws IOException {
        TURNS.acquireUninterruptibly();
        try {
            return judge(file);
        } finally {
            TURNS.release();
        }
    }

    private static Inspection.Finding judge(Path file) throws IOException {
        try {
            ZipDirectory.check(file);
            try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
                return look(zip);
            }
        } catch (ZipDirectory.TooLarge bomb) {
            return Inspection.Finding.against(
                    RecordsRule.UNPACKS_TOO_LARGE, MOST_UNPACKED >> 20, MOST_RATIO, ZipDirectory.MOST_ENTRIES);
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            return Inspection.Finding.against(RecordsRule.UNSUPPORTED_CONTENT, "a damaged ZIP file");
        }
    }

    private static Inspection.Finding look(ZipFile zip) throws IOException {
        if (zip.size() > ZipDirectory.MOST_ENTRIES) {
            throw new ZipDirectory.TooLarge();
        }
        boolean macros = false;
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (leadsOutside(entry.getName())) {
                return Inspection.Finding.against(
                        RecordsRule.UNSUPPORTED_CONTENT, "a ZIP file with paths that lead out of it");
            }
            macros |= entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin");
            unpacked = unpack(zip, entry, unpacked);
        }
        ZipEntry list = zip.getEntry("[Content_Types].xml");
        if (list == null) {
            return Inspection.Finding.against(RecordsRule.UNSUPPORTED_CONTENT, "a ZIP file that is no docx or xlsx");
        }
        ContentTypes types = ContentTypes.read(zip, list);
        if (macros || types.haveMacros()) {
            return Inspection.Finding.against(RecordsRule.UNSUPPORTED_CONTENT, "a document with macros");
        }
        FileKind kind = kind(zip, types);
        return kind == null
                ? Inspection.Finding.against(RecordsRule.UNSUPPORTED_CONTENT, "a ZIP file that is no docx or xlsx")
                : Inspection.Finding.of(kind);
    }

    private static @Nullable FileKind kind(ZipFile zip, ContentTypes types) {
        if (types.haveMain(ContentTypes.DOCX, "word/document.xml", zip)) {
            return FileKind.DOCX;
        }
        return types.haveMain(ContentTypes.XLSX, "xl/workbook.xml", zip) ? FileKind.XLSX : null;
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
                    throw new ZipDirectory.TooLarge();
                }
            }
        }
        return all;
    }

    private static boolean leadsOutside(String name) {
        return name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../");
    }
}
