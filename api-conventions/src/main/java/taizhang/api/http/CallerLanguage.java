package taizhang.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import taizhang.api.problem.Language;

/**
 * The language of an answer whose texts are the caller's. Who asks for it has the answer say so in {@code Vary}: what was
 * kept in one language is not shown in another, although the entity tag is the same.
 */
@ApplicationScoped
public class CallerLanguage {

    private final RoutingContext routing;

    CallerLanguage(RoutingContext routing) {
        this.routing = routing;
    }

    public Language get() {
        Caching.varyByLanguage(routing);
        return Language.of(routing.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
