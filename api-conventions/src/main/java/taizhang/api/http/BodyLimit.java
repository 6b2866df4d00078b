package taizhang.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * Refuses a body that is too large: a record is a few kilobytes. What is announced is refused before it is read; what
 * comes without a length is read here up to the limit, except {@link Uploads}.
 */
@Singleton
class BodyLimit {

    private static final long MOST_BYTES = 1 << 20;
    private static final int AFTER_REQUEST_ID = 500;
    /** A client that still sends does not read: it gets its answer by being let finish, within reason. */
    private static final long MOST_BYTES_TO_DROP = 128 << 20;

    private final EarlyAnswer answer;
    private final Vertx vertx;
    private final List<Uploads> uploads;
    private final Duration longestDrop;

    BodyLimit(
            EarlyAnswer answer,
            Vertx vertx,
            Instance<Uploads> uploads,
            @ConfigProperty(name = "taizhang.longest-drop", defaultValue = "20S") Duration longestDrop) {
        this.answer = answer;
        this.vertx = vertx;
        this.uploads = uploads.stream().toList();
        this.longestDrop = longestDrop;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<Uploads> upload = uploads.stream()
                .filter(each -> each.isUpload(routing.normalizedPath()))
                .findFirst();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length(length) > upload.map(Uploads::mostBytes).orElse(MOST_BYTES)) {
            refuse(routing);
        } else if (upload.isPresent()) {
            // An early answer leaves the rest of the file unread, and the connection with it.
            routing.addEndHandler(answered -> dropRest(request));
            routing.next();
        } else if (length == null && mayHaveBody(request)) {
            collect(routing);
        } else {
            routing.next();
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void collect(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Buffer body = Buffer.buffer();
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            routing.response().writeContinue();
        }
        request.handler(part -> {
            if (body.length() + part.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            } else if (!routing.response().ended()) {
                refuse(routing);
            }
        });
        request.endHandler(end -> {
            if (!routing.response().ended()) {
                ((RoutingContextInternal) routing).setBody(body);
                routing.next();
            }
        });
        request.resume();
    }

    private void refuse(RoutingContext routing) {
        routing.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer.refuse(routing, ProblemException.of(HttpProblem.TOO_LARGE));
        dropRest(routing.request());
    }

    private void dropRest(HttpServerRequest request) {
        if (request.isEnded() || request.connection() == null) {
            return;
        }
        long[] dropped = {0};
        request.handler(part -> {
            dropped[0] += part.length();
            if (dropped[0] > MOST_BYTES_TO_DROP) {
                close(request);
            }
        });
        // Whoever else reads the body may be told of its end instead of us: the connection then serves other requests.
        long timer = vertx.setTimer(longestDrop.toMillis(), late -> {
            if (!request.isEnded()) {
                close(request);
            }
        });
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static void close(HttpServerRequest request) {
        request.connection().close().onFailure(gone -> {});
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
