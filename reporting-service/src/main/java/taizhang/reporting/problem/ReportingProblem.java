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
            "纪律处分或谈话提醒的小数值可能指向个人。");

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
