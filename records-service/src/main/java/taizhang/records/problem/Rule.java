package taizhang.records.problem;

/** The rules that a value in a body or a parameter can break: the {@code code} of an entry of {@code errors}. */
public enum Rule {
    REQUIRED("is required", "必填"),
    UNREADABLE("cannot be read as {0}", "无法读取为 {0}"),
    UNKNOWN_FIELD("is not a field here", "此处没有该字段"),
    UNKNOWN_PARAMETER("is not a parameter here", "此处没有该参数"),
    TOO_SHORT("has fewer than {0} characters", "少于 {0} 个字符"),
    TOO_LONG("has more than {0} characters", "超过 {0} 个字符"),
    TOO_MANY("has more than {0} entries", "超过 {0} 项"),
    OUT_OF_RANGE("must be from {0} to {1}", "应在 {0} 到 {1} 之间"),
    INVALID_CODE(
            "must be a code: letters, digits, . _ -, at most 64, letter or digit first",
            "代码只能含字母、数字、.、_、-，最长 64 位，首位为字母或数字"),
    INVALID_CREDIT_CODE(
            "is not a unified social credit identifier (GB 32100-2015 check character)",
            "不是有效的统一社会信用代码（GB 32100-2015 校验码）"),
    UNKNOWN_VALUE("{0} is not one of: {1}", "{0} 不在允许的取值之列：{1}"),
    UNKNOWN_TYPE("there is no activity type {0}", "没有活动类型 {0}"),
    UNKNOWN_CATEGORY("no activity type has a category of {0}", "没有活动类型属于类别 {0}"),
    UNKNOWN_QUANTITY("the type has no quantity {0}", "该类型没有数量项 {0}"),
    UNKNOWN_ATTRIBUTE("the type has no attribute {0}", "该类型没有属性 {0}"),
    UNKNOWN_ORGANIZATION("there is no organization {0} that you can see", "没有您可以查看的组织 {0}"),
    UNKNOWN_CAMPAIGN("there is no campaign {0} that you can see", "没有您可以查看的专项 {0}"),
    UNKNOWN_ACTIVITY("there is no activity {0} that you can see", "没有您可以查看的活动 {0}"),
    ORGANIZATION_NOT_VALID("{0} did not exist on {1}", "{0} 在 {1} 不存在"),
    IN_THE_FUTURE("what has happened cannot lie in the future (today is {0})", "已发生的事项不能在将来（今天是 {0}）"),
    ENDS_BEFORE_START("lies before {0}", "早于 {0}"),
    NEGATIVE("must not be negative", "不能为负数"),
    TOO_PRECISE("has more than {0} decimals", "小数超过 {0} 位"),
    PARENT_IS_DATED("is changed by a placement with its day", "须通过带生效日期的隶属关系变更"),
    CODE_MISMATCH("differs from the code in the path ({0})", "与路径中的代码（{0}）不一致"),
    DUPLICATE("{0} appears twice", "{0} 重复出现"),
    NOT_KEBAB_CASE(
            "must be a kebab-case code: a-z, 0-9 and single -, at most 64", "须为短横线分隔的小写代码：a-z、0-9 和单个 -，最长 64 位"),
    PART_OF_ITSELF("an activity cannot be a part of itself, nor of its parts", "活动不能是自身或其组成部分的一部分"),
    EMPTY("is empty", "内容为空"),
    HIDDEN_CHARACTERS("has characters that cannot be seen", "含有不可见字符"),
    WRONG_EXTENSION("is named .{0}, but the content is {1}", "扩展名为 .{0}，但内容是 {1}"),
    UNSUPPORTED_CONTENT("the content is {0}", "内容不属于可接受的种类：{0}"),
    UNPACKS_TOO_LARGE(
            "unpacks to more than {0} MiB or {1} times its size, or has more than {2} parts",
            "解压后超过 {0} MiB 或超过原大小的 {1} 倍，或部件多于 {2} 个"),
    TOO_EARLY("lies before {0}", "早于 {0}"),
    NOT_LATER("must be later than {0}, the present deadline", "须晚于现有期限 {0}"),
    MOVED_BY_EXTENSION("a deadline is moved by an extension with its reason", "期限只能通过说明理由的延期变更"),
    NOT_EDITED_HERE("is not changed by an edit", "不能通过编辑变更"),
    NO_PLANNED_ACTION("needs an action with owner and dueOn first", "须先有一项明确责任人和期限的整改措施"),
    ACTIONS_NOT_DONE("needs all actions done first; not done: {0}", "须先完成全部整改措施，尚未完成 {0} 项"),
    NOT_DONE("only what is done has a day on which it was done", "只有已完成的措施才有完成日期"),
    NOT_ALLOWED("needs the role {0}", "需要角色 {0}");

    private final String en;
    private final String zh;

    Rule(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String detail(Language language, Object... arguments) {
        return language.format(language == Language.ZH ? zh : en, arguments);
    }
}
