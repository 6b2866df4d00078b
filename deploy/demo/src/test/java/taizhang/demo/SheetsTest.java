package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for the sheets whatever is written in them; whether they are taken is checked through the services. */
class SheetsTest {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<Map<String, String>> register = Table.read("organizations.csv");
    private final List<Map<String, String>> taken = rows(2019);
    private final List<Map<String, String>> handedIn = rows(2020);

    private static List<Map<String, String>> rows(int year) {
        return DemoBureau.sheets(year).stream()
                .flatMap(sheet -> Table.read(sheet).stream())
                .toList();
    }

    private Stream<Map<String, String>> activities() {
        return Stream.concat(taken.stream(), handedIn.stream());
    }

    private static String cell(Map<String, String> row, String heading) {
        return row.getOrDefault(heading, "");
    }

    @Test
    void noTwoRecordsShareAnExternalId() {
        Set<String> seen = new HashSet<>();
        activities()
                .forEach(row -> assertTrue(!cell(row, "外部编号").isEmpty() && seen.add(cell(row, "外部编号")), row::toString));
    }

    @Test
    void eachYearHasItsOwn() {
        taken.forEach(row -> assertTrue(cell(row, "日期").startsWith("2019-"), row::toString));
        handedIn.forEach(row -> assertTrue(cell(row, "日期").startsWith("2020-"), row::toString));
    }

    @Test
    void thePastYearIsTakenOverAsApproved() {
        taken.forEach(row -> assertEquals("已审批", cell(row, "状态"), row::toString));
    }

    @Test
    void themesAreCodes() {
        activities()
                .flatMap(row -> Stream.of(cell(row, "主题").split("、", -1)))
                .filter(theme -> !theme.isEmpty())
                .forEach(theme -> assertTrue(CODE.matcher(theme).matches(), theme));
    }

    @Test
    void organizationsAreOfTheRegisterByTheirNames() {
        Set<String> names = register.stream().map(row -> cell(row, "中文名称")).collect(Collectors.toSet());
        assertEquals(register.size(), names.size());
        activities().forEach(row -> assertTrue(names.contains(cell(row, "组织")), row::toString));
    }

    @Test
    void parentsStandBeforeTheirChildren() {
        Set<String> seen = new HashSet<>(Set.of(""));
        for (Map<String, String> row : register) {
            assertTrue(seen.contains(cell(row, "上级组织")) && seen.contains(cell(row, "所在单位")), row::toString);
            seen.add(cell(row, "代码"));
        }
    }

    /** Above 100 % would be a slip of the sheet; far below, nothing that a bureau would show. */
    @Test
    void mostOfThoseExpectedAreThereAndTheOthersAreAbsent() {
        List<Map<String, String>> attended =
                activities().filter(row -> !cell(row, "应到人数").isEmpty()).toList();
        assertTrue(attended.size() > 500, () -> attended.size() + " records");
        for (Map<String, String> row : attended) {
            int expected = Integer.parseInt(cell(row, "应到人数"));
            int came = Integer.parseInt(cell(row, "到场人数"));
            assertEquals(expected, came + Integer.parseInt(cell(row, "缺席人数")), row::toString);
            assertTrue(came <= expected && came * 4 >= expected * 3, row::toString);
        }
    }

    @Test
    void everyFateOfARecordIsShown() {
        Map<String, String> undecided = Table.read("undecided.csv").stream()
                .collect(Collectors.toMap(row -> cell(row, "externalId"), row -> cell(row, "reason")));
        Set<String> fates = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (Map<String, String> row : handedIn) {
            String reason = undecided.get(cell(row, "外部编号"));
            String decided = reason == null ? "approved" : reason.isEmpty() ? "waits" : "returned";
            if (reason != null) {
                assertEquals("已提交", cell(row, "状态"), row::toString);
                found.add(cell(row, "外部编号"));
            }
            String occurrence = cell(row, "开展情况").isEmpty() ? "已开展" : cell(row, "开展情况");
            fates.add((cell(row, "状态").equals("草稿") ? "draft" : decided) + " " + occurrence);
        }
        assertEquals(undecided.keySet(), found);
        assertEquals(
                Set.of(
                        "approved 已开展",
                        "waits 已开展",
                        "returned 已开展",
                        "draft 已开展",
                        "approved 计划",
                        "approved 取消",
                        "approved 暂停"),
                fates);
    }
}
