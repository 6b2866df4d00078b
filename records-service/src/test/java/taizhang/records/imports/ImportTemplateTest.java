package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.table.TableAnswer;

/** Empty sheets: what their example says is accepted, whoever asks and whatever for. */
@QuarkusTest
class ImportTemplateTest extends ImportFixture {

    private static byte[] template(RequestSpecification who, String query) {
        return who.accept(TableAnswer.XLSX)
                .get(IMPORTS + "/templates?" + query)
                .then()
                .statusCode(200)
                .contentType(TableAnswer.XLSX)
                .header("Content-Disposition", containsString(".xlsx"))
                .extract()
                .asByteArray();
    }

    private static List<List<String>> sheet(byte[] file, int number) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getSheets().toList().get(number).read().stream()
                    .map(ImportTemplateTest::texts)
                    .toList();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    private static Response accepted(Supplier<RequestSpecification> who, String entity, String mode, byte[] file) {
        Response sent = who.get()
                .contentType(TableAnswer.XLSX)
                .body(file)
                .post(IMPORTS + "?entity=" + entity + "&mode=" + mode);
        Response ended = ended(who.get(), sent);
        if (!ended.path("state").equals("completed")) {
            assertEquals(
                    "completed",
                    ended.path("state"),
                    ended.asString()
                            + who.get()
                                    .get(IMPORTS + "/" + ended.path("id") + "/rows")
                                    .asString());
        }
        counts(ended, "completed", 1, 0, 0, 0);
        return ended;
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities", "rectification-tasks"})
    void whatTheExampleSaysIsAccepted(String entity) {
        accepted(() -> within("recorder"), entity, "commit", template(within("recorder"), "entity=" + entity));
    }

    @Test
    void soItIsForOrganizationsWhoeverAsks() {
        accepted(() -> within("admin"), "organizations", "dry-run", template(within("admin"), "entity=organizations"));
        accepted(ImportFixture::everywhere, "organizations", "dry-run", template(everywhere(), "entity=organizations"));
    }

    @Test
    void soItIsForEveryType() {
        List<String> types = everywhere().get("/v1/activity-types?limit=500").path("items.code");
        assertTrue(types.size() >= 72);
        for (String type : types) {
            byte[] file = template(within("recorder"), "entity=activities&type=" + type);
            accepted(() -> within("recorder"), "activities", "dry-run", file);
        }
    }

    @Test
    void theSheetOfATypeHasItsQuantitiesAndAttributes() throws IOException {
        byte[] file = template(within("recorder"), "entity=activities&type=party-lecture");
        List<List<String>> rows = sheet(file, 0);
        assertEquals(2, rows.size());
        assertTrue(
                rows.get(0).containsAll(List.of("类型", "组织", "日期", "标题", "听课人次", "授课人身份", "对象", "方式")), rows.toString());
        assertEquals("党课", rows.get(1).get(rows.get(0).indexOf("类型")));
        assertTrue(sheet(file, 2).stream().anyMatch(row -> row.contains("党组书记")));
        assertFalse(sheet(template(within("recorder"), "entity=activities"), 0)
                .get(0)
                .contains("听课人次"));
    }

    @Test
    void tasksAndOrganizationsHaveSheetsToo() throws IOException {
        List<List<String>> tasks = sheet(template(within("recorder"), "entity=rectification-tasks"), 0);
        assertTrue(tasks.get(0).containsAll(List.of("问题来源", "存在问题", "整改措施", "责任单位", "整改时限")), tasks.toString());
        assertEquals("单位", tasks.get(1).get(tasks.get(0).indexOf("责任单位")));
        List<List<String>> organizations = sheet(template(within("admin"), "entity=organizations"), 0);
        assertTrue(organizations.get(0).containsAll(List.of("代码", "中文名称", "类别", "上级组织")), organizations.toString());
        assertEquals("单位", organizations.get(1).get(organizations.get(0).indexOf("上级组织")));
    }

    @Test
    void onlyOrganizationsOfTheCallerAreOffered() throws IOException {
        assertEquals(List.of("单位"), offered(within("recorder")), "its name, which is the only one in sight");
        List<String> all = offered(everywhere());
        assertTrue(all.containsAll(List.of(own, foreign)), "their codes, since several have that name");
        assertFalse(all.contains("单位"));
    }

    /** @return the organizations to choose from */
    private static List<String> offered(RequestSpecification who) throws IOException {
        byte[] file = template(who, "entity=activities");
        int column = sheet(file, 0).get(0).indexOf("组织");
        return sheet(file, 2).stream()
                .filter(row -> row.size() > column)
                .map(row -> row.get(column))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void whatThereIsNoSheetOfIsRefused() {
        within("recorder")
                .get(IMPORTS + "/templates")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("entity"));
        within("recorder")
                .get(IMPORTS + "/templates?entity=activity")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("activities"));
        within("recorder")
                .get(IMPORTS + "/templates?entity=activities&type=party-lectures")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("unknown-type"))
                .body("errors[0].detail", containsString("party-lecture"));
        within("recorder")
                .get(IMPORTS + "/templates?entity=organizations&type=party-lecture")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("type"));
        as("feed").get(IMPORTS + "/templates?entity=activities").then().statusCode(403);
    }
}
