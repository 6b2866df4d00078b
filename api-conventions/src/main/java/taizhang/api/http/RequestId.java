package taizhang.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every response carries {@code X-Request-Id}: the caller's (or the gateway's) when it is sane, otherwise a new one. */
class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(RequestId::answer, 1000);
    }

    private static void answer(RoutingContext routing) {
        put(routing);
        routing.next();
    }

    static void put(RoutingContext routing) {
        if (!routing.response().headers().contains(HEADER)) {
            routing.response().putHeader(HEADER, choose(routing.request().getHeader(HEADER)));
        }
    }

    private static String choose(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
