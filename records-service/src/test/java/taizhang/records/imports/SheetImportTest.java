package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Activities from CSV and XLSX. */
@QuarkusTest
class SheetImportTest extends ImportFixture {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static Response send(RequestSpecification who, String query, String mediaType, byte[] file) {
        return who.contentType(mediaType).body(file).post(IMPORTS + "?entity=activities&" + query);
    }

    private Response send(String query, String mediaType, byte[] file) {
        return send(within("recorder"), query, mediaType, file);
    }

    private Response imported(String query, String mediaType, byte[] file) {
        return ended(within("recorder"), send(query, mediaType, file));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "Test", null)) {
            content.accept(book.newWorksheet("台账"));
        }
        return file.toByteArray();
    }

    @Test
    void csvOfAChineseProgram() {
        String text = "类型;组织;标题;日期;听课人次;主题;备注\r\n"
                + "党课;%1$s;一;2020年3月5日;1,200;integrity、study;'=1+1\r\n\r\n".formatted(own)
                + "党果;%1$s;二;立行立改;很多;;\r\n".formatted(own);
        Response ended = imported("mode=commit", CSV, text.getBytes(Charset.forName("GB18030")));
        counts(ended, "completed-with-errors", 1, 0, 0, 1);
        rows(ended, "?outcome=created")
                .then()
                .body("items[0].row", is(2))
                .body("items[0].after.type", is("party-lecture"))
                .body("items[0].after.heldOn", is("2020-03-05"))
                .body("items[0].after.quantities.person-times", is(1200))
                .body("items[0].after.themes", contains("integrity", "study"))
                .body("items[0].after.notes", is("=1+1"));
        rows(ended, "?outcome=rejected")
                .then()
                .body("items[0].row", is(4))
                .body("items[0].errors.find { it.column == '类型' }.code", is("unknown-type"))
                .body("items[0].errors.find { it.column == '类型' }.detail", containsString("党课"))
                .body("items[0].errors.find { it.column == '日期' }.code", is("not-a-day-but-a-demand"));
    }

    @Test
    void aWorkbookWithRealDaysAndNumbers() throws IOException {
        byte[] file = workbook(sheet -> {
            String[] headings = {"Type", "Organization", "Title", "Date", "Count", "attributes.mode", "错误"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
            }
            sheet.value(2, 0, "party-lecture");
            sheet.value(2, 1, own);
            sheet.value(2, 2, "一");
            sheet.value(2, 3, LocalDate.of(2020, 3, 5));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
            sheet.value(2, 4, 2);
            sheet.value(2, 5, "ONSITE");
            sheet.value(2, 6, "of the last time");
        });
        Response ended = imported("mode=commit", XLSX, file);
        counts(ended, "completed", 1, 0, 0, 0);
        rows(ended, "")
                .then()
                .body("items[0].row", is(3))
                .body("items[0].after.heldOn", is("2020-03-05"))
                .body("items[0].after.count", is(2))
                .body("items[0].after.attributes.mode", is("onsite"));
        // Told by its content, whatever is said of it.
        counts(imported("mode=dry-run&strategy=create&duplicates=skip", CSV, file), "completed", 0, 0, 1, 0);
    }

    @Test
    void whatIsExportedIsImportedAndChangesNothing() {
        String text = "类型,组织,标题,日期,听课人次,外部编号,备注\n党课,%s,'=一,2020-03-05,12.5,x-1,''=二\n".formatted(own);
        counts(imported("mode=commit", CSV, utf8(text)), "completed", 1, 0, 0, 0);
        byte[] exported = within("reader")
                .accept(CSV)
                .get("/v1/activities")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        counts(imported("mode=commit&strategy=upsert", CSV, exported), "completed", 0, 0, 1, 0);
        byte[] sheet = within("reader")
                .accept(XLSX)
                .get("/v1/activities")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        counts(imported("mode=commit&strategy=upsert", XLSX, sheet), "completed", 0, 0, 1, 0);
    }

    @Test
    void anEmptyCellEmptiesAndAMissingColumnLeaves() {
        String first = "类型,组织,标题,日期,听课人次,外部编号,备注\n党课,%s,一,2020-03-05,12,e-1,n\n".formatted(own);
        counts(imported("mode=commit", CSV, utf8(first)), "completed", 1, 0, 0, 0);
        String second = "类型,组织,标题,日期,外部编号,备注\n党课,%s,一,2020-03-05,e-1,\n".formatted(own);
        Response ended = imported("mode=commit&strategy=upsert", CSV, utf8(second));
        counts(ended, "completed", 0, 1, 0, 0);
        rows(ended, "")
                .then()
                .body("items[0].after.notes", nullValue())
                .body("items[0].after.quantities.person-times", is(12));
    }

    @Test
    void whatTheTypeGivesAMeaningIsNotDroppedWithoutIt() {
        String first = "类型,组织,标题,日期,听课人次,外部编号\n党课,%s,一,2020-03-05,5,e-1\n".formatted(own);
        counts(imported("mode=commit", CSV, utf8(first)), "completed", 1, 0, 0, 0);
        String second = "外部编号,备注,听课人次,lecturer-role\ne-1,n,99,nonsense\n";
        Response ended = imported("mode=commit&strategy=upsert", CSV, utf8(second));
        counts(ended, "completed-with-errors", 0, 0, 0, 1);
        rows(ended, "")
                .then()
                .body("items[0].errors.column", contains("听课人次", "lecturer-role"))
                .body("items[0].errors.code", contains("needs-the-type", "needs-the-type"));
        String third = "外部编号,备注,听课人次\ne-1,n,\n";
        Response empty = imported("mode=commit&strategy=upsert", CSV, utf8(third));
        counts(empty, "completed", 0, 1, 0, 0);
        rows(empty, "").then().body("items[0].after.quantities.person-times", is(5));
    }

    @Test
    void refusedAtOnce() {
        refused("", "标题,日其\na,b\n", 422, "unknown-heading", "日其 → 日期?");
        refused("", "标题,Title\na,b\n", 422, "duplicate-heading", "标题, Title");
        refused("", "标题,日期\n", 422, "no-rows", "");
        refused("", "标题,日期\n\"a,b\n", 400, "unclosed-quote", "2");
        refused("", "<table><tr><td>标题</td></tr></table>", 415, "not-a-sheet", "");
        refused("&mapping=no-such", "标题,日期\na,b\n", 400, "invalid-parameter", "");
        send("mode=commit", XLSX, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0})
                .then()
                .statusCode(415)
                .body("code", is("old-workbook"));
        send("mode=commit", XLSX, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})
                .then()
                .statusCode(400)
                .body("code", is("damaged-sheet"));
    }

    private void refused(String query, String file, int status, String code, String inDetail) {
        send("mode=commit" + query, CSV, utf8(file))
                .then()
                .statusCode(status)
                .body("code", is(code))
                .body("detail", containsString(inDetail));
    }

    @Test
    void namesOfOrganizationsOutsideAreNeitherFoundNorSuggested() {
        String file = "类型,组织,标题,日期\n党课,%s,一,2020-03-05\n".formatted(foreign + "X");
        Response ended = imported("mode=dry-run", CSV, utf8(file));
        rows(ended, "")
                .then()
                .body("items[0].errors[0].code", is("unknown-organization"))
                .body("items[0].errors[0].detail", not(containsString("; nearest known: " + foreign)));
    }

    @Test
    void theLedgerOfMeetingsGoesInWithTheMappingThatShips() {
        String headings = "上级党组织编码,上级党组织名称,党支部编码,党支部名称,会议类型,主持人(工号),主持人(姓名),记录人(工号),记录人(姓名),"
                + "会议名称,时间,地点,应到人数,实到人数,请假人数,列席人员,主要议题,主要内容,决议\n";
        String row = ",,%s,一支部,%s,1,某人,2,某人,%s,2020.3.5 14:30,会议室,12,10,2,某人,议题,,通过\n";
        String file = headings
                + row.formatted(own, "支部党员大会", "一")
                + row.formatted(own, "支委会", "二")
                + row.formatted(own, "主题党日", "三");
        Response ended = imported("mode=commit&mapping=meeting-ledger", CSV, utf8(file));
        counts(ended, "completed", 3, 0, 0, 0);
        rows(ended, "")
                .then()
                .body("items[0].after.organization", is(own))
                .body("items[0].after.type", is("branch-members-meeting"))
                .body("items[1].after.type", is("branch-committee-meeting"))
                .body("items[0].after.heldOn", is("2020-03-05"))
                .body("items[0].after.quantities.absentees", is(2))
                .body("items[0].after.notes", is("地点：会议室\n主要议题：议题\n决议：通过"))
                .body("items[0].after.notes", not(containsString("某人")));
    }

    @Test
    void anImportKeepsWhatItHasReadOfAMapping() {
        String mapping = "/v1/import-mappings/" + own;
        within("recorder")
                .body(Map.of(
                        "entity",
                        "activities",
                        "columns",
                        Map.of("会议名称", "title"),
                        "constants",
                        Map.of("type", "党课", "organization", own, "heldOn", "2020-3-5")))
                .put(mapping)
                .then()
                .statusCode(201);
        Response ended = imported("mode=commit&mapping=" + own, CSV, utf8("会议名称\n一\n"));
        counts(ended, "completed", 1, 0, 0, 0);
        rows(ended, "").then().body("items[0].after.heldOn", is("2020-03-05"));
        send("mode=commit&mapping=rectification-ledger", CSV, utf8("会议名称\n一\n"))
                .then()
                .statusCode(400);
    }

    @Test
    void aConstantThatARowCannotHaveIsNamed() {
        within("recorder")
                .body(Map.of(
                        "entity",
                        "activities",
                        "columns",
                        Map.of(),
                        "constants",
                        Map.of("quantities.hours", 2, "organization", own)))
                .put("/v1/import-mappings/" + own)
                .then()
                .statusCode(201);
        Response ended = imported("mode=dry-run&mapping=" + own, CSV, utf8("类型,标题,日期\n党课,一,2020-03-05\n"));
        counts(ended, "completed-with-errors", 0, 0, 0, 1);
        rows(ended, "")
                .then()
                .body("items[0].errors.column", contains("quantities.hours"))
                .body("items[0].errors.code", contains("unknown-quantity"));
    }

    @Test
    void whatIsTwiceInAFileIsToldAtItsHeading() {
        String text = "类型,组织,标题,日期,外部编号\n党课,%1$s,一,2020-03-05,x\n党课,%1$s,二,2020-03-05,x\n".formatted(own);
        Response ended = imported("mode=dry-run", CSV, utf8(text));
        counts(ended, "completed-with-errors", 1, 0, 0, 1);
        rows(ended, "?outcome=rejected")
                .then()
                .body("items[0].errors.column", contains("外部编号"))
                .body("items[0].errors.code", contains("already-exists"));
    }
}
