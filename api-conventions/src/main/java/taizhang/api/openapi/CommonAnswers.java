package taizhang.api.openapi;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.Caching;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.problem.Problem;

/** How operations are answered when all goes well, and how each failure is. What an annotation says of an answer stays. */
final class CommonAnswers {

    private static final String SCANNED = "OK|Created|No Content";

    /** What will be answered in another way some time later. */
    private static final Set<String> RETRIED = Set.of("429", "503");

    private static final Map<String, String> OF_EVERY_OPERATION = Map.of(
            "400", "It cannot be read: an unknown or invalid parameter or field",
            "401", "No valid token",
            "403", "The role of the token is too low",
            "404", "Not there, or outside the caller's organizations",
            "406", "None of the accepted media types can be produced",
            "429", "Too many requests; Retry-After tells the seconds to wait",
            "500", "A fault of the service; quote the X-Request-Id",
            "503", "The database is away for the moment; Retry-After tells the seconds to wait");

    private static final Map<String, String> OF_WRITES = Map.of("409", "It conflicts with the present state");

    private static final Map<String, String> OF_VERSIONED_WRITES =
            Map.of("412", "If-Match or If-None-Match does not hold");

    private static final Map<String, String> OF_WRITES_OVER_A_VERSION = Map.of("428", "If-Match is missing");

    private static final Map<String, String> OF_BODIES = Map.of(
            "413", "The body is larger than allowed",
            "415", "The body has a media type that is not accepted here",
            "422", "Understood, but rules are broken: errors names all of them");

    private CommonAnswers() {}

    /** @param paths of the document: what is created has an address of its own when there is one below its path */
    static void describe(String path, HttpMethod method, Operation operation, Set<String> paths) {
        APIResponses answers = operation.getResponses();
        boolean keyed = CommonParameters.has(operation, IdempotencyKey.HEADER);
        // What a POST answers with 200 in words of its own creates nothing that has an address.
        boolean creates = keyed && isScanned(answers.getAPIResponse("200"));
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
        for (String status : List.of("200", "201", "202", "204", "206")) {
            APIResponse answer = answers.getAPIResponse(status);
            if (answer == null) {
                continue;
            }
            if (isScanned(answer)) {
                answer.setDescription(words(status, operation));
            }
            describeContent(answer);
            if (versioned && !status.equals("204")) {
                add(answer, HttpHeaders.ETAG, "to be sent back in If-None-Match or If-Match");
            }
            if (keyed) {
                add(answer, IdempotencyKey.REPLAYED, "true when this repeats an earlier answer");
            }
            if (creates && status.equals("201") && paths.stream().anyMatch(other -> other.startsWith(path + "/{"))) {
                add(answer, HttpHeaders.LOCATION, "where it is from now on");
            }
        }
        if (method == HttpMethod.GET && CommonParameters.has(operation, HttpHeaders.IF_NONE_MATCH)) {
            addIfAbsent(answers, "304", OASFactory.createAPIResponse().description("If-None-Match names this version"));
            add(answers.getAPIResponse("304"), HttpHeaders.CACHE_CONTROL, Caching.WORDS);
        }
    }

    private static boolean isScanned(@Nullable APIResponse answer) {
        return answer == null
                || answer.getDescription() == null
                || answer.getDescription().matches(SCANNED);
    }

    /** JSON is what generated clients read: the first. Events have no schema that 3.0 can say. */
    private static void describeContent(APIResponse answer) {
        add(answer, HttpHeaders.CACHE_CONTROL, Caching.WORDS);
        Content content = answer.getContent();
        if (content == null) {
            return;
        }
        MediaType events = content.getMediaType(SERVER_SENT_EVENTS);
        if (events != null) {
            events.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        MediaType json = content.getMediaType(APPLICATION_JSON);
        if (json != null) {
            Map<String, MediaType> all = new LinkedHashMap<>();
            all.put(APPLICATION_JSON, json);
            all.putAll(content.getMediaTypes());
            content.setMediaTypes(all);
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
        boolean versioned = method != HttpMethod.GET && CommonParameters.has(operation, HttpHeaders.IF_MATCH);
        if (versioned || CommonParameters.has(operation, IdempotencyKey.HEADER)) {
            addProblems(operation, OF_WRITES);
        }
        if (versioned) {
            addProblems(operation, OF_VERSIONED_WRITES);
        }
        if (CommonParameters.needsVersion(method, operation) || CommonParameters.mayReplace(method, operation)) {
            addProblems(operation, OF_WRITES_OVER_A_VERSION);
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
            if (RETRIED.contains(status)) {
                operation
                        .getResponses()
                        .getAPIResponse(status)
                        .addHeader(
                                HttpHeaders.RETRY_AFTER,
                                OASFactory.createHeader()
                                        .required(true)
                                        .description("seconds to wait")
                                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
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
