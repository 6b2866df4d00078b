package taizhang.launcher;

import static taizhang.api.problem.HttpProblem.ADDRESS_TOO_LONG;
import static taizhang.api.problem.HttpProblem.BAD_REQUEST;
import static taizhang.api.problem.HttpProblem.HEADER_TOO_LARGE;
import static taizhang.api.problem.HttpProblem.HTTP_VERSION_NOT_SUPPORTED;
import static taizhang.api.problem.HttpProblem.LENGTH_REQUIRED;
import static taizhang.api.problem.HttpProblem.METHOD_NOT_ALLOWED;
import static taizhang.api.problem.HttpProblem.NOT_FOUND;
import static taizhang.api.problem.HttpProblem.NOT_IMPLEMENTED;
import static taizhang.api.problem.HttpProblem.NO_ANSWER;
import static taizhang.api.problem.HttpProblem.RANGE_NOT_SATISFIABLE;
import static taizhang.api.problem.HttpProblem.REQUEST_TIMEOUT;
import static taizhang.api.problem.HttpProblem.TLS_NEEDED;
import static taizhang.api.problem.HttpProblem.TOO_LARGE;
import static taizhang.api.problem.HttpProblem.TOO_MANY_REQUESTS;
import static taizhang.api.problem.HttpProblem.UNAVAILABLE;

import java.util.List;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Language;
import taizhang.api.problem.Words;

/**
 * An error that nginx answers itself, and the problem that it is answered as.
 *
 * @param nginxStatus nginx's number, which is its own for some of them
 */
record GatewayProblem(int nginxStatus, HttpProblem problem) {

    static final List<GatewayProblem> ALL = List.of(
            new GatewayProblem(400, BAD_REQUEST),
            // What nginx may not show is not there for anybody.
            new GatewayProblem(403, NOT_FOUND),
            new GatewayProblem(404, NOT_FOUND),
            new GatewayProblem(405, METHOD_NOT_ALLOWED),
            new GatewayProblem(408, REQUEST_TIMEOUT),
            new GatewayProblem(411, LENGTH_REQUIRED),
            new GatewayProblem(413, TOO_LARGE),
            new GatewayProblem(414, ADDRESS_TOO_LONG),
            new GatewayProblem(416, RANGE_NOT_SATISFIABLE),
            new GatewayProblem(429, TOO_MANY_REQUESTS),
            new GatewayProblem(494, HEADER_TOO_LARGE),
            new GatewayProblem(497, TLS_NEEDED),
            // What it lacks of itself is room, in memory or on the disk where a file waits.
            new GatewayProblem(500, UNAVAILABLE),
            new GatewayProblem(501, NOT_IMPLEMENTED),
            // A service that is away is one thing, whether it could not be reached or ended before it answered.
            new GatewayProblem(502, UNAVAILABLE),
            new GatewayProblem(503, UNAVAILABLE),
            new GatewayProblem(504, NO_ANSWER),
            new GatewayProblem(505, HTTP_VERSION_NOT_SUPPORTED));

    /**
     * The lines inside a server block that answer this error. Not a named location: nginx refuses to enter one while it could not yet read an address.
     */
    String serverLines() {
        String body =
                "{\"type\":\"/problems/" + problem.code() + "\",\"title\":\"$title_" + nginxStatus + "\",\"status\":"
                        + problem.status() + ",\"detail\":\"$detail_" + nginxStatus + "\"$problem_instance,\"code\":\""
                        + problem.code()
                        + "\"}";
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
                .formatted(nginxStatus, furtherHeader(), problem.status(), body);
    }

    /** Retry-After is in seconds; there is none for an error that the same request would meet again. */
    private String furtherHeader() {
        return switch (problem) {
            case METHOD_NOT_ALLOWED -> "            add_header Allow $own_methods always;\n";
            case TOO_MANY_REQUESTS -> "            add_header Retry-After 1 always;\n";
            case UNAVAILABLE, NO_ANSWER -> "            add_header Retry-After 2 always;\n";
            default -> "";
        };
    }

    /** The lines inside the http block that choose the language. */
    String mapLines() {
        return map("title", problem.title()) + map("detail", problem.detail());
    }

    private String map(String field, Words words) {
        return """
                    map $problem_language $%s_%d {
                        zh "%s";
                        default "%s";
                    }
                """
                .formatted(field, nginxStatus, words.in(Language.ZH), words.in(Language.EN));
    }
}
