package taizhang.launcher;

/** The errors that nginx answers itself, with the codes that the services use for the same ones. */
enum GatewayProblem {
    BAD_REQUEST(400, "bad-request", "The request cannot be read", "请求无法读取"),
    FORBIDDEN(403, "forbidden", "Not allowed", "无权操作"),
    NOT_FOUND(404, "not-found", "Not found", "未找到"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed", "方法不允许"),
    TIMEOUT(408, "request-timeout", "The request took too long to arrive", "请求到达超时"),
    LENGTH_REQUIRED(411, "length-required", "Content-Length is needed", "需要 Content-Length"),
    TOO_LARGE(413, "too-large", "The body is larger than allowed", "请求体超过允许的大小"),
    ADDRESS_TOO_LONG(414, "address-too-long", "The address is too long", "地址过长"),
    RANGE(416, "range-not-satisfiable", "There is no such range", "请求范围无效"),
    TOO_MANY_REQUESTS(429, 429, "too-many-requests", "Too many requests from this address", "请求过于频繁", "1"),
    /** nginx's own number for a header that is too large. */
    HEADER_TOO_LARGE(494, 431, "header-too-large", "A header is too large", "请求头过大", ""),
    /** nginx's own number for plain HTTP on the TLS port. */
    PLAIN_HTTP(497, 400, "tls-needed", "This port speaks HTTPS", "该端口仅支持 HTTPS", ""),
    INTERNAL(500, "internal", "Internal error", "服务内部出错"),
    NOT_IMPLEMENTED(501, "not-implemented", "Not implemented", "未实现"),
    BAD_GATEWAY(502, 503, "service-unavailable", "The service is away for the moment", "服务暂时不可用", "2"),
    UNAVAILABLE(503, 503, "service-unavailable", "The service is away for the moment", "服务暂时不可用", "2"),
    GATEWAY_TIMEOUT(504, 503, "service-unavailable", "The service does not answer in time", "服务未能及时响应", "2"),
    VERSION(505, "http-version-not-supported", "HTTP version not supported", "不支持的 HTTP 版本");

    private final int nginxStatus;
    private final int status;
    private final String code;
    private final String title;
    private final String titleZh;
    private final String retryAfter;

    GatewayProblem(int status, String code, String title, String titleZh) {
        this(status, status, code, title, titleZh, "");
    }

    /** Retry-After in seconds, or empty for an error that the same request would meet again. */
    GatewayProblem(int nginxStatus, int status, String code, String title, String titleZh, String retryAfter) {
        this.nginxStatus = nginxStatus;
        this.status = status;
        this.code = code;
        this.title = title;
        this.titleZh = titleZh;
        this.retryAfter = retryAfter;
    }

    /**
     * The lines inside a server block that answer this error. Title and detail are the same: nginx knows no more. Not a named
     * location: nginx refuses to enter one while it could not yet read an address.
     */
    String serverLines() {
        String retry = retryAfter.isEmpty() ? "" : "            add_header Retry-After " + retryAfter + " always;\n";
        String body = "{\"type\":\"/problems/" + code + "\",\"title\":\"$title_" + nginxStatus + "\",\"status\":"
                + status + ",\"detail\":\"$title_" + nginxStatus + "\"$problem_instance,\"code\":\"" + code + "\"}";
        return """
                        error_page %1$d =%3$d /-/problem/%1$d;
                        location = /-/problem/%1$d {
                            internal;
                            types { }
                            default_type application/problem+json;
                            include headers.conf;
                %2$s            return %3$d '%4$s';
                        }
                """
                .formatted(nginxStatus, retry, status, body);
    }

    /** The lines inside the http block that choose the language of the title. */
    String mapLines() {
        return """
                    map $problem_language $title_%d {
                        zh "%s";
                        default "%s";
                    }
                """
                .formatted(nginxStatus, titleZh, title);
    }
}
