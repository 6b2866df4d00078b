package taizhang.records.imports;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledgers that offices keep go in with the mappings that ship, whole, as they are. */
@QuarkusTest
class ShippedMappingTest extends ImportFixture {

    private static final String MAPPINGS = "/v1/import-mappings/";
    private static final List<String> PERSONS = List.of("张敏", "李强", "王芳", "赵磊");

    private static final List<Object> MEETING_HEADINGS = List.of(
            "上级党组织编码", "上级党组织名称", "党支部编码", "党支部名称", "会议类型", "主持人(工号)", "主持人(姓名)", "记录人(工号)", "记录人(姓名)", "会议名称", "时间",
            "地点", "应到人数", "实到人数", "请假人数", "列席人员", "主要议题", "主要内容", "决议");

    private static final List<Object> RECTIFICATION_HEADINGS = List.of(
            "序号", "问题来源", "问题类别", "存在问题", "整改措施", "责任领导", "责任单位", "责任人", "整改时限", "完成情况", "是否完成", "佐证材料", "销号时间");

    /** How a program saves the same sheet. */
    enum Form {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
            @Override
            byte[] save(List<List<Object>> rows) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                try (Workbook book = new Workbook(file, "Test", null)) {
                    Worksheet sheet = book.newWorksheet("台账");
                    for (int row = 0; row < rows.size(); row++) {
                        for (int column = 0; column < rows.get(row).size(); column++) {
                            write(sheet, row, column, rows.get(row).get(column));
                        }
                    }
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                return file.toByteArray();
            }

