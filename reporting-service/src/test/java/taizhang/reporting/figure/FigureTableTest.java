package taizhang.reporting.figure;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Sheets;

/** Figures, evidence, progress and indicators as CSV and XLSX. */
@QuarkusTest
class FigureTableTest extends FigureBureau {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LECTURES = "indicator=lectures-given&organization=FIG-TOP&period=2020";

    private static Response get(String accept, String address) {
        return as("reader").header("Accept", accept).get(address);
    }

    private static List<List<String>> csv(String address) throws IOException {
        return Sheets.csv(get("text/csv", address));
    }

    @Test
    void aRowForEachFigure() throws IOException {
        List<List<String>> rows = csv("/v1/figures?" + LECTURES + "&groupBy=organization&compare=previous-year");
        assertEquals(List.of("FIG-TOP", "FIG-A", "FIG-B"), Sheets.column(rows, "organization"));
        assertEquals(List.of("0", "6", "6"), Sheets.column(rows, "value"));
        assertEquals(List.of("0", "10", "0"), Sheets.column(rows, "comparison.value"));
        assertEquals(List.of("0", "-4", "6"), Sheets.column(rows, "comparison.change"));
        assertTrue(Sheets.column(rows, "evidence").get(1).startsWith("/v1/evidence?"));
    }

    @Test
    void twoGroupsInTheOrderInWhichTheyAreNamed() throws IOException {
        String ask = "/v1/figures?indicator=lectures-given&organization=FIG-TOP&period=2020-Q1&groupBy=";
        List<List<String>> byMonth = csv(ask + "month,organization");
        assertEquals(
                List.of(
                        "2020-01", "2020-01", "2020-01", "2020-02", "2020-02", "2020-02", "2020-03", "2020-03",
                        "2020-03"),
                Sheets.column(byMonth, "period"));
        assertEquals(List.of("0", "1", "0", "0", "1", "0", "0", "1", "0"), Sheets.column(byMonth, "value"));
        List<Row> byOrganization = Sheets.xlsx(get(XLSX, ask + "organization,month"));
        assertEquals(10, byOrganization.size());
        assertEquals("FIG-TOP", Sheets.cell(byOrganization, 3, "organization").getText());
        assertEquals("2020-03", Sheets.cell(byOrganization, 3, "period").getText());
        assertEquals("FIG-A", Sheets.cell(byOrganization, 4, "organization").getText());
    }

    @Test
    void numbersAreNumbersInASheet() throws IOException {
        Response answer = get(XLSX, "/v1/figures?" + LECTURES + "&compare=previous-year");
        answer.then()
                .header("Content-Type", XLSX)
                .header("Content-Disposition", containsString("figures.xlsx"))
                .header("Vary", "Accept")
                // That of the JSON is strong: it does not name these bytes.
                .header("ETag", nullValue());
        List<Row> rows = Sheets.xlsx(answer);
        assertEquals(CellType.NUMBER, Sheets.cell(rows, 1, "value").getType());
        assertEquals(
                new BigDecimal("12"), Sheets.cell(rows, 1, "value").asNumber().stripTrailingZeros());
        assertEquals("ok", Sheets.cell(rows, 1, "status").getText());
    }

    @Test
    void theTagIsThatOfTheJson() {
        String tag = get("application/json", "/v1/figures?" + LECTURES)
                .then()
                .statusCode(200)
                .header("Vary", "Accept")
                .extract()
                .header("ETag");
        for (String accept : List.of("application/json", "text/csv")) {
            as("reader")
                    .header("Accept", accept)
                    .header("If-None-Match", tag)
                    .get("/v1/figures?" + LECTURES)
                    .then()
                    .statusCode(accept.equals("text/csv") ? 200 : 304)
                    .header("Vary", "Accept");
        }
    }

    @Test
    void anInlineDefinitionToo() throws IOException {
        Response answer = as("reader")
                .header("Accept", "text/csv")
                .body(
                        """
                        {"definition": {"of": "activities", "measure": "count", "where": {"types": ["party-lecture"]}},
                         "organization": "FIG-TOP", "periods": ["2020-S1", "2020-S2"]}
                        """)
                .post("/v1/figures");
        answer.then().header("Content-Type", startsWith("text/csv"));
        assertEquals(List.of("6", "6"), Sheets.column(Sheets.csv(answer), "value"));
    }

    @Test
    void evidenceIsWhole() throws IOException {
        assertEquals(12, Sheets.column(csv("/v1/evidence?" + LECTURES), "id").size());
        assertEquals(
                5,
                Sheets.column(csv("/v1/evidence?" + LECTURES + "&limit=5"), "id")
                        .size());
        List<Row> rows = Sheets.xlsx(get(XLSX, "/v1/evidence?" + LECTURES));
        assertEquals(
                "2020-01-15", Sheets.cell(rows, 1, "on").asDate().toLocalDate().toString());
    }

    @Test
    void everyIndicatorWithItsConditions() throws IOException {
        as("admin")
                .body(
                        """
                        {"name": {"zh": "书记党课", "en": "Lectures of secretaries"}, "unit": "times", "of": "activities",
                         "measure": "count", "where": {"types": ["party-lecture", "theme-party-day"],
                            "attributes": {"lecturer-role": ["party-group-secretary"]}}}
                        """)
                .put("/v1/indicators/table-lectures")
                .then()
                .header("ETag", notNullValue());
        List<List<String>> rows = csv("/v1/indicators");
        int row = 1 + Sheets.column(rows, "code").indexOf("table-lectures");
        assertEquals("书记党课", Sheets.row(rows, row).get("name.zh"));
        assertEquals("party-lecture;theme-party-day", Sheets.row(rows, row).get("where.types"));
        assertEquals("party-group-secretary", Sheets.row(rows, row).get("where.attributes.lecturer-role"));
        assertTrue(rows.size() > 60);
    }

    @Test
    void progressByItsGroups() throws IOException {
        List<List<String>> rows = csv("/v1/rectification-progress?organization=FIG-TOP&period=2020");
        assertEquals(List.of("FIG-TOP"), Sheets.column(rows, "group.organization"));
        assertEquals(List.of("0"), Sheets.column(rows, "open.value"));
        assertEquals(List.of(""), Sheets.column(rows, "completionRate.value"));
    }

    @Test
    void whatIsWrongIsAProblem() {
        get("text/csv", "/v1/figures?" + LECTURES + "-99")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        get("text/html", "/v1/figures?" + LECTURES).then().statusCode(406).contentType("application/problem+json");
        as("reader", "r", "FIG-A")
                .header("Accept", "text/csv")
                .get("/v1/evidence?" + LECTURES)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
