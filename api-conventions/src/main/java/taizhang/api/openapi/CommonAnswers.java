package taizhang.api.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.problem.Problem;

/** How operations are answered when all goes well, and how each failure is. What an annotation says of an answer stays. */
final class CommonAnswers {

    private static final String SCANNED = "OK|Created|No Content";

    private static final Map<String, String> OF_EVERY_OPERATION = Map.of(
            "400", "It cannot be read: an unknown or invalid parameter or field",
            "401", "No valid token",
            "403", "The role of the token is too low",
            "404", "Not there, or outside the caller's organizations",
            "406", "None of the accepted media types can be produced",
            "429", "Too many requests; Retry-After tells the seconds to wait",
            "500", "A fault of the service; quote the X-Request-Id",
            "503", "The database is away for the moment; Retry-After tells the seconds to wait");

    private static final Map<String, String> OF_WRITES = Map.of(
            "409", "It conflicts with the present state",
            "412", "If-Match or If-None-Match does not hold",
            "428", "If-Match is missing");

    private static final Map<String, String> OF_BODIES = Map.of(
            "413", "The body is larger than allowed",
            "415", "The body has a media type that is not accepted here",
            "422", "Understood, but rules are broken: errors names all of them");

    private CommonAnswers() {}

    /** @param paths of the document: what is created has an address of its own when there is one below its path */
    static void describe(String path, HttpMethod method, Operation operation, Set<String> paths) {
        APIResponses answers = operation.getResponses();
        boolean creates = CommonParameters.has(operation, IdempotencyKey.HEADER);
        if (creates) {
            rename(answers, "200", "201");
        } else if (method == HttpMethod.PUT && path.endsWith("}") && answers.getAPIResponse("201") == null) {
            answers.addAPIResponse(
                    "201",
                    OASFactory.createAPIResponse()
                            .description("It is new")
                            .content(answers.getAPIResponse("200").getContent()));
        }
        boolean versioned = creates
                || CommonParameters.has(operation, HttpHeaders.IF_MATCH)
                || CommonParameters.has(operation, HttpHeaders.IF_NONE_MATCH);
        for (String status : Set.of("200", "201", "204")) {
            APIResponse answer = answers.getAPIResponse(status);
            if (answer == null) {
                continue;
            }
            if (answer.getDescription() == null || answer.getDescription().matches(SCANNED)) {
                answer.setDescription(words(status, operation));
            }
            if (versioned && !status.equals("204")) {
                add(answer, HttpHeaders.ETAG, "to be sent back in If-None-Match or If-Match");
            }
            if (creates && status.equals("201")) {
                add(answer, IdempotencyKey.REPLAYED, "true when this repeats an earlier answer");
                if (paths.stream().anyMatch(other -> other.startsWith(path + "/{"))) {
                    add(answer, HttpHeaders.LOCATION, "where it is from now on");
                }
            }
        }
        if (method == HttpMethod.GET && CommonParameters.has(operation, HttpHeaders.IF_NONE_MATCH)) {
            addIfAbsent(answers, "304", OASFactory.createAPIResponse().description("If-None-Match names this version"));
        }
    }

    private static String words(String status, Operation operation) {
        return switch (status) {
            case "201" -> "Created, or the first answer again";
            case "204" -> "It is gone";
            default -> CommonParameters.has(operation, "limit") ? "A page" : "As it is now";
        };
    }

    static void addProblems(HttpMethod method, Operation operation) {
        addProblems(operation, OF_EVERY_OPERATION);
        if (method != HttpMethod.GET) {
            addProblems(operation, OF_WRITES);
        }
        if (operation.getRequestBody() != null) {
            addProblems(operation, OF_BODIES);
        }
    }

    /** An operation may have described a problem in its own words; the scanner's words have no content. */
    static void addProblems(Operation operation, Map<String, String> problems) {
        // In the order of their status, so that the document is the same text after every build.
        new TreeMap<>(problems).forEach((status, description) -> {
            APIResponse described = operation.getResponses().getAPIResponse(status);
            if (described == null || described.getContent() == null) {
                operation.getResponses().addAPIResponse(status, problem(description));
            }
        });
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static void rename(APIResponses answers, String from, String to) {
        APIResponse answer = answers.getAPIResponse(from);
        if (answer != null) {
            answers.removeAPIResponse(from);
            addIfAbsent(answers, to, answer);
        }
    }

    private static void addIfAbsent(APIResponses answers, String status, APIResponse answer) {
        if (answers.getAPIResponse(status) == null) {
            answers.addAPIResponse(status, answer);
        }
    }

    private static void add(APIResponse answer, String header, String description) {
        if (answer.getHeaders() == null || !answer.getHeaders().containsKey(header)) {
            Header described = OASFactory.createHeader()
                    .description(description)
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            answer.addHeader(header, described);
        }
    }
}
