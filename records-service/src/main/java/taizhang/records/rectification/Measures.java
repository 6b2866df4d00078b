package taizhang.records.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import taizhang.records.imports.ListCell;
import taizhang.records.sheet.Cell;
import taizhang.records.sheet.CellReader;
import taizhang.records.sheet.Spelling;

/**
 * Corrective actions as ledgers have them: several in one cell, numbered {@code 1.…；2.…}. Without numbers, each line is one,
 * and semicolons of the narrow kind, which tables set between titles, stand between two; a Chinese semicolon is a part of
 * the sentence. Of new ones the owner and the deadline are those of the line, which has no others.
 */
final class Measures {

    /** A number counts where something ends or begins: in the middle of a sentence it counts other things. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<=^|[\\s；;。，,])(?:(\\d{1,2})[.．、)）](?!\\d)|[（(](\\d{1,2})[)）]|([①-⑳]))\\s*");

    private static final Pattern BETWEEN = Pattern.compile("[;\\r\\n]+");
    private static final Pattern END = Pattern.compile("[\\s；;]+$");

    /** Read before the measures. */
    private static final List<String> OF_LINE = List.of("owner", "dueOn");

    private Measures() {}

    static JsonNode read(Cell cell, CellReader.Place place) {
        ArrayNode json = ListCell.json(cell.text(), JsonNode::isObject);
        if (json != null) {
            return json;
        }
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        for (String title : titles(cell.text())) {
            // An action that is there has its own owner and deadline: the cell names titles only.
            place.row().name(place.pointer() + "/" + actions.size() + "/title");
            ObjectNode action = actions.addObject().put("title", title);
            for (String field : OF_LINE) {
                String value = place.row().text(field);
                if (value != null) {
                    action.put(field, value);
                }
            }
        }
        return actions;
    }

    static List<String> titles(String text) {
        List<String> numbered = numbered(Spelling.plain(text));
        // Each by itself, as tables guard them.
        return (numbered.isEmpty() ? BETWEEN.splitAsStream(text) : numbered.stream())
                .map(Spelling::plain)
                .filter(title -> !title.isEmpty())
                .toList();
    }

    /** @return none unless the text begins with the number 1 */
    private static List<String> numbered(String text) {
        List<String> titles = new ArrayList<>();
        Matcher mark = NUMBER.matcher(text);
        int from = 0;
        while (mark.find()) {
            if (number(mark) != (from == 0 ? 1 : titles.size() + 2)) {
                continue;
            }
            if (from == 0 && mark.start() > 0) {
                return List.of();
            }
            if (from > 0) {
                titles.add(ended(text.substring(from, mark.start())));
            }
            from = mark.end();
        }
        if (from > 0) {
            titles.add(ended(text.substring(from)));
        }
        return titles.stream().filter(title -> !title.isEmpty()).toList();
    }

    private static int number(Matcher mark) {
        if (mark.group(3) != null) {
            return mark.group(3).charAt(0) - '①' + 1;
        }
        return Integer.parseInt(mark.group(1) == null ? mark.group(2) : mark.group(1));
    }

    private static String ended(String title) {
        return END.matcher(title.strip()).replaceAll("");
    }
}
