package taizhang.reporting.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what a definition counts, in both languages; codes stay codes, which are what records are found by. */
final class Wording {

    private record Words(String en, String zh) {}

    private static final Map<String, Words> RECORDS = Map.of(
            "activities",
            new Words("approved activities that were held", "已审定且已开展的活动"),
            "rectification-tasks",
            new Words("rectification tasks", "整改任务"),
            "rectification-cycles",
            new Words("closings and reopenings of rectification tasks", "整改任务的销号与重新打开"),
            "corrective-actions",
            new Words("corrective actions", "整改措施"),
            "organizations",
            new Words("organizations", "组织"),
            "campaigns",
            new Words("campaigns", "专项"),
            "entries",
            new Words("the numbers entered for this indicator", "为本指标填报的数"),
            "targets",
            new Words("the targets set", "设定的目标值"));

    private static final Map<String, Words> DATES = Map.of(
            "heldOn", new Words("held", "开展日期"),
            "foundOn", new Words("found", "发现日期"),
            "closedOn", new Words("closed", "销号日期"),
            "openedOn", new Words("opened", "打开日期"),
            "doneOn", new Words("done", "完成日期"),
            "startsOn", new Words("started", "开始日期"),
            "validFrom", new Words("founded", "成立日期"));

    private static final Map<String, Words> FIELDS = Map.ofEntries(
            Map.entry("types", new Words("type", "类型")),
            Map.entry("categories", new Words("category", "类别")),
            Map.entry("atMost", new Words("of each record at most its", "每条记录不超过其")),
            Map.entry("themes", new Words("theme", "主题")),
            Map.entry("campaigns", new Words("campaign", "专项")),
            Map.entry("organizationKinds", new Words("kind of organization", "组织类别")),
            Map.entry("basedInKinds", new Words("kind of unit it is based in", "所在单位类别")),
            Map.entry("hasCommittee", new Words("has a committee", "设委员会")),
            Map.entry("hasSmallGroups", new Words("has small groups", "设党小组")),
            Map.entry("sources", new Words("source", "来源")),
            Map.entry("aspects", new Words("aspect", "方面")),
            Map.entry("states", new Words("state", "状态")),
            Map.entry("group", new Words("group of states", "状态组")),
            Map.entry("dueBy", new Words("due by", "期限不晚于")),
            Map.entry("timeliness", new Words("timeliness", "及时性")),
            Map.entry("reopened", new Words("reopened", "重新打开")),
            Map.entry("campaignKinds", new Words("kind of campaign", "专项类别")),
            Map.entry("indicators", new Words("indicator", "指标")));

    private Wording() {}

    static InWords ofRatio(@Nullable String numerator, @Nullable String denominator) {
        return new InWords(numerator + " 除以 " + denominator, numerator + " divided by " + denominator);
    }

    /** @param date that decides; null: none, it is of the last day of a period */
    static InWords of(String of, @Nullable String measure, Where where, boolean stock, @Nullable String date) {
        Words records = RECORDS.getOrDefault(of, new Words(of, of));
        Words amount = amount(of, measure, records);
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        say(where.given(), en, zh);
        Words time = time(stock, date);
        return new InWords(
                amount.zh + (zh.isEmpty() ? "" : "（" + String.join("；", zh) + "）") + time.zh,
                amount.en + (en.isEmpty() ? "" : " (" + String.join("; ", en) + ")") + time.en);
    }

    /** Adds a phrase for each condition; what organizations have held is a condition that has conditions of its own. */
    private static void say(Map<?, ?> given, List<String> en, List<String> zh) {
        given.forEach((field, value) -> {
            if (value instanceof Map<?, ?> attributes) {
                say(attributes, en, zh);
            } else if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
                list.forEach(each -> {
                    List<String> ofEn = new ArrayList<>();
                    List<String> ofZh = new ArrayList<>();
                    say((Map<?, ?>) each, ofEn, ofZh);
                    en.add("has held activities of " + String.join(", ", ofEn));
                    zh.add("开展过活动，" + String.join("，", ofZh));
                });
            } else {
                String name = String.valueOf(field);
                Words label = FIELDS.getOrDefault(name, new Words(name, name));
                en.add(label.en + ": " + joined(value, " or "));
                zh.add(label.zh + "：" + joined(value, "、"));
            }
        });
    }

    private static Words amount(String of, @Nullable String measure, Words records) {
        if (measure == null || IndicatorRules.isEntered(of)) {
            return new Words("the sum of " + records.en, records.zh + "之和");
        }
        return switch (measure) {
            case "count" -> new Words("how many " + records.en, records.zh + "的数量");
            case Indicator.ORGANIZATIONS_MEASURE ->
                new Words("how many different organizations have " + records.en, "有" + records.zh + "的不同组织数");
            case Indicator.ASPECTS_MEASURE ->
                new Words("how many different aspects " + records.en + " have", records.zh + "涉及的不同方面数");
            default -> {
                String quantity = measure.substring(measure.indexOf(':') + 1);
                yield new Words("the sum of " + quantity + " of " + records.en, records.zh + "的 " + quantity + " 之和");
            }
        };
    }

    private static Words time(boolean stock, @Nullable String date) {
        if (stock) {
            return new Words(", as of the last day of the period", "，截至期末");
        }
        Words on = date == null ? null : DATES.get(date);
        return on == null
                ? new Words(", of the period", "，计入所属期间")
                : new Words(", " + on.en + " in the period", "，按" + on.zh + "计入期间");
    }

    private static String joined(@Nullable Object value, String separator) {
        return value instanceof List<?> list
                ? String.join(separator, list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
