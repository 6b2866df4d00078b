package taizhang.records.problem;

import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Words;

/** The failures that only this service knows. */
public enum RecordsProblem implements ProblemType {
    MALFORMED_UPLOAD(
            400,
            "The upload cannot be read",
            "上传内容无法读取",
            "The body is not a whole multipart/form-data body with a part named file.",
            "请求体不是完整的、含有名为 file 的部分的 multipart/form-data。"),
    FOUR_EYES(
            403,
            "Somebody else must do this",
            "须由他人办理",
            "Who submits a record cannot approve it; who records a task, owns it or reports it done cannot verify it.",
            "提交记录的人不能审批同一条记录；登记、承办任务或报告完成的人不能核销该任务。"),
    NOT_EDITABLE(
            409,
            "Not editable now",
            "当前不可编辑",
            "In status {0} this is not changed: activities are edited as draft or returned, rectification tasks while open,"
                    + " files of both unless they are void.",
            "状态为 {0} 时不可变更：活动仅在草稿或退回时可编辑，整改任务仅在未办结时可变更，附件在未作废时可增减。"),
    NOT_DELETABLE(
            409,
            "Not deletable now",
            "当前不可删除",
            "Only drafts are deleted; a record in status {0} stays, and can be voided where that is a legal step.",
            "只有草稿可以删除；状态为 {0} 的记录须保留，符合流转规则时可作废。"),
    ACTIVITY_IN_USE(
            409,
            "Activity in use",
            "活动已被引用",
            "Other activities are parts of it; change their partOf first.",
            "另有活动是它的组成部分；请先修改它们的 partOf。"),
    ORGANIZATION_CYCLE(
            409,
            "A cycle of organizations",
            "组织关系成环",
            "{0} would be placed below itself on some day.",
            "{0} 会在某一天成为自己的下级。"),
    ORGANIZATION_IN_USE(
            409,
            "Organization in use",
            "组织已被引用",
            "Something refers to it: it can be ended by validTo, after the last day of its records.",
            "仍有内容引用该组织；可用 validTo 结束它，但不得早于其记录的最后日期。"),
    ORGANIZATION_CLOSED(
            409,
            "Organization closed already",
            "组织已撤销",
            "It ends on {0}; a PUT without validTo takes that back.",
            "该组织于 {0} 终止；可用不含 validTo 的 PUT 撤回。"),
    ORGANIZATION_HAS_CHILDREN(
            409,
            "Others stand below it afterwards",
            "撤销后仍有下级组织",
            "Place elsewhere from the day after, or close first, what stands below it. See errors.",
            "请先将其下级组织自次日起划归他处，或先行撤销。详见 errors。"),
    TYPE_IN_USE(
            409,
            "Activity type in use",
            "活动类型已被使用",
            "Quantities, attributes and values of a type in use can be added but not removed.",
            "已使用的类型只能增加数量项、属性和取值，不能删除。"),
    UNSUPPORTED_FILE(
            415,
            "Not a file of an accepted kind",
            "不接受的文件种类",
            "Accepted are pdf, docx, xlsx, jpg, png and txt, told by the content; the extension must agree. See errors.",
            "只接受 pdf、docx、xlsx、jpg、png 和 txt，按内容判断，扩展名须与内容一致。详见 errors。"),
    AHEAD_OF_LEDGER(
            409,
            "Ahead of the ledger",
            "位置超出台账",
            "The ledger ends at {0}: whoever knows a later position has read another one, such as that of before a restored backup.",
            "台账止于 {0}：若读到过更后的位置，则读取的是另一份台账（例如恢复备份之前的）。"),
    PARENT_IS_DATED(
            422,
            "The parent is dated",
            "上级关系按日期记录",
            "Use PUT /v1/organizations/'{'code'}'/parent with the day from which the new parent holds.",
            "请用 PUT /v1/organizations/'{'code'}'/parent 并给出新上级的生效日期。"),
    STORAGE_UNAVAILABLE(
            503,
            "No room for files now",
            "暂时无法存取文件",
            "Files cannot be written or read for the moment; retry.",
            "暂时无法写入或读取文件，请稍后重试。");

    private final int status;
    private final Words title;
    private final Words detail;

    RecordsProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
