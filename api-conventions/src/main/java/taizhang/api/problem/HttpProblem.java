package taizhang.api.problem;

/** The failures that are of no one feature, those included that only the gateway answers: it takes its words from here. */
public enum HttpProblem implements ProblemType {
    BAD_REQUEST(400, "The request cannot be read", "请求无法读取", "It is not HTTP as it should be.", "请求不符合 HTTP 规范。"),
    TLS_NEEDED(400, "HTTPS needed", "需要 HTTPS", "This port speaks HTTPS.", "该端口仅支持 HTTPS。"),
    MALFORMED_BODY(
            400,
            "The body cannot be read",
            "请求体无法读取",
            "The body must be one well-formed JSON object, with each field once.",
            "请求体须为一个合法的 JSON 对象，且字段不得重复。"),
    NOT_UTF8(400, "The body is not UTF-8", "请求体不是 UTF-8", "Send the body in UTF-8.", "请以 UTF-8 编码发送请求体。"),
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
    NOT_FOUND(404, "Not found", "未找到", "There is nothing here that you can see.", "没有您可以查看的内容。"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "方法不允许", "This address does not take that method.", "该地址不支持此方法。"),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "无法提供该格式", "None of the accepted media types can be produced.", "无法生成所要求的媒体类型。"),
    REQUEST_TIMEOUT(
            408, "The request took too long", "请求超时", "It did not arrive in time; send it again.", "请求未及时到达，请重新发送。"),
    ALREADY_EXISTS(409, "Already exists", "已存在", "It already exists; Location names it.", "已存在，见 Location。"),
    ILLEGAL_TRANSITION(409, "Not a legal step", "状态变更不合法", "From {0} it can become: [{1}].", "从 {0} 可变更为：[{1}]。"),
    CONFLICT(409, "Conflict", "冲突", "Another change came first; read again and retry.", "已有其他变更先行生效，请重新读取后再试。"),
    LENGTH_REQUIRED(
            411,
            "Content-Length needed",
            "需要 Content-Length",
            "Send Content-Length with the body.",
            "请在请求中给出 Content-Length。"),
    PRECONDITION_FAILED(
            412,
            "Changed in the meantime",
            "内容已被修改",
            "If-Match does not name the present version; read again.",
            "If-Match 不是当前版本，请重新读取。"),
    TOO_LARGE(413, "Too large", "内容过大", "The body is larger than allowed.", "请求体超过允许的大小。"),
    ADDRESS_TOO_LONG(
            414, "The address is too long", "地址过长", "The first line of a request may have 32 KiB.", "请求首行不得超过 32 KiB。"),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "不支持的媒体类型",
            "The body has another media type or charset than accepted here.",
            "此处不接受该媒体类型或字符集。"),
    UNSUPPORTED_CONTENT_ENCODING(
            415,
            "Content-Encoding not supported",
            "不支持的 Content-Encoding",
            "Bodies are read as they are sent and never unpacked: send it without Content-Encoding.",
            "请求体按原样读取，不作解压：请去掉 Content-Encoding，直接发送。"),
    RANGE_NOT_SATISFIABLE(416, "No such range", "范围无效", "The file ends before the range begins.", "所要求的范围超出文件末尾。"),
    INVALID(422, "A rule is broken", "不符合规则", "See errors.", "详见 errors。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "幂等键重复使用",
            "The same Idempotency-Key was used for another request: another address or body, or by a token of another organization.",
            "同一 Idempotency-Key 曾用于另一请求：地址或请求体不同，或令牌所属组织不同。"),
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
    TOO_MANY_REQUESTS(
            429, "Too many requests", "请求过于频繁", "Wait as long as Retry-After says.", "请按 Retry-After 所示等待后再试。"),
    HEADER_TOO_LARGE(431, "A header is too large", "请求头过大", "A header line may have 32 KiB.", "单个请求头不得超过 32 KiB。"),
    INTERNAL(
            500,
            "Internal error",
            "内部错误",
            "Something went wrong here; quote the X-Request-Id.",
            "服务内部出错；请提供 X-Request-Id。"),
    NOT_IMPLEMENTED(501, "Not implemented", "未实现", "That way of sending is not known here.", "不支持该传输方式。"),
    UNAVAILABLE(
            503,
            "Not available now",
            "暂不可用",
            "The service or its database is away for the moment; retry.",
            "服务或其数据库暂时不可用，请稍后重试。"),
    STORAGE_FULL(
            503,
            "No room to write",
            "存储空间已满",
            "The disk of the database is full; retry when room has been made. Reading goes on.",
            "数据库磁盘已满，请待腾出空间后重试；读取不受影响。"),
    NO_ANSWER(
            504,
            "No answer in time",
            "未及时答复",
            "The service did not answer in time; what was asked may have been done all the same.",
            "服务未及时答复；所请求的操作可能已经完成。"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported", "不支持的 HTTP 版本", "Use HTTP/1.1.", "请使用 HTTP/1.1。");

    private final int status;
    private final Words title;
    private final Words detail;

    HttpProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
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
