package taizhang.reporting.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Refuses a body that is announced as larger than 1 MiB before it is read; a record is a few kilobytes. */
@Singleton
class BodyLimit {

    private static final long MOST_BYTES = 1 << 20;
    private static final int AFTER_REQUEST_ID = 500;

    private final ObjectMapper json;

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext routing) {
        if (length(routing.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= MOST_BYTES) {
            routing.next();
            return;
        }
        ProblemException problem = ProblemException.of(ProblemType.TOO_LARGE);
        Language language = Language.of(routing.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        routing.response()
                .setStatusCode(ProblemType.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // The rest of the body is not read.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(text(Problem.of(problem, language, routing.request().path())));
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
