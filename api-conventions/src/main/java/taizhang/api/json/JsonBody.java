package taizhang.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;

/** Reads bodies of which it matters what is absent and what is null. */
@ApplicationScoped
public class JsonBody {

    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final ObjectMapper mapper;

    JsonBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws taizhang.api.problem.ProblemException 400 {@code malformed-body}, {@code not-utf8} or {@code unreadable} */
    public JsonNode tree(byte[] body) {
        // Without a Content-Type nobody has looked at it as JSON yet.
        UnreadableBody.requireUtf8(body);
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        } catch (NumberFormatException exponentOfTenDigits) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
