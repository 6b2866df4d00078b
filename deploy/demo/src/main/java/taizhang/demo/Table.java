package taizhang.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** CSV tables (RFC 4180, UTF-8), those of the demo resources and those that the services answer: the first line names the columns. */
final class Table {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Table() {}

    /** The rows in the order of the file, without lines that begin with #; a cell that is not there is an empty text. */
    static List<Map<String, String>> read(String name) {
        return parse(text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.joining("\n")));
    }

    /** The file as it is. */
    static String text(String name) {
        try (InputStream content = Table.class.getResourceAsStream("/demo/" + name)) {
            if (content == null) {
                throw new IllegalArgumentException("There is no demo/" + name + " on the class path.");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> parse(String content) {
        List<List<String>> lines = lines(content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content);
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

    /** A cell in quotes may go on over the end of a line. */
    private static List<List<String>> lines(String content) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = content.endsWith("\n") ? content : content + "\n";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                cells.add(cell.toString().trim());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(cells);
                    cells = new ArrayList<>();
                }
            }
        }
        return lines;
    }
}
