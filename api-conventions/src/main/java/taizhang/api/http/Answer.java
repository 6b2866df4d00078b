package taizhang.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answers that carry one resource and its entity tag, and those to a POST. */
public final class Answer {

    private Answer() {}

    /** @return 200, or 304 without a body when {@code If-None-Match} names this version */
    public static <T> RestResponse<T> read(T resource, long version, @Nullable String ifNoneMatch) {
        return read(resource, ETag.of(version), ifNoneMatch);
    }

    /** The same of an answer that is told by a tag of its own. */
    public static <T> RestResponse<T> read(T resource, String etag, @Nullable String ifNoneMatch) {
        RestResponse.ResponseBuilder<T> answer = ETag.matches(ifNoneMatch, etag)
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.create(RestResponse.Status.OK, resource);
        return answer.header(HttpHeaders.ETAG, etag).build();
    }

    /** @return 201 when it is new, otherwise 200 */
    public static <T> RestResponse<T> written(T resource, long version, boolean created) {
        return RestResponse.ResponseBuilder.create(
                        created ? RestResponse.Status.CREATED : RestResponse.Status.OK, resource)
                .header(HttpHeaders.ETAG, ETag.of(version))
                .build();
    }

    /**
     * @param location where it is from now on; null: it has no address of its own
     * @param replayed whether this repeats the answer to an earlier request with the same Idempotency-Key
     */
    public static <T> RestResponse<T> created(T resource, @Nullable String location, long version, boolean replayed) {
        RestResponse.ResponseBuilder<T> answer = RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, resource)
                .header(HttpHeaders.ETAG, ETag.of(version));
        if (location != null) {
            answer.location(URI.create(location));
        }
        return replayed(answer, replayed);
    }

    /** @return 200 with what a POST has done, which is no resource of its own */
    public static <T> RestResponse<T> of(T outcome, boolean replayed) {
        return replayed(RestResponse.ResponseBuilder.ok(outcome), replayed);
    }

    private static <T> RestResponse<T> replayed(RestResponse.ResponseBuilder<T> answer, boolean replayed) {
        return (replayed ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }
}
