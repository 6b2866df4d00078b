package taizhang.records.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** Reads files of tests. */
final class SheetFiles {

    private SheetFiles() {}

    /** @return a line for each row: its number, and its cells with a bar between */
    static List<String> read(Path file, Mapping mapping) throws SheetFault {
        List<String> rows = new ArrayList<>();
        for (SheetRow row : rows(file, mapping)) {
            rows.add(row.number() + ":"
                    + String.join("|", row.cells().stream().map(Cell::text).toList()));
        }
        return rows;
    }

    static List<String> read(Path file) throws SheetFault {
        return read(file, Mapping.NONE);
    }

    static List<SheetRow> rows(Path file, Mapping mapping) throws SheetFault {
        List<SheetRow> rows = new ArrayList<>();
        try (SheetFile sheet = SheetFile.open(file, mapping)) {
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static void refused(RecordsProblem problem, List<String> arguments, Path file, Mapping mapping) {
        SheetFault fault = assertThrows(SheetFault.class, () -> read(file, mapping));
        assertEquals(problem, fault.type());
        assertEquals(arguments, fault.arguments());
    }

    static void refused(RecordsProblem problem, Path file) {
        refused(problem, List.of(), file, Mapping.NONE);
    }
}
