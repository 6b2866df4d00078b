package taizhang.records.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Rule;
import taizhang.records.problem.RecordsRule;

/** How cells are spelled. */
class SpellingTest {

    private static final Vocabulary KINDS = Vocabulary.of(
            new Vocabulary.Word("held", "已开展", "Held", "举办"),
            new Vocabulary.Word("planned", "计划", "Planned", "Held"),
            new Vocabulary.Word("计划", "另一个", "other"));

    private static RowBody read(Cell cell, CellReader reader) {
        RowBody row = new RowBody();
        row.at("列");
        row.read(cell, "/it", reader);
        return row;
    }

    private static void reads(String json, Cell cell, CellReader reader) {
        RowBody row = read(cell, reader);
        assertEquals(List.of(), row.errors());
        JsonNode value = row.body().get("it");
        assertEquals(json, String.valueOf(value));
    }

    private static void refuses(Rule rule, @Nullable String nearest, Cell cell, CellReader reader) {
        RowBody row = read(cell, reader);
        assertEquals(1, row.errors().size(), cell.text());
        assertEquals(rule.code(), row.errors().get(0).code());
        assertEquals("列", row.errors().get(0).column());
        assertEquals(nearest, row.violations().get(0).nearest());
        assertEquals(0, row.body().size());
    }

    private static Cell number(String digits) {
        return new Cell(Cell.Kind.NUMBER, digits, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-03-05",
                "2020-3-5",
                "2020.3.5",
                "2020/3/5",
                "2020/03/05",
                "2020年3月5日",
                "2020年03月05号",
                "2020 年 3 月 5 日",
                "2020年3月5",
                "20200305",
                "２０２０．３．５",
                "２０２０－０３－０５",
                "２０２０年３月５日",
                "\u3000 2020-3-5\u00a0",
                "43895",
                "2020-03-05 14:30",
                "2020-03-05T00:00:00",
                "2020/3/5 9:00:00",
                "2020/3/5 23:59:59.999",
                "2020年3⽉5⽇",
                "2020年3月5日14:30"
            })
    void days(String text) {
        reads("\"2020-03-05\"", Cell.text(text), CellReaders.DAY);
    }

    @Test
    void daysOfNumbers() {
        reads("\"2020-03-05\"", number("43895"), CellReaders.DAY);
        reads("\"2020-03-05\"", number("43895.75"), CellReaders.DAY);
        reads("\"2020-03-05\"", number("20200305"), CellReaders.DAY);
        refuses(RecordsRule.NOT_A_DAY, null, number("2020"), CellReaders.DAY);
        refuses(RecordsRule.NOT_A_DAY, null, number("202003"), CellReaders.DAY);
        refuses(RecordsRule.NOT_A_DAY, null, number("2020.3"), CellReaders.DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020",
                "2020-3",
                "2020年3月",
                "2020年底",
                "3/5/2020",
                "5.3.2020",
                "20.3.5",
                "2020-13-05",
                "2020-02-30",
                "20200230",
                "2020-3.5",
                "2020年3月5日至6日",
                "2020-3-5 25",
                "2020-03-05 25:99",
                "2020-03-05 24:00",
                "2020-03-05 12:60",
                "2020-03-05T12:30:60",
                "2020年3月5日 31:00",
                "2020年③月5日",
                "2020-03-0⁵",
                "㍘2020-3-5",
                "202003",
                "x"
            })
    void whatIsNoDayBeyondDoubt(String text) {
        refuses(RecordsRule.NOT_A_DAY, null, Cell.text(text), CellReaders.DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"立行立改", "长期坚持", " 长期坚持 "})
    void demandsInPlaceOfDays(String text) {
        refuses(RecordsRule.NOT_A_DAY_BUT_A_DEMAND, null, Cell.text(text), CellReaders.DAY);
        refuses(RecordsRule.NOT_A_DAY_BUT_A_DEMAND, null, Cell.text(text), CellReaders.DUE);
    }

    @ParameterizedTest
    @CsvSource({
        "2020年底,2020-12-31",
        "2020 年 末,2020-12-31",
        "２０２０年底前,2020-12-31",
        "2020年6月底,2020-06-30",
        "2020年2月底之前,2020-02-29",
        "2020年3月5日,2020-03-05",
        "20200305,2020-03-05"
    })
    void daysByWhichSomethingIsDue(String text, String day) {
        reads("\"" + day + "\"", Cell.text(text), CellReaders.DUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"年底", "2020", "2020年", "2020年6月", "2020年13月底", "2020年0月底", "2020年上半年", "月底"})
    void whatIsDueOnNoDayBeyondDoubt(String text) {
        refuses(RecordsRule.NOT_A_DAY, null, Cell.text(text), CellReaders.DUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1234|1234",
                "1,234|1234",
                "1，234，567.50|1234567.50",
                "1 234|1234",
                "1\u00a0234\u00a0567|1234567",
                "１２．５|12.5",
                " 25 |25",
                "+5|5",
                "'-5|-5",
                "0|0"
            })
    void numbers(String text, String value) {
        reads(value, Cell.text(text), CellReaders.AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,23",
                "12,34,567",
                "1 23",
                "25人",
                "近300",
                "1.2.3",
                "1e3",
                "50%",
                "¥5",
                "--5",
                ".",
                "10²",
                "①②",
                "⒈5",
                "1½",
                "٣",
                "𝟏"
            })
    void whatIsNoNumber(String text) {
        refuses(RecordsRule.NOT_A_NUMBER, null, Cell.text(text), CellReaders.AMOUNT);
    }

