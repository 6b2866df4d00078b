package taizhang.reporting.problem;

import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Words;

/** The failures that only this service knows. */
public enum ReportingProblem implements ProblemType {
    SUPPRESSED(
            403,
            "Too small to be shown",
            "数值过小，不予显示",
            "A small total of discipline tallies or reminder talks could point at persons.",
            "纪律处分或谈话提醒的小数值可能指向个人。"),
    EXEMPTION_OVERLAPS(
            409,
            "Another exemption holds then",
            "该期间已有其他豁免",
            "Exemptions of one requirement and organization share no days.",
            "同一要求、同一组织的豁免日期不得重叠。"),
    FIGURE_OVERLAPS(
            409,
            "There is another number of these days",
            "这些日期已有其他数值",
            "Of one indicator and organization there is one number of a day: two would add up, or contradict each other.",
            "同一指标、同一组织的同一天只有一个数值：两个数值会重复相加或相互矛盾。"),
    AHEAD_OF_EVENTS(
            409,
            "Ahead of the events",
            "位置超前",
            "There are events up to {0} only: the reader knows others, as after a restored backup.",
            "事件只到 {0}：读取方所知超前，例如备份恢复之后。"),
    IMPORT_RUNNING(
            409,
            "The import is not finished",
            "导入尚未完成",
            "What it changes is known when it has been decided on every row: ask again as Retry-After says.",
            "待所有行处理完毕后才能得知其影响：请按 Retry-After 所示稍后再问。"),
    NOT_APPLIED_YET(
            503,
            "Not applied yet",
            "尚未计入",
            "The figures do not know all changes of the import yet: ask again as Retry-After says.",
            "指标尚未计入该导入的全部变更：请按 Retry-After 所示稍后再问。");

    private final int status;
    private final Words title;
    private final Words detail;

    ReportingProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.title = new Words(titleEn, titleZh);
        this.detail = new Words(detailEn, detailZh);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Words title() {
        return title;
    }

    @Override
    public Words detail() {
        return detail;
    }
}
