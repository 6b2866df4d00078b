package taizhang.launcher;

/** The errors that nginx answers itself, with the codes and words that the services use for the same ones. */
enum GatewayProblem {
    BAD_REQUEST(
            400,
            "bad-request",
            "The request cannot be read",
            "请求无法读取",
            "It is not HTTP as it should be.",
            "请求不符合 HTTP 规范。"),
    FORBIDDEN(403, "forbidden", "Not allowed", "无权操作", "This is not for you to see.", "不允许访问。"),
    NOT_FOUND(404, "not-found", "Not found", "未找到", "There is nothing here that you can see.", "没有您可以查看的内容。"),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            "Method not allowed",
            "方法不允许",
            "This address does not take that method.",
            "该地址不支持此方法。"),
    TIMEOUT(
            408,
            "request-timeout",
            "The request took too long",
            "请求超时",
            "It did not arrive in time; send it again.",
            "请求未及时到达，请重新发送。"),
    LENGTH_REQUIRED(
            411,
            "length-required",
            "Content-Length needed",
            "需要 Content-Length",
            "Send Content-Length with the body.",
            "请在请求中给出 Content-Length。"),
    TOO_LARGE(413, "too-large", "Too large", "内容过大", "The body is larger than allowed.", "请求体超过允许的大小。"),
    ADDRESS_TOO_LONG(
            414,
            "address-too-long",
            "The address is too long",
            "地址过长",
            "The first line of a request may have 32 KiB.",
            "请求首行不得超过 32 KiB。"),
    RANGE(416, "range-not-satisfiable", "No such range", "请求范围无效", "The content is shorter than that.", "内容没有该范围。"),
    TOO_MANY_REQUESTS(
            429,
            "too-many-requests",
            "Too many requests",
            "请求过于频繁",
            "Wait as long as Retry-After says.",
            "请按 Retry-After 所示等待后再试。"),
    /** nginx's own number for a header that is too large. */
    HEADER_TOO_LARGE(
            494,
            "header-too-large",
            "A header is too large",
            "请求头过大",
            "A header line may have 32 KiB.",
            "单个请求头不得超过 32 KiB。"),
    /** nginx's own number for plain HTTP on the TLS port. */
    PLAIN_HTTP(497, "tls-needed", "HTTPS needed", "需要 HTTPS", "This port speaks HTTPS.", "该端口仅支持 HTTPS。"),
    INTERNAL(
            500,
            "internal",
            "Internal error",
            "服务内部出错",
            "Something went wrong here; quote the X-Request-Id.",
            "服务内部出错；请提供 X-Request-Id。"),
    NOT_IMPLEMENTED(
            501, "not-implemented", "Not implemented", "未实现", "That way of sending is not known here.", "不支持该传输方式。"),
    BAD_GATEWAY(
            502,
            "unavailable",
            "Service away",
            "服务不可用",
            "The service is away for the moment; retry.",
            "服务暂时不可用，请稍后重试。"),
    UNAVAILABLE(
            503,
            "unavailable",
            "Service away",
            "服务不可用",
            "The service is away for the moment; retry.",
            "服务暂时不可用，请稍后重试。"),
    GATEWAY_TIMEOUT(504, "unavailable", "Service away", "服务不可用", "The service did not answer in time.", "服务未能及时响应。"),
    VERSION(
            505,
            "http-version-not-supported",
            "HTTP version not supported",
            "不支持的 HTTP 版本",
            "Use HTTP/1.1.",
            "请使用 HTTP/1.1。");

    private final int nginxStatus;
    private final String code;
    private final String title;
    private final String titleZh;
    private final String detail;
    private final String detailZh;

    GatewayProblem(int nginxStatus, String code, String title, String titleZh, String detail, String detailZh) {
        this.nginxStatus = nginxStatus;
        this.code = code;
        this.title = title;
        this.titleZh = titleZh;
        this.detail = detail;
        this.detailZh = detailZh;
    }

    /** What the client sees: a service that is away is one thing, however nginx noticed. */
    private int status() {
        return switch (nginxStatus) {
            case 494 -> 431;
            case 497 -> 400;
            case 502, 504 -> 503;
            default -> nginxStatus;
        };
    }

    /** Seconds; empty for an error that the same request would meet again. */
    private String retryAfter() {
        return switch (status()) {
            case 429 -> "1";
            case 503 -> "2";
            default -> "";
        };
    }

    /**
     * The lines inside a server block that answer this error. Not a named location: nginx refuses to enter one while it could not yet read an address.
     */
    String serverLines() {
        String retry =
                retryAfter().isEmpty() ? "" : "            add_header Retry-After " + retryAfter() + " always;\n";
        String body = "{\"type\":\"/problems/" + code + "\",\"title\":\"$title_" + nginxStatus + "\",\"status\":"
                + status() + ",\"detail\":\"$detail_" + nginxStatus + "\"$problem_instance,\"code\":\"" + code + "\"}";
        return """
                        error_page %1$d =%3$d /-/problem/%1$d;
                        location = /-/problem/%1$d {
                            internal;
                            types { }
                            default_type application/problem+json;
                            include headers.conf;
                            # The limit is checked again on the way here: a file that was not passed on is no larger for it.
                            client_max_body_size 0;
                %2$s            return %3$d '%4$s';
                        }
                """
                .formatted(nginxStatus, retry, status(), body);
    }

    /** The lines inside the http block that choose the language. */
    String mapLines() {
        return map("title", title, titleZh) + map("detail", detail, detailZh);
    }

    private String map(String field, String english, String chinese) {
        return """
                    map $problem_language $%s_%d {
                        zh "%s";
                        default "%s";
                    }
                """
                .formatted(field, nginxStatus, chinese, english);
    }
}
