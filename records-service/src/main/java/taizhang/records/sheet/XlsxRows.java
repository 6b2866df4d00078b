package taizhang.records.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** The rows of a sheet of a workbook: hidden ones, too, since a filter hides what is no less meant. */
final class XlsxRows implements Rows {

    private final Part sheet;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final MergedCells merged;
    private final boolean since1904;
    private long number;
    private int length;

    XlsxRows(Part sheet, SharedTexts texts, CellFormats formats, MergedCells merged, boolean since1904) {
        this.sheet = sheet;
        this.texts = texts;
        this.formats = formats;
        this.merged = merged;
        this.since1904 = since1904;
    }

    @Override
    public @Nullable SheetRow next() throws SheetFault, IOException {
        while (sheet.next()) {
            if (sheet.ends("sheetData")) {
                return null;
            }
            if (sheet.begins() && sheet.name().equals("row")) {
                String given = sheet.attribute("r");
                long next = given == null ? number + 1 : Numbers.index(given);
                if (next <= number) {
                    throw new Part.DamagedException();
                }
                number = next;
                List<Cell> cells = cells();
                if (!cells.stream().allMatch(Cell::isEmpty)) {
                    return new SheetRow(number, merged.mark(number, cells));
                }
            }
        }
        return null;
    }

    private List<Cell> cells() throws SheetFault, IOException {
        List<Cell> cells = new ArrayList<>();
        length = 0;
        while (sheet.next() && !sheet.ends("row")) {
            if (sheet.begins() && sheet.name().equals("c")) {
                int column = column(sheet.attribute("r"), cells.size());
                if (column < cells.size() || column >= MOST_COLUMNS) {
                    throw new Part.DamagedException();
                }
                while (cells.size() < column) {
                    cells.add(Cell.EMPTY);
                }
                Cell cell = cell();
                length += cell.text().length();
                if (length > LONGEST) {
                    throw tooLong();
                }
                cells.add(cell);
            }
        }
        return cells;
    }

    private static int column(@Nullable String reference, int next) throws Part.DamagedException {
        if (reference == null) {
            return next;
        }
        int letters = 0;
        while (letters < reference.length() && reference.charAt(letters) >= 'A' && reference.charAt(letters) <= 'Z') {
            letters++;
        }
        if (letters == 0 || letters > 3) {
            throw new Part.DamagedException();
        }
        return MergedCells.column(reference.substring(0, letters));
    }

    private Cell cell() throws SheetFault, IOException {
        String type = sheet.attribute("t");
        String style = sheet.attribute("s");
        StringBuilder value = new StringBuilder();
        String inline = null;
        boolean formula = false;
        boolean hasValue = false;
        boolean inValue = false;
        while (sheet.next() && !sheet.ends("c")) {
            if (sheet.begins()) {
                formula |= sheet.name().equals("f");
                inValue = sheet.name().equals("v");
                hasValue |= inValue;
                if (sheet.name().equals("is")) {
                    inline = RichText.read(sheet, "is");
                }
            } else if (sheet.ends("v")) {
                inValue = false;
            } else if (inValue && sheet.hasText()) {
                sheet.appendText(value);
                if (value.length() > LONGEST) {
                    throw tooLong();
                }
            }
        }
        if (inline != null) {
            return Cell.text(inline);
        }
        if (!hasValue) {
            return formula ? new Cell(Cell.Kind.NOT_COMPUTED, "", null) : Cell.EMPTY;
        }
        return cell(type == null ? "n" : type, style, value.toString());
    }

    private Cell cell(String type, @Nullable String style, String value) throws IOException {
        return switch (type) {
            case "s" -> Cell.text(texts.get(Numbers.index(value)));
            case "str", "inlineStr" -> Cell.text(RichText.decoded(value));
            case "b" -> new Cell(Cell.Kind.TRUTH, value.strip().equals("1") ? "TRUE" : "FALSE", null);
            case "e" -> new Cell(Cell.Kind.ERROR, value.strip(), null);
            case "d" -> Cell.text(value);
            default -> value.isBlank() ? Cell.EMPTY : number(value, style);
        };
    }

    private Cell number(String value, @Nullable String style) throws IOException {
        BigDecimal number = Numbers.of(value);
        LocalDate day = Numbers.day(number, since1904);
        return day != null && formats.isOfDays(style)
                ? new Cell(Cell.Kind.DAY, day.toString(), day)
                : new Cell(Cell.Kind.NUMBER, number.toPlainString(), day);
    }

    private SheetFault tooLong() {
        return new SheetFault(RecordsProblem.ROW_TOO_LONG, String.valueOf(number));
    }

    @Override
    public double read() {
        return sheet.read();
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        texts.close();
    }
}
