package taizhang.reporting.problem;

import taizhang.api.problem.Rule;
import taizhang.api.problem.Words;

/** The rules that only this service knows. */
public enum ReportingRule implements Rule {
    UNKNOWN_TYPE("there is no activity type {0}", "没有活动类型 {0}"),
    UNKNOWN_CATEGORY("there is no category {0} of activity types", "没有活动类别 {0}"),
    UNKNOWN_QUANTITY("the types have no quantity {0}", "所选类型没有数量项 {0}"),
    UNKNOWN_ATTRIBUTE("the types have no attribute {0}", "所选类型没有属性 {0}"),
    UNKNOWN_ORGANIZATION("there is no organization {0} that you can see", "没有您可以查看的组织 {0}"),
    NOT_ENTERED("{0} is computed and cannot be entered", "{0} 由系统计算，不能填报"),
    OTHER_UNIT("must be {0}, as of the indicator", "须为指标的单位 {0}"),
    TOO_PRECISE("has more than {0} decimals", "小数超过 {0} 位"),
    OVERLAPS("makes two versions hold from {0} on", "自 {0} 起将有两个版本同时有效"),
    OPEN_ATTRIBUTE(
            "must be named in attributes with its values: {0} has no closed vocabulary",
            "须在 attributes 中列明取值：{0} 没有封闭词表"),
    UNKNOWN_REQUIREMENT("there is no requirement {0} that you can see", "没有您可以查看的要求 {0}"),
    OUTSIDE_REQUIREMENT("lies outside the validity of the requirement ({0})", "超出该要求的有效期（{0}）"),
    OVERLAPS_EXEMPTION("shares days with the exemption {0}", "与豁免 {0} 的日期重叠"),
    EXEMPTION_OUTSIDE("leaves the exemption {0} outside the validity ({1})", "将使豁免 {0} 超出有效期（{1}）"),
    OVERLAPS_FIGURE("is of the same days as {0}", "与 {0} 的日期相同或重叠"),
    UNKNOWN_CAMPAIGN("there is no campaign {0} that you can see", "没有您可以查看的专项 {0}"),
    NOT_FITTING("does not fit {0}", "不适用于 {0}"),
    UNKNOWN_INDICATOR("there is no indicator {0} that can stand here", "没有可用于此处的指标 {0}"),
    PART_OF_RATIO("must stay additive: it is part of {0}", "须保持可加总：它是 {0} 的组成部分");

    private final Words words;

    ReportingRule(String en, String zh) {
        this.words = new Words(en, zh);
    }

    @Override
    public Words words() {
        return words;
    }
}
