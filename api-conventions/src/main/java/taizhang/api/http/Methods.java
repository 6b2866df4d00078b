package taizhang.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import taizhang.api.http.Paths.Template;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * Says which methods a path has: to {@code OPTIONS}, and with 405 to a method that it does not have. The framework
 * looks among the resources of one class only, and so misses what another class has at the same path.
 */
@Singleton
class Methods {

    private static final String ALLOW = "Allow";
    private static final int AFTER_BODY_LIMIT = 400;

    private final EarlyAnswer answer;

    Methods(EarlyAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters, BeanManager beans) {
        Paths paths = Paths.of(beans);
        filters.register(routing -> check(routing, paths), AFTER_BODY_LIMIT);
    }

    private void check(RoutingContext routing, Paths paths) {
        Template path = paths.find(routing.normalizedPath());
        String method = routing.request().method().name();
        if (path == null || (path.methods().contains(method) && !method.equals(HttpMethod.OPTIONS))) {
            routing.next();
            return;
        }
        routing.response().putHeader(ALLOW, path.allow());
        if (method.equals(HttpMethod.OPTIONS)) {
            routing.response().end();
        } else {
            answer.refuse(routing, ProblemException.of(HttpProblem.METHOD_NOT_ALLOWED));
        }
        // What is sent with it is not read: the connection serves the next request.
        routing.request().resume();
    }
}
