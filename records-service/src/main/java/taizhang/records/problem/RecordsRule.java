package taizhang.records.problem;

import taizhang.api.problem.Rule;
import taizhang.api.problem.Words;

/** The rules that only this service knows. */
public enum RecordsRule implements Rule {
    INVALID_CREDIT_CODE(
            "is not a unified social credit identifier (GB 32100-2015 check character)",
            "不是有效的统一社会信用代码（GB 32100-2015 校验码）"),
    UNKNOWN_TYPE("there is no activity type {0}", "没有活动类型 {0}"),
    UNKNOWN_CATEGORY("no activity type has a category of {0}", "没有活动类型属于类别 {0}"),
    UNKNOWN_QUANTITY("the type has no quantity {0}", "该类型没有数量项 {0}"),
    UNKNOWN_ATTRIBUTE("the type has no attribute {0}", "该类型没有属性 {0}"),
    UNKNOWN_ORGANIZATION("there is no organization {0} that you can see", "没有您可以查看的组织 {0}"),
    UNKNOWN_CAMPAIGN("there is no campaign {0} that you can see", "没有您可以查看的专项 {0}"),
    UNKNOWN_ACTIVITY("there is no activity {0} that you can see", "没有您可以查看的活动 {0}"),
    ORGANIZATION_NOT_VALID("{0} did not exist on {1}", "{0} 在 {1} 不存在"),
    SUCCEEDS_ITSELF("an organization does not succeed itself", "组织不能由自身承接"),
    NAMED_BY_CLOSURE("is changed by a closure", "须通过撤销登记变更"),
    BELOW_AFTERWARDS("{0} stands below it after that day", "{0} 在该日之后仍隶属于它"),
    IN_THE_FUTURE(
            "what has happened cannot lie in the future (today is {0}): correct the day, or wait for it",
            "已发生的事项不能在将来（今天是 {0}）：请更正日期，或待该日到来"),
    NEGATIVE("must not be negative", "不能为负数"),
    TOO_PRECISE("has more than {0} decimals", "小数超过 {0} 位"),
    PARENT_IS_DATED("is changed by a placement with its day", "须通过带生效日期的隶属关系变更"),
    PART_OF_ITSELF("an activity cannot be a part of itself, nor of its parts", "活动不能是自身或其组成部分的一部分"),
    EMPTY("is empty", "内容为空"),
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
    NOT_DONE("only what is done has a day on which it was done", "只有已完成的措施才有完成日期");

    private final Words words;

    RecordsRule(String en, String zh) {
        this.words = new Words(en, zh);
    }

    @Override
    public Words words() {
        return words;
    }
}
