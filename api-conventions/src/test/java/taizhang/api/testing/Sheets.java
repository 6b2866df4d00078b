package taizhang.api.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads tables back, as whoever opens them does. */
public final class Sheets {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Sheets() {}

    /** @return the rows as they stand in the file, the header among them */
    public static List<List<String>> csv(byte[] file) throws IOException {
        assertArrayEquals(BYTE_ORDER_MARK, Arrays.copyOf(file, 3));
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(file, 3, file.length - 3)) {
            return rows.readAll();
        }
    }

    public static List<List<String>> csv(Response answer) throws IOException {
        return csv(answer.then().statusCode(200).extract().asByteArray());
    }

    public static List<Row> xlsx(byte[] file) throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            return book.getFirstSheet().read();
        }
    }

    public static List<Row> xlsx(Response answer) throws IOException {
        return xlsx(answer.then().statusCode(200).extract().asByteArray());
    }

    /** @return the cells of a row by the names of their columns */
    public static Map<String, String> row(List<List<String>> rows, int number) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            cells.put(rows.get(0).get(i), rows.get(number).get(i));
        }
        return cells;
    }

    public static Cell cell(List<Row> rows, int number, String column) {
        for (Cell name : rows.get(0)) {
            if (name.getText().equals(column)) {
                return rows.get(number).getCell(name.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + column);
    }

    public static List<String> column(List<List<String>> rows, String name) {
        int index = rows.get(0).indexOf(name);
        return rows.subList(1, rows.size()).stream().map(row -> row.get(index)).toList();
    }
}
