package taizhang.reporting.problem;

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
    UNKNOWN_CATEGORY("there is no category {0} of activity types", "没有活动类别 {0}"),
    UNKNOWN_QUANTITY("the type has no quantity {0}", "该类型没有数量项 {0}"),
    UNKNOWN_ATTRIBUTE("the type has no attribute {0}", "该类型没有属性 {0}"),
    UNKNOWN_ORGANIZATION("there is no organization {0} that you can see", "没有您可以查看的组织 {0}"),
    UNKNOWN_CAMPAIGN("there is no campaign {0} that you can see", "没有您可以查看的专项 {0}"),
    UNKNOWN_ACTIVITY("there is no activity {0} that you can see", "没有您可以查看的活动 {0}"),
    ORGANIZATION_NOT_VALID("{0} did not exist on {1}", "{0} 在 {1} 不存在"),
    IN_THE_FUTURE("what was held cannot lie in the future (today is {0})", "已开展的活动不能在将来（今天是 {0}）"),
    ENDS_BEFORE_START("lies before {0}", "早于 {0}"),
    NEGATIVE("must not be negative", "不能为负数"),
    TOO_PRECISE("has more than {0} decimals", "小数超过 {0} 位"),
    CODE_MISMATCH("differs from the code in the path ({0})", "与路径中的代码（{0}）不一致"),
    NOT_FITTING("does not fit {0}", "不适用于 {0}"),
    UNKNOWN_INDICATOR("there is no additive indicator {0}", "没有可加总的指标 {0}"),
    PART_OF_RATIO("must stay additive: it is part of {0}", "须保持可加总：它是 {0} 的组成部分"),
    DUPLICATE("{0} appears twice", "{0} 重复出现"),
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
