package taizhang.reporting.problem;

/**
 * Every way in which a request can fail. {@code code} is stable and kebab-case, {@code type} is {@code /problems/<code>}
 * (RFC 9457). The detail texts are {@link java.text.MessageFormat} patterns.
 */
public enum ProblemType {
    MALFORMED_BODY(400, "The body cannot be read", "请求体无法读取", "The body is not well-formed JSON.", "请求体不是合法的 JSON。"),
    UNREADABLE(400, "A value cannot be read", "有取值无法读取", "See errors.", "详见 errors。"),
    UNKNOWN_FIELD(400, "Unknown field", "未知字段", "The body has a field that does not exist here.", "请求体中有不存在的字段。"),
    UNKNOWN_PARAMETER(
            400,
            "Unknown query parameter",
            "未知查询参数",
            "A mistyped filter would give a wrong count, so unknown parameters are refused.",
            "拼错的筛选条件会得出错误的数字，因此拒绝未知参数。"),
    INVALID_PARAMETER(400, "Invalid parameter", "参数无效", "See errors.", "详见 errors。"),
    CURSOR_MISMATCH(
            400,
            "The cursor does not fit",
            "游标不匹配",
            "The cursor is damaged or belongs to another query.",
            "游标已损坏或属于另一个查询。"),
    UNAUTHENTICATED(401, "No valid token", "未通过身份验证", "A valid bearer token is needed.", "需要有效的 Bearer 令牌。"),
    FORBIDDEN(403, "Not allowed", "无权操作", "The role of the token is too low for this.", "令牌的角色权限不足。"),
    FOUR_EYES(
            403, "Somebody else must do this", "须由他人办理", "Who submits a record cannot approve it.", "提交记录的人不能审批同一条记录。"),
    SUPPRESSED(
            403,
            "Too small to be shown",
            "数值过小，不予显示",
            "A small total of discipline tallies or reminder talks could point at persons.",
            "纪律处分或谈话提醒的小数值可能指向个人。"),
    NOT_FOUND(404, "Not found", "未找到", "There is nothing here that you can see.", "没有您可以查看的内容。"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "方法不允许", "This address does not take that method.", "该地址不支持此方法。"),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "无法提供该格式", "None of the accepted media types can be produced.", "无法生成所要求的媒体类型。"),
    ILLEGAL_TRANSITION(409, "Not a legal step", "状态变更不合法", "From {0} the legal steps are: {1}.", "从 {0} 只能变更为：{1}。"),
    NOT_EDITABLE(
            409,
            "Not editable now",
            "当前不可编辑",
            "A record in status {0} is not edited; drafts and returned records are.",
            "状态为 {0} 的记录不可编辑；只有草稿和被退回的记录可以。"),
    ALREADY_EXISTS(409, "Already exists", "已存在", "It already exists; Location names it.", "已存在，见 Location。"),
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
            "Something refers to it; set validTo to end it.",
            "仍有内容引用该组织；请用 validTo 结束它。"),
    TYPE_IN_USE(
            409,
            "Activity type in use",
            "活动类型已被使用",
            "Quantities, attributes and values of a type in use can be added but not removed.",
            "已使用的类型只能增加数量项、属性和取值，不能删除。"),
    CONFLICT(409, "Conflict", "冲突", "Another change came first; read again and retry.", "已有其他变更先行生效，请重新读取后再试。"),
    PRECONDITION_FAILED(
            412,
            "Changed in the meantime",
            "内容已被修改",
            "If-Match does not name the present version; read again.",
            "If-Match 不是当前版本，请重新读取。"),
    TOO_LARGE(413, "Too large", "内容过大", "The body is larger than allowed.", "请求体超过允许的大小。"),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "不支持的媒体类型",
            "The body has another media type than accepted here.",
            "此处不接受该媒体类型。"),
    INVALID(422, "A rule is broken", "不符合规则", "See errors.", "详见 errors。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "幂等键重复使用",
            "The same Idempotency-Key was used with another body.",
            "同一 Idempotency-Key 曾用于不同的请求体。"),
    PARENT_IS_DATED(
            422,
            "The parent is dated",
            "上级关系按日期记录",
            "Use PUT /v1/organizations/'{'code'}'/parent with the day from which the new parent holds.",
            "请用 PUT /v1/organizations/'{'code'}'/parent 并给出新上级的生效日期。"),
    TOO_MANY_ROWS(
            422,
            "Too many rows for a sheet",
            "行数超出工作表上限",
            "The list has {0} rows and a sheet holds {1}: narrow the filters, or take it as text/csv.",
            "列表有 {0} 行，而一个工作表最多 {1} 行：请缩小筛选范围，或改用 text/csv。"),
    PRECONDITION_REQUIRED(
            428,
            "If-Match needed",
            "需要 If-Match",
            "Send If-Match with the ETag of the version that you read.",
            "请在 If-Match 中给出您读到的版本的 ETag。"),
    INTERNAL(
            500,
            "Internal error",
            "内部错误",
            "Something went wrong here; quote the X-Request-Id.",
            "服务内部出错；请提供 X-Request-Id。"),
    UNAVAILABLE(503, "Not available now", "暂不可用", "The database is away for the moment; retry.", "数据库暂时不可用，请稍后重试。");

    private final int status;
    private final String titleEn;
    private final String titleZh;
    private final String detailEn;
    private final String detailZh;

    ProblemType(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.titleEn = titleEn;
        this.titleZh = titleZh;
        this.detailEn = detailEn;
        this.detailZh = detailZh;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String title(Language language) {
        return language == Language.ZH ? titleZh : titleEn;
    }

    String detail(Language language, Object... arguments) {
        return language.format(language == Language.ZH ? detailZh : detailEn, arguments);
    }
}
