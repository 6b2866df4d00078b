package taizhang.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV table (RFC 4180, UTF-8) of the demo resources: its first line names the columns, lines that begin with # are comments. */
final class Table {

    private Table() {}

    /** The rows in the order of the file; a cell that is not there is an empty text. */
    static List<Map<String, String>> read(String name) {
        try (InputStream content = Table.class.getResourceAsStream("/demo/" + name)) {
            if (content == null) {
                throw new IllegalArgumentException("There is no demo/" + name + " on the class path.");
            }
            return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> parse(String content) {
        List<List<String>> lines = content.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Table::cells)
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            if (cells.size() > lines.get(0).size()) {
                throw new IllegalArgumentException("More cells than columns: " + cells);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < lines.get(0).size(); i++) {
                row.put(lines.get(0).get(i), i < cells.size() ? cells.get(i) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().trim());
        return cells;
    }
}
