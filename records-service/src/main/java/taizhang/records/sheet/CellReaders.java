package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.records.imports.ListCell;
import taizhang.records.problem.RecordsRule;

/** How cells are spelled, by what is to be read. Only what is beyond doubt is taken; what is near is suggested. */
public final class CellReaders {

    /** Between groups of three digits or nowhere. A comma before two digits could be a decimal one. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d{1,40})(?:\\.\\d{1,40})?");

    private static final Set<String> YES = Set.of("是", "yes", "true");
    private static final Set<String> NO = Set.of("否", "no", "false");
    /** What ledgers have where a day is due. */
    private static final Set<String> DEMANDS = Set.of("立行立改", "立知立改", "即知即改", "长期坚持", "持续坚持", "长期", "持续推进");

    /** A text as it stands there. */
    public static final CellReader TEXT = (cell, place) -> TextNode.valueOf(Spelling.plain(cell.text()));

    public static final CellReader DAY = (cell, place) -> day(Days.read(cell), cell, place);

    /** A day by which something is due: the end of a year or a month is one, too. */
    public static final CellReader DUE = (cell, place) -> day(Days.readDue(cell), cell, place);

    /** A decimal number. */
    public static final CellReader AMOUNT = CellReaders::amount;

    /** A number of 32 bits. */
    public static final CellReader WHOLE = CellReaders::whole;

    public static final CellReader TRUTH = CellReaders::truth;

    /** Texts with commas, semicolons, their Chinese forms or line ends between. */
    public static final CellReader LIST = (cell, place) -> {
        ArrayNode json = ListCell.json(cell.text(), JsonNode::isTextual);
        if (json != null) {
            return json;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        // Each by itself, as tables guard them.
        ListCell.BETWEEN
                .splitAsStream(cell.text())
                .map(Spelling::plain)
                .filter(each -> !each.isEmpty())
                .forEach(list::add);
        return list;
    };

    private CellReaders() {}

    /** A code of a closed vocabulary, or what it is called. */
    public static CellReader word(Vocabulary vocabulary) {
        return (cell, place) -> {
            String text = Spelling.plain(cell.text());
            Set<String> codes = vocabulary.find(text);
            if (codes.isEmpty()) {
                String word = RowBody.quoted(text);
                String all = String.join(
                        ", ",
                        vocabulary.words().stream().map(Vocabulary.Word::code).toList());
                place.row().refuse(vocabulary.unknown(FieldRule.UNKNOWN_VALUE, text, word, all));
                return null;
            }
            return one(text, codes, place);
        };
    }

    /** @return the code, if there is one only */
    public static @Nullable JsonNode one(String text, Set<String> codes, CellReader.Place place) {
        if (codes.size() > 1) {
            place.row().refuse(RecordsRule.AMBIGUOUS, text, String.join(", ", codes));
            return null;
        }
        return TextNode.valueOf(codes.iterator().next());
    }

    private static @Nullable JsonNode day(@Nullable LocalDate day, Cell cell, CellReader.Place place) {
        if (day == null) {
            boolean demand = DEMANDS.contains(Spelling.narrow(cell.text()));
            place.row().refuse(demand ? RecordsRule.NOT_A_DAY_BUT_A_DEMAND : RecordsRule.NOT_A_DAY, cell.text());
            return null;
        }
        return TextNode.valueOf(day.toString());
    }

    private static @Nullable JsonNode amount(Cell cell, CellReader.Place place) {
        BigDecimal number = number(cell);
        if (number == null) {
            place.row().refuse(RecordsRule.NOT_A_NUMBER, cell.text());
            return null;
        }
        return DecimalNode.valueOf(number);
    }

    private static @Nullable JsonNode whole(Cell cell, CellReader.Place place) {
        BigDecimal number = number(cell);
        try {
            if (number != null) {
                return IntNode.valueOf(number.intValueExact());
            }
        } catch (ArithmeticException notWhole) {
            place.row().refuse(RecordsRule.NOT_A_WHOLE_NUMBER, cell.text());
            return null;
        }
        place.row().refuse(RecordsRule.NOT_A_NUMBER, cell.text());
        return null;
    }

    private static @Nullable BigDecimal number(Cell cell) {
        String text = Spelling.narrow(Spelling.plain(cell.text()));
        boolean number = cell.kind() == Cell.Kind.NUMBER || (cell.kind() == Cell.Kind.TEXT && isNumber(text));
        return number ? new BigDecimal(text.replace(",", "").replace(" ", "")) : null;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static @Nullable JsonNode truth(Cell cell, CellReader.Place place) {
        String text = Spelling.narrow(cell.text()).toLowerCase(Locale.ROOT);
        if (YES.contains(text) || NO.contains(text)) {
            return BooleanNode.valueOf(YES.contains(text));
        }
        place.row().refuse(RecordsRule.NEITHER_YES_NOR_NO, cell.text());
        return null;
    }
}
