package taizhang.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Storage;

/** Answers every failure as a {@link Problem}; nothing of the inside (stack trace, SQL, class name) gets out. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final Storage storage;

    ProblemMapper(Storage storage) {
        this.storage = storage;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException exception, UriInfo uri, HttpHeaders headers) {
        return answer(exception, uri, headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(RuntimeException exception, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(HttpProblem.UNAUTHENTICATED), uri, headers);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException exception, UriInfo uri, HttpHeaders headers) {
        return answer(ProblemException.of(HttpProblem.FORBIDDEN), uri, headers);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException exception, UriInfo uri, HttpHeaders headers) {
        return answer(ofWeb(exception), uri, headers);
    }

    /** Otherwise the framework answers these itself, without a body. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException exception, UriInfo uri, HttpHeaders headers) {
        return answer(UnreadableBody.problem(exception), uri, headers);
    }

    @ServerExceptionMapper
    public Response anything(Throwable exception, UriInfo uri, HttpHeaders headers, RoutingContext routing) {
        ProblemException problem = DatabaseFailure.problem(exception, storage);
        if (problem == null) {
            // The message of an exception can hold values of a record; the type and place are enough to find the fault.
            LOG.errorf("unexpected failure of %s: %s", routing.normalizedPath(), Stack.of(exception));
            problem = ProblemException.of(HttpProblem.INTERNAL);
        }
        return answer(problem, uri, headers);
    }

    private static ProblemException ofWeb(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException unreadable) {
            return UnreadableBody.problem(unreadable);
        }
        return switch (exception.getResponse().getStatus()) {
            case 401 -> ProblemException.of(HttpProblem.UNAUTHENTICATED);
            case 403 -> ProblemException.of(HttpProblem.FORBIDDEN);
            // A path or query parameter that could not be converted comes as 404 with the reason as its cause.
            case 404 ->
                exception.getCause() == null
                        ? ProblemException.notFound()
                        : ProblemException.of(HttpProblem.INVALID_PARAMETER);
            // Known addresses have been answered before: this is of one that begins like a known one.
            case 405 -> ProblemException.notFound();
            case 406 -> ProblemException.of(HttpProblem.NOT_ACCEPTABLE);
            case 413 -> ProblemException.of(HttpProblem.TOO_LARGE);
            case 415 -> ProblemException.of(HttpProblem.UNSUPPORTED_MEDIA_TYPE);
            case 400 -> ProblemException.of(HttpProblem.MALFORMED_BODY);
            default -> ProblemException.of(HttpProblem.INTERNAL);
        };
    }

    private static Response answer(ProblemException exception, UriInfo uri, HttpHeaders headers) {
        Response.ResponseBuilder response = Response.status(exception.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(exception, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), path(uri)));
        if (exception.type() == HttpProblem.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        exception.headers().forEach((name, value) -> {
            if (name.equals(HttpHeaders.LOCATION)) {
                // As of what is created: absolute.
                response.location(URI.create(value));
            } else {
                response.header(name, value);
            }
        });
        return response.build();
    }

    private static @Nullable String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
