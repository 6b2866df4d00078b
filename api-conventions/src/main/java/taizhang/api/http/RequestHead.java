package taizhang.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * Refuses with a problem what the HTTP engine, or nobody, would refuse: a head that is too long, an address that cannot be
 * read. Its own limits are wider for that, and its check of addresses is off ({@code vertx.disableURIValidation}). What is
 * behind gets the parameters as {@link Address} reads them.
 */
@Singleton
class RequestHead {

    /** As at the gateway: a line of the head fits into one of its buffers. */
    private static final int LONGEST_LINE = 32 << 10;

    private static final int AFTER_REQUEST_ID = 900;

    private static final String ABOUT_THE_SERVICE = "/q/";

    private static final String IDENTITY = "identity";

    private static final int BEFORE_THE_ENGINE = Integer.MIN_VALUE;

    private final EarlyAnswer answer;

    RequestHead(EarlyAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_ENGINE).failureHandler(this::failed);
    }

    /** What the engine refuses before any of us has seen it: a host that is missing or is none. */
    private void failed(RoutingContext routing) {
        if (routing.statusCode() == HttpProblem.BAD_REQUEST.status()
                && !routing.response().headWritten()) {
            answer.refuse(routing, ProblemException.of(HttpProblem.BAD_REQUEST));
        } else {
            routing.next();
        }
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        try {
            checkLengths(request);
            checkHost(request);
            checkEncoding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
            checkKey(request.getHeader(IdempotencyKey.HEADER));
            Address.checkPath(request.path());
            List<Map.Entry<String, String>> read = Address.parameters(request.query());
            MultiMap parameters = routing.queryParams().clear();
            read.forEach(parameter -> parameters.add(parameter.getKey(), parameter.getValue()));
        } catch (ProblemException problem) {
            answer.refuse(routing, problem);
            // What is sent with it is not read: the connection serves the next request.
            request.resume();
            return;
        }
        routing.next();
    }

    private static void checkLengths(HttpServerRequest request) {
        if (request.method().name().length() + request.uri().length() + " HTTP/1.1 \r\n".length() > LONGEST_LINE) {
            throw ProblemException.of(HttpProblem.ADDRESS_TOO_LONG);
        }
        for (Map.Entry<String, String> header : request.headers()) {
            if (header.getKey().length() + header.getValue().length() + ": \r\n".length() > LONGEST_LINE) {
                throw ProblemException.of(HttpProblem.HEADER_TOO_LARGE);
            }
        }
    }

    /** HTTP/1.0 can do without it, and health checks do; what resources answer names addresses. The gateway puts one in. */
    private static void checkHost(HttpServerRequest request) {
        if (request.authority() == null && !request.path().startsWith(ABOUT_THE_SERVICE)) {
            throw ProblemException.of(HttpProblem.BAD_REQUEST);
        }
    }

    /** Nobody here unpacks anything: read as it is, a packed file would be told to be damaged, or another one. */
    private static void checkEncoding(@Nullable String encoding) {
        if (encoding != null && !encoding.isBlank() && !IDENTITY.equalsIgnoreCase(encoding.strip())) {
            throw ProblemException.of(HttpProblem.UNSUPPORTED_CONTENT_ENCODING);
        }
    }

    /** Resources are told of an empty header as if it were not there: a script whose variable is not set would write unprotected. */
    private static void checkKey(@Nullable String key) {
        if (key != null && key.isBlank()) {
            throw ProblemException.parameter(IdempotencyKey.HEADER, FieldRule.BLANK);
        }
    }
}
