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
    AHEAD_OF_EVENTS(
            409,
            "Ahead of the events",
            "位置超前",
            "There are events up to {0} only: the reader knows others, as after a restored backup.",
            "事件只到 {0}：读取方所知超前，例如备份恢复之后。");

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
