package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.table.TableAnswer;
import taizhang.api.testing.Sheets;

/** Rows come back in the columns of their file, with what is wrong with them, and go in again when that is mended. */
@QuarkusTest
class ImportRowTableTest extends ImportFixture {

    private static final String HEADINGS = "序号,类型,组织,日期,标题,听课人次,error\r\n";

    private Response sheet(String mode, byte[] file, String type) {
        return ended(
                within("recorder"),
                within("recorder")
                        .contentType(type)
                        .body(file)
                        .post(IMPORTS + "?entity=activities&mapping=" + maker + "&mode=" + mode));
    }

    private void leaveOutTheNumber() {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("序号", null);
        within("recorder")
                .body(Map.of("entity", "activities", "columns", columns))
                .put("/v1/import-mappings/" + maker)
                .then()
                .statusCode(201);
    }

    private Response table(Response ended, String type, String language) {
        return within("reader")
                .accept(type)
                .header("Accept-Language", language)
                .get(IMPORTS + "/" + ended.path("id") + "/rows?outcome=rejected");
    }

    @Test
    void rejectedRowsAreMendedAndSentAgain() throws IOException {
        leaveOutTheNumber();
        String good = "1,党课,单位,2020-03-05,好的,25,\r\n";
        String bad = "2,党课,单位,2020年底,=坏的,多,old\r\n\r\n3,党客,单位,2020年3月6日,\"'=坏,\"\"的\"\"\",3,\r\n";
        byte[] file = (HEADINGS + good + bad).getBytes(StandardCharsets.UTF_8);
        Response ended = sheet("commit", file, TableAnswer.CSV);
        counts(ended, "completed-with-errors", 1, 0, 0, 2);

        List<List<String>> rows = Sheets.csv(table(ended, TableAnswer.CSV, "zh"));
        assertEquals(List.of("序号", "类型", "组织", "日期", "标题", "听课人次", "错误"), rows.get(0));
        assertEquals(
                List.of("2", "党课", "单位", "2020年底", "'=坏的", "多"), rows.get(1).subList(0, 6));
        assertEquals(
                List.of("3", "党客", "单位", "2020年3月6日", "'=坏,\"的\"", "3"),
                rows.get(2).subList(0, 6));
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).get(6).contains("日期: ") && rows.get(1).get(6).contains("听课人次: "), rows.toString());
        assertEquals(
                "error", Sheets.csv(table(ended, TableAnswer.CSV, "en")).get(0).get(6));

        List<Row> book = Sheets.xlsx(table(ended, TableAnswer.XLSX, "zh"));
        assertEquals(3, book.size());
        assertEquals("2020年底", Sheets.cell(book, 1, "日期").getText());
        assertTrue(Sheets.cell(book, 1, "错误").getText().contains("日期"));

        String mended = new String(table(ended, TableAnswer.CSV, "zh").asByteArray(), StandardCharsets.UTF_8)
                .replace("党客", "党课")
                .replace("多", "12")
                .replace("2020年底", "2020-12-31");
        Response again = sheet("commit", mended.getBytes(StandardCharsets.UTF_8), TableAnswer.CSV);
        counts(again, "completed", 2, 0, 0, 0);
        List<Object> titles =
                activities().stream().map(each -> each.get("title")).sorted().toList();
        assertEquals(List.of("=坏,\"的\"", "=坏的", "好的"), titles);
    }

    @Test
    void aWorkbookThatComesBackGoesInAgain() {
        leaveOutTheNumber();
        String bad = "2,党客,单位,2020-03-06,题,5,\r\n";
        Response first = sheet("dry-run", (HEADINGS + bad).getBytes(StandardCharsets.UTF_8), TableAnswer.CSV);
        byte[] book = table(first, TableAnswer.XLSX, "en").asByteArray();
        Response again = sheet("dry-run", book, TableAnswer.XLSX);
        counts(again, "completed-with-errors", 0, 0, 0, 1);
        assertEquals(
                rows(first, "").path("items[0].errors").toString(),
                rows(again, "").path("items[0].errors").toString());
    }

    @Test
    void linesComeBackAsTheFieldsThatTheyHave() throws IOException {
        Map<String, Object> bad = new HashMap<>(row("一"));
        bad.put("quantities", Map.of("person-times", -1));
        bad.put("themes", List.of("a-b", "c"));
        Response ended = imported("mode=dry-run", file(row("二"), bad));
        counts(ended, "completed-with-errors", 1, 0, 0, 1);
        List<List<String>> rows = Sheets.csv(table(ended, TableAnswer.CSV, "zh"));
        assertEquals(2, rows.size());
        Map<String, String> cells = Sheets.row(rows, 1);
        assertEquals("一", cells.get("title"));
        assertEquals("-1", cells.get("quantities.person-times"));
        assertEquals("a-b;c", cells.get("themes"));
        assertTrue(cells.get("错误").startsWith("/quantities/person-times: "), cells.toString());
    }

    /** Headings, texts and the parts of lists: what comes back is what went in, however often. */
    @Test
    void whatComesBackGuardedGoesInAsItWas() throws IOException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("=数", "count");
        columns.put("-", null);
        within("recorder")
                .body(Map.of("entity", "activities", "columns", columns))
                .put("/v1/import-mappings/" + maker)
                .then()
                .statusCode(201);
        // Of characters that XML cannot hold as of what only looks like one in its place.
        String file = "类型,组织,日期,标题,=数,-,主题\n党客,单位,2020-03-06,'=题\u0001_x0041_x0042_,2,x,a;'=b\n";
        Response first = sheet("dry-run", file.getBytes(StandardCharsets.UTF_8), TableAnswer.CSV);
        List<List<String>> rows = Sheets.csv(table(first, TableAnswer.CSV, "zh"));
        assertEquals(List.of("类型", "组织", "日期", "标题", "'=数", "'-", "主题", "错误"), rows.get(0));
        for (String type : List.of(TableAnswer.CSV, TableAnswer.XLSX)) {
            byte[] table = table(first, type, "zh").asByteArray();
            Response again = sheet("dry-run", table, type);
            counts(again, "completed-with-errors", 0, 0, 0, 1);
            assertEquals(
                    rows(first, "").path("items[0].errors").toString(),
                    rows(again, "").path("items[0].errors").toString());
            assertEquals(rows, Sheets.csv(table(again, TableAnswer.CSV, "zh")));
        }
    }

    @Test
    void theItemsOfAListAreGuardedEachByItself() throws IOException {
        Map<String, Object> bad = new HashMap<>(row("一"));
        bad.put("themes", List.of("b", "'=a", "'=c", "=d"));
        Map<String, String> cells =
                Sheets.row(Sheets.csv(table(imported("mode=dry-run", file(bad)), TableAnswer.CSV, "zh")), 1);
        assertEquals("b;''=a;''=c;'=d", cells.get("themes"));
    }

    @Test
    void aListThatSeparatorsWouldBreakComesBackAsJson() throws IOException {
        String line = line(Map.of(
                "source", "self-inspection",
                "title", "问题",
                "organization", own,
                "foundOn", "2021-02-30",
                "dueOn", "2021-09-30",
                "actions", List.of(Map.of("title", "补;齐", "owner", "办公室", "dueOn", "2021-06-30"))));
        Response first = ended(within("recorder"), send("rectification-tasks", NDJSON, line));
        counts(first, "completed-with-errors", 0, 0, 0, 1);
        String mended = table(first, TableAnswer.CSV, "zh").asString().replace("02-30", "02-28");
        Response again = ended(within("recorder"), send("rectification-tasks", TableAnswer.CSV, mended));
        rows(again, "")
                .then()
                .body("items[0].after.actions.title", contains("补;齐"))
                .body("items[0].after.actions.owner", contains("办公室"))
                .body("items[0].after.actions.dueOn", contains("2021-06-30"));

        Map<String, Object> bad = new HashMap<>(row("一"));
        bad.put("themes", List.of("a;b", " c"));
        Response themes = imported("mode=dry-run", file(bad));
        Map<String, String> cells = Sheets.row(Sheets.csv(table(themes, TableAnswer.CSV, "zh")), 1);
        assertEquals("[\"a;b\",\" c\"]", cells.get("themes"));
        String table = table(themes, TableAnswer.CSV, "zh").asString();
        Response same = ended(within("recorder"), send("activities", TableAnswer.CSV, table));
        assertEquals(
                rows(themes, "").path("items[0].errors.detail").toString(),
                rows(same, "").path("items[0].errors.detail").toString());
    }

    private Response send(String entity, String type, String file) {
        return within("recorder")
                .contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?mode=dry-run&entity=" + entity);
    }

    /** Blanks around a cell are nothing, and are no text when its guard has come off. */
    @Test
    void blanksAroundACellDoNotComeBack() throws IOException {
        String file = "类型,组织,日期,标题\n党客,单位,2020-03-06,\"\t=题\"\n";
        Response first = ended(within("recorder"), send("activities", TableAnswer.CSV, file));
        List<List<String>> rows = Sheets.csv(table(first, TableAnswer.CSV, "zh"));
        assertEquals("'=题", Sheets.row(rows, 1).get("标题"));
    }

    @Test
    void aTextThatWouldBeComputedIsNot() throws IOException {
        Map<String, Object> bad = new HashMap<>(row("=1+1"));
        bad.put("=cmd", "x");
        Response ended = imported("mode=dry-run", file(bad));
        List<List<String>> rows = Sheets.csv(table(ended, TableAnswer.CSV, "zh"));
        Map<String, String> cells = Sheets.row(rows, 1);
        assertEquals("'=1+1", cells.get("title"));
        assertEquals("x", cells.get("'=cmd"));
    }
}
