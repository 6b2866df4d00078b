package taizhang.api.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;

/**
 * Bodies are UTF-8 (RFC 8259) and are never converted: 415 for one that says of itself that it is something else, 400 for
 * one that is. A byte order mark is passed over. What is no JSON, a file for example, is left to whoever reads it.
 */
@Provider
public class BodyEncoding implements ReaderInterceptor {

    /** ASCII is UTF-8. */
    private static final Set<String> READ = Set.of("utf-8", "us-ascii");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        MediaType type = body.getMediaType();
        if (isJson(type)) {
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            if (!READ.contains(charset.toLowerCase(Locale.ROOT))) {
                throw ProblemException.of(HttpProblem.UNSUPPORTED_MEDIA_TYPE);
            }
            byte[] bytes = body.getInputStream().readAllBytes();
            UnreadableBody.requireUtf8(bytes);
            body.setInputStream(new ByteArrayInputStream(bytes));
        }
        return body.proceed();
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
