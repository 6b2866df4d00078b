package taizhang.records.sheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;

/** A text whose encoding and separator are told by its content. */
final class CsvFile {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvFile() {}

    static Rows open(Path file, Mapping mapping) throws SheetFault, IOException {
        Charset charset = TextEncoding.of(file, mapping.charset());
        char separator = SEPARATORS[0];
        int most = 0;
        SheetFault unreadable = null;
        for (char each : SEPARATORS) {
            try (Rows rows = new CsvRows(TextEncoding.open(file, charset), each)) {
                SheetRow headings = headings(rows, mapping.headingRow());
                int columns = headings == null ? 0 : headings.cells().size();
                if (columns > most) {
                    separator = each;
                    most = columns;
                }
            } catch (SheetFault another) {
                // Marks around cells end where the separator stands, so that another one makes them unreadable.
                unreadable = unreadable == null ? another : unreadable;
            }
        }
        if (most == 0 && unreadable != null) {
            throw unreadable;
        }
        return new CsvRows(TextEncoding.open(file, charset), separator);
    }

    /** @param headingRow number of the row of headings; null: the first that has something in it */
    static @Nullable SheetRow headings(Rows rows, @Nullable Long headingRow) throws SheetFault, IOException {
        SheetRow row = rows.next();
        while (row != null && headingRow != null && row.number() < headingRow) {
            row = rows.next();
        }
        return row;
    }
}