    @Test
    void onlyNarrowAndWideDigitsAreDigits() {
        refuses(RecordsRule.NOT_A_NUMBER, null, Cell.text("10²"), CellReaders.WHOLE);
        assertEquals("支部①", Spelling.folded("支部①"));
        assertEquals("支部1a", Spelling.folded("支部１Ａ"));
    }

    @Test
    void wholeNumbers() {
        reads("2", Cell.text("2"), CellReaders.WHOLE);
        reads("2", Cell.text("2.0"), CellReaders.WHOLE);
        reads("1234", number("1234"), CellReaders.WHOLE);
        refuses(RecordsRule.NOT_A_WHOLE_NUMBER, null, number("2.5"), CellReaders.WHOLE);
        refuses(RecordsRule.NOT_A_WHOLE_NUMBER, null, number("99999999999"), CellReaders.WHOLE);
        refuses(RecordsRule.NOT_A_NUMBER, null, Cell.text("两"), CellReaders.WHOLE);
        refuses(RecordsRule.NOT_A_NUMBER, null, new Cell(Cell.Kind.TRUTH, "TRUE", null), CellReaders.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"是,true", "否,false", "TRUE,true", "False,false", "yes,true", " NO ,false", "ｙｅｓ,true"})
    void yesAndNo(String text, String value) {
        reads(value, Cell.text(text), CellReaders.TRUTH);
    }

    @Test
    void neitherYesNorNo() {
        refuses(RecordsRule.NEITHER_YES_NOR_NO, null, Cell.text("有时"), CellReaders.TRUTH);
        refuses(RecordsRule.NEITHER_YES_NOR_NO, null, number("1"), CellReaders.TRUTH);
        reads("true", new Cell(Cell.Kind.TRUTH, "TRUE", null), CellReaders.TRUTH);
    }

    @Test
    void lists() {
        reads("[\"=a\",\"'=b\",\"-c\",\"'90后\"]", Cell.text("'=a;''=b; '-c;'90后"), CellReaders.LIST);
        reads("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]", Cell.text("a,b; c、d，e；f\ng;"), CellReaders.LIST);
    }

    @Test
    void textsAreTrimmedAndLoseOneApostropheBeforeAFormula() {
        reads("\"a  b\"", Cell.text("\u3000 a  b\ufeff\n"), CellReaders.TEXT);
        reads("\"=1+1\"", Cell.text("'=1+1"), CellReaders.TEXT);
        reads("\"'=1+1\"", Cell.text("''=1+1"), CellReaders.TEXT);
        reads("\"=1+1\"", Cell.text("=1+1"), CellReaders.TEXT);
        reads("\"'90后\"", Cell.text("'90后"), CellReaders.TEXT);
        reads("\"'\"", Cell.text("'"), CellReaders.TEXT);
        reads("\"\\t5\"", Cell.text("'\t5"), CellReaders.TEXT);
    }

    @Test
    void wordsAreCodesOrNamesWhateverTheirWidthAndCase() {
        CellReader word = CellReaders.word(KINDS);
        reads("\"held\"", Cell.text("HELD ".strip().toLowerCase()), word);
        reads("\"held\"", Cell.text("已开展"), word);
        reads("\"held\"", Cell.text(" 举办 "), word);
        reads("\"planned\"", Cell.text("ＰＬＡＮＮＥＤ"), word);
        refuses(RecordsRule.AMBIGUOUS, null, Cell.text("Held"), word);
        // A code comes before whatever else is called so.
        reads("\"计划\"", Cell.text("计划"), word);
        refuses(FieldRule.UNKNOWN_VALUE, "已开展", Cell.text("未开展"), word);
    }

    @Test
    void anEmptyCellIsNamedAndNotThere() {
        RowBody row = read(Cell.text(" \u3000"), CellReaders.TEXT);
        assertEquals("{}", row.body().toString());
        assertEquals(java.util.Set.of("/it"), row.named());
        assertEquals(List.of(), row.errors());
    }

    @Test
    void longCellsAreQuotedInPart() {
        RowBody row = read(Cell.text("长".repeat(1_000_000)), CellReaders.DAY);
        assertEquals(101, row.violations().get(0).arguments().get(0).length());
    }
}
