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
    NEEDS_THE_TYPE(
            "means what the type of the record has by this name, and the file does not say the type: add a column type, or"
                    + " a mapping that gives it to all rows as a constant",
            "其含义取决于记录的类型，而文件中没有“类型”列：请增加该列，或使用映射，以常量（constants）为所有行统一给出"),
    UNKNOWN_ORGANIZATION("there is no organization {0} that you can see", "没有您可以查看的组织 {0}"),
    UNKNOWN_CAMPAIGN("there is no campaign {0} that you can see", "没有您可以查看的专项 {0}"),
    UNKNOWN_MAPPING("there is no mapping {0} for such records that you can see", "没有您可以查看的、适用于此类记录的映射 {0}"),
    NO_MAPPING_OF_LINES(
            "says what the columns of a sheet mean, and lines of JSON have none: leave it out, and name the fields in the lines",
            "映射用于说明表格各列的含义，而 JSON 行没有列：请去掉该参数，并在各行中直接使用字段名"),
    OF_ERRORS(
            "is the heading of the column in which rejected rows say what is wrong, which is passed over: call the column"
                    + " something else, or leave it out with null",
            "是被拒绝的行用来说明错误的列的标题，导入时会跳过：请改用其他标题，或以 null 略去"),
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
    REFERRED_TO("something that has come since refers to it", "此后已有内容引用它"),
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
    DUPLICATE(
            "seems to be there already, of the same organization, type, day and title: {0}; duplicates=write takes it all the same",
            "疑似重复：已有组织、类型、日期和标题相同的记录 {0}；如确需写入，请用 duplicates=write"),
    NOT_DONE("only what is done has a day on which it was done", "只有已完成的措施才有完成日期"),
    NOT_A_DAY(
            "{0} is no day; days are written 2020-03-05, 2020.3.5, 2020年3月5日 or 20200305",
            "“{0}”不是日期；日期可写作 2020-03-05、2020.3.5、2020年3月5日 或 20200305"),
    NOT_A_DAY_BUT_A_DEMAND(
            "{0} is no day: give the day by which it is due, or leave the cell empty; what is to stay in force becomes"
                    + " kept-up once it is verified",
            "“{0}”不是日期：请填写完成期限，或留空；需长期坚持的事项，可在核销后转为“长期坚持”（kept-up）"),
    NOT_A_NUMBER(
            "{0} is no number; numbers are written 1234.5 or 1,234.5, without a unit",
            "“{0}”不是数字；数字可写作 1234.5 或 1,234.5，不带单位"),
    NOT_A_WHOLE_NUMBER("{0} is no whole number that can be counted", "“{0}”不是可用的整数"),
    NEITHER_YES_NOR_NO("{0} is neither yes nor no: 是, 否, yes, no, true, false", "“{0}”既非是也非否：可填 是、否、yes、no、true、false"),
    AMBIGUOUS("{0} can be any of: {1}; write its code", "“{0}”可能是以下任一项：{1}；请填写代码"),
    ERROR_IN_CELL("the cell holds the error {0}", "单元格为错误值 {0}"),
    NOT_COMPUTED(
            "the formula has no value yet: open the file in a spreadsheet program and save it, or write the value instead",
            "公式尚无计算结果：请用表格软件打开并保存文件，或直接填写结果"),
    MERGED_CELL(
            "is merged with the cell before or above it, where its value stands: unmerge the cells and fill each of them",
            "与上方或左侧单元格合并，值只在首个单元格中：请取消合并并逐格填写"),
    NO_HEADING("{0} stands in column {1}, which has no heading", "“{0}”位于没有标题的 {1} 列");

    private final Words words;

    RecordsRule(String en, String zh) {
        this.words = new Words(en, zh);
    }

    @Override
    public Words words() {
        return words;
    }
}
