package taizhang.records.sheet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.ZipDirectory;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/**
 * The sheet of a file that an import reads: the kind of the file is told by its content. Whatever is wrong with the file
 * is a {@link SheetFault}; what is wrong with the disk an {@link UncheckedIOException}.
 */
final class SheetFile implements Closeable {

    private static final int[] ZIP = {'P', 'K', 3, 4};
    /** Compound files (MS-CFB): workbooks of old, and new ones inside a password. */
    private static final int[] COMPOUND = {0xd0, 0xcf, 0x11, 0xe0};

    private final Rows rows;
    private final @Nullable Workbook book;

    private SheetFile(Rows rows, @Nullable Workbook book) {
        this.rows = rows;
        this.book = book;
    }

    /** An action on a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SheetFault, IOException;
    }

    static SheetFile open(Path file, Mapping mapping) throws SheetFault {
        return open(file, mapping, Workbook::rows);
    }

    /** @return the same, for a look at the first rows: what stands behind the rows of a sheet is not known */
    static SheetFile beginning(Path file, Mapping mapping) throws SheetFault {
        return open(file, mapping, Workbook::beginning);
    }

    /** Opens a sheet of a workbook. */
    @FunctionalInterface
    private interface Opening {
        Rows open(Workbook book, Workbook.Sheet sheet) throws IOException;
    }

    private static SheetFile open(Path file, Mapping mapping, Opening opening) throws SheetFault {
        return guarded(() -> {
            byte[] head = head(file);
            if (starts(head, COMPOUND)) {
                throw new SheetFault(RecordsProblem.OLD_WORKBOOK);
            }
            if (starts(head, ZIP)) {
                return workbook(file, mapping, opening);
            }
            if (starts(head, '<') || starts(head, 0xef, 0xbb, 0xbf, '<') || starts(head, '%', 'P', 'D', 'F')) {
                throw new SheetFault(RecordsProblem.NOT_A_SHEET);
            }
            return new SheetFile(CsvFile.open(file, mapping), null);
        });
    }

    private static SheetFile workbook(Path file, Mapping mapping, Opening opening) throws SheetFault, IOException {
        Workbook book = Workbook.open(file);
        if (book == null) {
            throw new SheetFault(RecordsProblem.NOT_A_SHEET);
        }
        SheetFile opened = null;
        try {
            Workbook.Sheet sheet = SheetChoice.of(book, mapping.sheet(), mapping.headingRow());
            opened = new SheetFile(opening.open(book, sheet), book);
            return opened;
        } finally {
            if (opened == null) {
                book.close();
            }
        }
    }

    /** @return null after the last row */
    @Nullable
    SheetRow next() throws SheetFault {
        return guarded(() -> Optional.ofNullable(rows.next())).orElse(null);
    }

    /** @return how much of it has been read: 0 to 1 */
    double read() {
        return rows.read();
    }

    private static <T> T guarded(Reading<T> reading) throws SheetFault {
        try {
            return reading.read();
        } catch (ZipDirectory.TooLarge bomb) {
            throw new SheetFault(RecordsProblem.UNPACKS_TOO_LARGE);
        } catch (ZipException | EOFException | Part.DamagedException | IllegalArgumentException damaged) {
            throw new SheetFault(RecordsProblem.DAMAGED_SHEET);
        } catch (IOException storage) {
            throw new UncheckedIOException(storage);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(8);
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            rows.close();
            if (book != null) {
                book.close();
            }
        } catch (IOException storage) {
            throw new UncheckedIOException(storage);
        }
    }
}
