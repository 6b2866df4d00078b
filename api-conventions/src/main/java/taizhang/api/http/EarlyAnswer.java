package taizhang.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;

/** The answer to a request that does not get as far as a resource. */
@Singleton
class EarlyAnswer {

    private final ObjectMapper json;

    EarlyAnswer(ObjectMapper json) {
        this.json = json;
    }

    void refuse(RoutingContext routing, ProblemException problem) {
        HttpServerRequest request = routing.request();
        RequestId.put(routing);
        routing.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(Problem.of(problem, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), request.path())));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
