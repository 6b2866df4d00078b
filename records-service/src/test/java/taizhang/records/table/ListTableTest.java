package taizhang.records.table;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Sheets;
import taizhang.records.RecordsTest;

/** Which list is which table. */
@QuarkusTest
class ListTableTest extends RecordsTest {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static RequestSpecification reader(String accept) {
        return as("reader").header("Accept", accept);
    }

    @Test
    void organizations() throws IOException {
        as("admin")
                .body(Map.of(
                        "name",
                        Map.of("zh", "+表格单位", "en", "Unit, \"A\""),
                        "kind",
                        "affiliated-unit",
                        "memberCount",
                        12,
                        "hasCommittee",
                        true,
                        "validFrom",
                        "2000-01-01"))
                .put("/v1/organizations/TABLE-A")
                .then()
                .statusCode(201);
        List<List<String>> rows = Sheets.csv(reader("text/csv").get("/v1/organizations?q=TABLE-A"));
        assertEquals(
                List.of(
                        "code",
                        "name.zh",
                        "name.en",
                        "aliases",
                        "kind",
                        "parent",
                        "validFrom",
                        "validTo",
                        "basedIn",
                        "hasCommittee",
                        "hasSmallGroups",
                        "memberCount",
                        "staffCount",
                        "creditCode",
                        "successors",
                        "predecessors",
                        "version"),
                rows.get(0));
        assertEquals(
                List.of(
                        "TABLE-A",
                        "'+表格单位",
                        "Unit, \"A\"",
                        "",
                        "affiliated-unit",
                        "",
                        "2000-01-01",
                        "",
                        "",
                        "true",
                        "",
                        "12",
                        "",
                        "",
                        "",
                        "",
                        "1"),
                rows.get(1));
        List<Row> sheet = Sheets.xlsx(reader(SHEET).get("/v1/organizations?q=TABLE-A"));
        assertEquals(CellType.NUMBER, Sheets.cell(sheet, 1, "validFrom").getType());
        assertEquals("12", Sheets.cell(sheet, 1, "memberCount").asNumber().toPlainString());
        assertEquals(
                1,
                Sheets.csv(as("reader", "t", "TABLE-B")
                                .header("Accept", "text/csv")
                                .get("/v1/organizations"))
                        .size());
    }

    @Test
    void activityTypesAndCampaigns() throws IOException {
        List<List<String>> types = Sheets.csv(reader("text/csv").get("/v1/activity-types"));
        assertEquals(
                List.of(
                        "code",
                        "category",
                        "name.zh",
                        "name.en",
                        "aliases",
                        "quantities",
                        "attributes",
                        "partyActivity",
                        "version"),
                types.get(0));
        assertTrue(types.size() > 70, "more than the page of 50");
        assertEquals(
                "person-times;attendees;expected-attendees;absentees",
                Sheets.row(Sheets.csv(reader("text/csv").get("/v1/activity-types?q=party-lecture")), 1)
                        .get("quantities"));
        assertEquals(
                3,
                Sheets.csv(reader("text/csv").get("/v1/activity-types?limit=2")).size());
        assertEquals(
                List.of("code", "name.zh", "name.en", "kind", "leadOrganization", "startsOn", "endsOn", "version"),
                Sheets.csv(reader("text/csv").get("/v1/campaigns")).get(0));
    }

    @Test
    void tasks() throws IOException {
        as("admin")
                .body(Map.of("name", Map.of("zh", "甲", "en", "A"), "kind", "bureau", "validFrom", "2000-01-01"))
                .put("/v1/organizations/TABLE-T");
        String id = as("recorder")
                .body(Map.of(
                        "organization", "TABLE-T",
                        "source", "inspection-tour",
                        "title", "=台账不全",
                        "foundOn", "2020-03-02",
                        "actions", List.of(Map.of("title", "甲"), Map.of("title", "乙"))))
                .post("/v1/rectification-tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String list = "/v1/rectification-tasks?organization=TABLE-T";
        List<List<String>> rows = Sheets.csv(reader("text/csv").get(list));
        assertEquals(2, rows.size());
        Map<String, String> task = Sheets.row(rows, 1);
        assertEquals(id, task.get("id"));
        assertEquals("'=台账不全", task.get("title"));
        assertEquals("甲;乙", task.get("actions"));
        assertEquals("2020-03-02", task.get("foundOn"));
        assertEquals("false", task.get("overdue"));
        List<Row> sheet = Sheets.xlsx(reader(SHEET).get(list));
        assertEquals(id, Sheets.cell(sheet, 1, "id").getText());
        assertEquals(false, Sheets.cell(sheet, 1, "overdue").asBoolean());
        parts("/v1/rectification-tasks/" + id + "/actions", 3, "id,title,owner,dueOn,state,doneOn,keptUp");
        parts("/v1/rectification-tasks/" + id + "/transitions", 2, "from,to,effectiveOn,cycle,note,at,by");
        parts("/v1/rectification-tasks/" + id + "/cycles", 2, "number,openedOn,closedOn,dueOn,onTime");
        parts("/v1/rectification-tasks/" + id + "/progress", 1, "number,on,note,percent,at,by");
        parts(
                "/v1/rectification-tasks/" + id + "/extensions",
                1,
                "number,dueOn,previousDueOn,reason,grantedOn,grantedBy");
        parts("/v1/rectification-tasks/" + id + "/attachments", 1, "id,name,mediaType,size,sha256,createdAt,createdBy");
        reader("text/csv")
                .get("/v1/rectification-tasks/" + id + "/attachments")
                .then()
                .header("ETag", nullValue());
        parts("/v1/organizations/TABLE-T/parents", 2, "parent,effectiveFrom,effectiveTo");
    }

    private static void parts(String path, int rows, String header) throws IOException {
        List<List<String>> table = Sheets.csv(reader("text/csv").get(path));
        assertEquals(header, String.join(",", table.get(0)));
        assertEquals(rows, table.size());
        assertEquals(rows, Sheets.xlsx(reader(SHEET).get(path)).size());
        assertEquals(
                rows - 1, reader("*/*").get(path).jsonPath().getList("items").size());
    }

    /** The last chunk of a whole answer is empty; a client that misses it knows that something is missing. */
}