            private void write(Worksheet sheet, int row, int column, Object value) {
                if (value instanceof LocalDate day) {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy\"年\"m\"月\"d\"日\"").set();
                } else if (value instanceof Number number) {
                    sheet.value(row, column, number);
                } else {
                    sheet.value(row, column, value.toString());
                }
            }
        },
        GB18030("text/csv") {
            @Override
            byte[] save(List<List<Object>> rows) {
                return rows.stream()
                        .map(row -> row.stream().map(this::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"))
                        .getBytes(Charset.forName("GB18030"));
            }

            private String cell(Object value) {
                return value instanceof LocalDate day
                        ? "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                        : "\"" + value.toString().replace("\"", "\"\"") + "\"";
            }
        };

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        abstract byte[] save(List<List<Object>> rows);
    }

    private Response sent(Form form, String entity, String mapping, List<List<Object>> rows) {
        return ended(
                within("recorder"),
                within("recorder")
                        .contentType(form.mediaType)
                        .body(form.save(rows))
                        .post(IMPORTS + "?mode=commit&entity=" + entity + "&mapping=" + mapping));
    }

    private List<Object> meeting(String kind, String name, LocalDate day, int expected, int came) {
        return List.of(
                "SUPERIOR",
                "局机关党委",
                own,
                "一支部",
                kind,
                "1001",
                "张敏",
                "1002",
                "李强",
                name,
                day,
                "三楼会议室",
                expected,
                came,
                expected - came,
                "王芳、赵磊",
                "学习上级会议精神",
                "逐项讨论，\n形成意见",
                "一致通过");
    }

    @ParameterizedTest
    @EnumSource
    void theLedgerOfMeetings(Form form) {
        LocalDate day = LocalDate.of(2020, 3, 5);
        Response ended = sent(
                form,
                "activities",
                "meeting-ledger",
                List.of(
                        MEETING_HEADINGS,
                        meeting("支部党员大会", "一季度党员大会", day, 14, 12),
                        meeting("党员大会", "二季度党员大会", day.plusMonths(3), 14, 14),
                        meeting("支部委员会", "三月支委会", day, 5, 5),
                        meeting("支委会", "四月支委会", day.plusMonths(1), 5, 4),
                        meeting("党小组会", "第一党小组会", day, 7, 7),
                        meeting("党课", "书记讲党课：学习党章", day, 14, 13),
                        meeting("主题党日", "三月主题党日", day, 14, 11),
                        meeting("组织生活会", "年度组织生活会", day, 14, 14),
                        meeting("民主评议党员", "2019年度民主评议", day, 14, 14)));
        counts(ended, "completed", 9, 0, 0, 0);
        rows(ended, "")
                .then()
                .body(
                        "items.after.type",
                        contains(
                                "branch-members-meeting",
                                "branch-members-meeting",
                                "branch-committee-meeting",
                                "branch-committee-meeting",
                                "party-small-group-meeting",
                                "party-lecture",
                                "themed-party-day",
                                "organisational-life-meeting",
                                "democratic-appraisal"))
                .body("items.after.organization", everyItem(is(own)))
                .body("items[5].after.title", is("书记讲党课：学习党章"))
                .body("items[5].after.heldOn", is("2020-03-05"))
                .body(
                        "items[5].after.quantities",
                        is(Map.of("expected-attendees", 14, "attendees", 13, "absentees", 1)))
                .body("items[5].after.notes", is("地点：三楼会议室\n主要议题：学习上级会议精神\n主要内容：逐项讨论，\n形成意见\n决议：一致通过"));
        isOfNoPerson(ended);
    }

    private List<Object> issue(int number, String source, String title, String measures, Object due, String done) {
        return List.of(
                number, source, "党的建设", title, measures, "张敏", own, "李强", due, "已召开专题会议研究", done, "会议纪要", "2020.6.28");
    }

    private List<List<Object>> issues() {
        LocalDate june = LocalDate.of(2020, 6, 30);
        return List.of(
                RECTIFICATION_HEADINGS,
                issue(1, "巡察反馈", "会议记录不完整", "1.补齐会议记录；2.每季度检查一次", june, "是"),
                issue(2, "主题教育", "制度更新不及时", "修订三项制度", "2020年底", "正在推进"),
                issue(3, "自查自纠", "值班电话无人接听", "公布值班安排", "立行立改", "已完成"),
                issue(4, "民主生活会", "调研不够深入", "1. 每月下基层；\n2. 建立联系点；", "长期坚持", "完成并长期坚持"));
    }

    @ParameterizedTest
    @EnumSource
    void aLedgerThatDoesNotSayWhenIssuesWereFoundIsToldHowToSayIt(Form form) {
        Response ended = sent(form, "rectification-tasks", "rectification-ledger", issues());
        counts(ended, "completed-with-errors", 0, 0, 0, 4);
        for (int row = 0; row < 4; row++) {
            within("reader")
                    .header("Accept-Language", "zh")
                    .get(IMPORTS + "/" + ended.path("id") + "/rows")
                    .then()
                    .body("items[%d].errors.find { it.column == '/foundOn' }.code".formatted(row), is("required"))
                    .body(
                            "items[%d].errors.find { it.column == '/foundOn' }.detail".formatted(row),
                            allOf(containsString("foundOn"), containsString("constants")));
        }
        within("reader")
                .get(MAPPINGS + "rectification-ledger")
                .then()
                .body(
                        "description",
                        allOf(containsString("constants 中以 foundOn"), containsString("foundOn among its")));
    }

    @ParameterizedTest
    @EnumSource
    void theLedgerOfRectification(Form form) {
        Map<String, Object> mapping = new HashMap<>(
                within("reader").get(MAPPINGS + "rectification-ledger").path(""));
        String code = own + form;
        mapping.put("code", code);
        mapping.put("constants", Map.of("foundOn", "2020年3月2日"));
        within("recorder").body(mapping).put(MAPPINGS + code).then().statusCode(201);
        Response ended = sent(form, "rectification-tasks", code, issues());
        counts(ended, "completed-with-errors", 2, 0, 0, 2);
        rows(ended, "?outcome=created")
                .then()
                .body("items.after.organization", everyItem(is(own)))
                .body("items.after.source", contains("inspection-tour", "theme-education"))
                .body("items.after.foundOn", everyItem(is("2020-03-02")))
                .body("items.after.state", everyItem(is("found")))
                .body("items.after.dueOn", contains("2020-06-30", "2020-12-31"))
                .body("items[0].after.title", is("会议记录不完整"))
                .body("items[0].after.actions.title", contains("补齐会议记录", "每季度检查一次"))
                .body("items[1].after.actions.title", contains("修订三项制度"))
                .body("items[0].after.actions.dueOn", contains("2020-06-30", "2020-06-30"))
                .body("items.after.aspect", everyItem(nullValue()))
                .body("items[0].after.description", is("问题类别：党的建设\n完成情况：已召开专题会议研究\n是否完成：是\n佐证材料：会议纪要\n销号时间：2020.6.28"));
        rows(ended, "?outcome=rejected")
                .then()
                .body("items.row", contains(4, 5))
                .body("items.errors.column", everyItem(contains("整改时限")))
                .body("items.errors.code", everyItem(contains("not-a-day-but-a-demand")))
                .body("items.errors[1].detail[0]", allOf(containsString("due"), containsString("kept-up")));
        isOfNoPerson(ended);
        List<List<Object>> mended = Stream.of(
                        List.of(RECTIFICATION_HEADINGS),
                        List.of(
                                issue(3, "自查自纠", "值班电话无人接听", "公布值班安排", LocalDate.of(2020, 3, 3), "已完成"),
                                issue(4, "民主生活会", "调研不够深入", "1. 每月下基层；\n2. 建立联系点；", "", "完成并长期坚持")))
                .flatMap(List::stream)
                .toList();
        Response again = sent(form, "rectification-tasks", code, mended);
        counts(again, "completed", 2, 0, 0, 0);
        rows(again, "")
                .then()
                .body("items.after.dueOn", contains(is("2020-03-03"), nullValue()))
                .body("items[1].after.actions.title", contains("每月下基层", "建立联系点"));
    }

    /** What has been agreed about an action since is not in the ledger, and stays when the ledger comes again. */
    @ParameterizedTest
    @EnumSource
    void measuresHaveTheOwnerAndTheDeadlineOfTheirLineUntilTheyHaveTheirOwn(Form form) {
        List<Object> headings = List.of("发现日期", "问题来源", "存在问题", "整改措施", "责任单位", "责任部门", "整改时限", "外部编号");
        List<Object> line = List.of("2020-03-02", "自查", "台账不全", "1.补齐台账；2.每月检查", own, "办公室", "2020-06-30", "M-1");
        String path = "/v1/rectification-tasks/"
                + rows(sent(form, "rectification-tasks", "rectification-ledger", List.of(headings, line)), "")
                        .path("items[0].id");
        within("reader")
                .get(path)
                .then()
                .body("actions.owner", contains("办公室", "办公室"))
                .body("actions.dueOn", contains("2020-06-30", "2020-06-30"));
        within("recorder")
                .header("If-Match", "\"1\"")
                .body(Map.of("owner", "档案室", "dueOn", "2020-04-30"))
                .patch(path + "/actions/" + within("reader").get(path).path("actions[1].id"))
                .then()
                .statusCode(200);
        List<Object> more = List.of("2020-03-02", "自查", "台账不全", "1.补齐台账；2.每周检查；3.公示", own, "办公室", "2020-06-30", "M-1");
        Response again =
                sent(form, "rectification-tasks&strategy=upsert", "rectification-ledger", List.of(headings, line));
        counts(again, "completed", 0, 0, 1, 0);
        Response third =
                sent(form, "rectification-tasks&strategy=upsert", "rectification-ledger", List.of(headings, more));
        counts(third, "completed", 0, 1, 0, 0);
        within("reader")
                .get(path)
                .then()
                .body("actions.title", contains("补齐台账", "每周检查", "公示"))
                .body("actions.owner", contains("办公室", "档案室", "办公室"))
                .body("actions.dueOn", contains("2020-06-30", "2020-04-30", "2020-06-30"));
    }

    private void isOfNoPerson(Response ended) {
        for (String person : PERSONS) {
            rows(ended, "?outcome=created")
                    .then()
                    .body("items.after", notNullValue())
                    .body("items.after*.toString()", everyItem(not(containsString(person))));
        }
    }
}
