package taizhang.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Every response says who may keep it: the caller alone. What has an entity tag is asked for again each time, so that 304 can
 * answer; the rest, problems included, is not kept. A response that says something itself keeps that.
 */
public class Caching {

    /** What the header says, for the OpenAPI document. */
    public static final String WORDS = "private, no-cache where there is an ETag, otherwise private, no-store";

    static final String REVALIDATED = "private, no-cache";
    static final String NEVER = "private, no-store";

    private static final String BY_LANGUAGE = Caching.class.getName() + ".by-language";
    private static final String LANGUAGE = "Accept-Language";

    /** Has the answer say that it is another one in another language, whatever else it varies by. */
    static void varyByLanguage(RoutingContext routing) {
        routing.put(BY_LANGUAGE, true);
    }

    void register(@Observes Filters filters) {
        filters.register(Caching::answer, 1000);
    }

    private static void answer(RoutingContext routing) {
        routing.addHeadersEndHandler(nothing -> {
            MultiMap headers = routing.response().headers();
            if (routing.get(BY_LANGUAGE) != null) {
                String others = headers.get(HttpHeaders.VARY);
                headers.set(HttpHeaders.VARY, others == null ? LANGUAGE : others + ", " + LANGUAGE);
            }
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, headers.contains(HttpHeaders.ETAG) ? REVALIDATED : NEVER);
            }
        });
        routing.next();
    }
}
