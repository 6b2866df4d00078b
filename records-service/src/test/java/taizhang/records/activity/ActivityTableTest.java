package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Sheets;

/** Activities as CSV and XLSX: all that match, by the filters and in the scope of the list. */
@QuarkusTest
class ActivityTableTest extends ActivityFixture {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MANY = 1203;

    private static Response csv(RequestSpecification who, String theme) {
        return who.header("Accept", "text/csv").get(ACTIVITIES + "?theme=" + theme);
    }

    private static Response sheet(RequestSpecification who, String theme) {
        return who.header("Accept", SHEET).get(ACTIVITIES + "?theme=" + theme);
    }

    @Test
    void aListIsWholeBeyondAPage() throws Exception {
        many("act-table-many");
        List<List<String>> rows = Sheets.csv(csv(reader(), "act-table-many"));
        assertEquals(MANY + 1, rows.size());
        assertEquals(MANY, new HashSet<>(Sheets.column(rows, "id")).size());
        List<String> days = Sheets.column(rows, "heldOn");
        assertEquals(days.stream().sorted().toList(), days);
        assertEquals(MANY + 1, Sheets.xlsx(sheet(reader(), "act-table-many")).size());
        List<List<String>> down = Sheets.csv(csv(reader().queryParam("sort", "-heldOn"), "act-table-many"));
        assertEquals(new HashSet<>(rows), new HashSet<>(down));
        assertEquals(1, Sheets.csv(csv(foreigner("reader"), "act-table-many")).size());
    }

    private void many(String theme) throws SQLException {
        execute(
                """
                insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes,
                    themes, status, version, created_at, created_by, updated_at, updated_by)
                select gen_random_uuid(), 'party-lecture', 'ACT-A', '党课 ' || i, date '2020-01-01' + i % 300, 'held', 1,
                    '{}', '{}', array[?], 'draft', 1, now(), 'act-many', now(), 'act-many'
                from generate_series(1, 1203) i
                """,
                theme);
    }

    @Test
    void aPageIsThatPage() throws Exception {
        for (int i = 1; i <= 5; i++) {
            created(anActivity().themes("act-table-page").heldOn("2020-05-0" + i));
        }
        List<String> days = new ArrayList<>();
        String next = ACTIVITIES + "?limit=2&theme=act-table-page";
        while (next != null) {
            Response page = reader().header("Accept", "text/csv")
                    .urlEncodingEnabled(false)
                    .get(next);
            days.addAll(Sheets.column(Sheets.csv(page), "heldOn"));
            String link = page.header("Link");
            next = link == null ? null : link.replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }
        assertEquals(List.of("2020-05-01", "2020-05-02", "2020-05-03", "2020-05-04", "2020-05-05"), days);
    }

    /** What a record says is a row, in the words of its JSON; quantities and attributes are those of the list. */
    @Test
    void aRecordIsARow() throws IOException {
        String title = "=HYPERLINK(\"http://x\";\"党课\")\n第二行, \"引号\"";
        String id = created(anActivity()
                .titled(title)
                .themes("act-table-row", "act-integrity")
                .quantity("person-times", new BigDecimal("300"))
                .attribute("lecturer-role", "branch-secretary")
                .with("notes", "-5 \t\n"));
        created(anActivity().of("ACT-B").themes("act-table-row").attribute("mode", "online"));
        Map<String, Object> json = reader().get(ACTIVITIES + "/" + id).path("$");
        List<List<String>> rows = Sheets.csv(csv(reader(), "act-table-row"));
        List<String> header = new ArrayList<>(json.keySet());
        header.set(header.indexOf("quantities"), "quantities.person-times");
        header.set(header.indexOf("attributes"), "attributes.lecturer-role");
        header.add(header.indexOf("attributes.lecturer-role") + 1, "attributes.mode");
        assertEquals(header, rows.get(0));
        int number = 1 + Sheets.column(rows, "id").indexOf(id);
        Map<String, String> row = Sheets.row(rows, number);
        assertEquals("'" + title, row.get("title"));
        assertEquals("'-5 \t\n", row.get("notes"));
        assertEquals("300", row.get("quantities.person-times"));
        assertEquals("", row.get("attributes.mode"));
        assertEquals("act-table-row;act-integrity", row.get("themes"));
        assertEquals(json.get("createdAt"), row.get("createdAt"));
        List<Row> sheet = Sheets.xlsx(sheet(reader(), "act-table-row"));
        assertEquals("'" + title, Sheets.cell(sheet, number, "title").getText());
        assertEquals("'-5 \t\n", Sheets.cell(sheet, number, "notes").getText());
        assertEquals(
                CellType.NUMBER,
                Sheets.cell(sheet, number, "quantities.person-times").getType());
        assertEquals(
                LocalDate.of(2020, 3, 5),
                Sheets.cell(sheet, number, "heldOn").asDate().toLocalDate());
        assertEquals(
                List.of("from", "to", "reason", "at", "by", "version"),
                Sheets.csv(reader().header("Accept", "text/csv").get(ACTIVITIES + "/" + id + "/transitions"))
                        .get(0));
        assertEquals(
                1,
                Sheets.csv(reader().header("Accept", "text/csv").get(ACTIVITIES + "/" + id + "/attachments"))
                        .size());
        // The columns are those of what the caller sees.
        List<String> seen =
                Sheets.csv(csv(as("reader", "act-b", "ACT-B"), "act-table-row")).get(0);
        assertTrue(seen.contains("attributes.mode") && !seen.contains("attributes.lecturer-role"), seen.toString());
    }
}
