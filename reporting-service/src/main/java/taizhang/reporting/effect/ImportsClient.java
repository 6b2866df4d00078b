package taizhang.reporting.effect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.page.Limit;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Coded;

/** Asks records-service for imports, with the token of whoever asks: so who may see an import is decided there alone. */
@ApplicationScoped
class ImportsClient {

    private static final Logger LOG = Logger.getLogger(ImportsClient.class);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String AGAIN = "5";

    /** The rows that change a record, in the order in which records-service lists them. */
    private static final List<String> OUTCOMES = List.of("created", "updated");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI records;

    ImportsClient(@ConfigProperty(name = "taizhang.records.url") URI records) {
        this.records = records;
    }

    /** @throws ProblemException 404 when there is none for the bearer of the token, 503 when records-service is away */
    ImportedFile find(UUID id, String token) {
        HttpResponse<String> answer = get("/v1/imports/" + id, token);
        JsonNode found = json(answer.body());
        return new ImportedFile(
                id,
                answer.headers().firstValue("ETag").orElse(""),
                entity(found.path("entity").asText()),
                found.path("mode").asText().equals("dry-run"),
                found.path("atomic").asBoolean() && found.path("rejected").asInt() > 0,
                found.path("state").asText());
    }

    private ImportedFile.Entity entity(String code) {
        ImportedFile.Entity entity = Coded.of(ImportedFile.Entity.class, code);
        if (entity == null) {
            throw away("it imports " + code);
        }
        return entity;
    }

    /** @param page takes the rows that create or update, page by page */
    void rows(UUID id, String token, Consumer<List<ImportedRow>> page) {
        for (String outcome : OUTCOMES) {
            String cursor = null;
            do {
                cursor = page(id, outcome, cursor, token, page);
            } while (cursor != null);
        }
    }

    private @Nullable String page(
            UUID id, String outcome, @Nullable String cursor, String token, Consumer<List<ImportedRow>> page) {
        JsonNode read = json(get(
                        "/v1/imports/" + id + "/rows?outcome=" + outcome + "&limit=" + Limit.MOST
                                + (cursor == null
                                        ? ""
                                        : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)),
                        token)
                .body());
        List<ImportedRow> rows = new ArrayList<>();
        for (JsonNode row : read.path("items")) {
            JsonNode before = row.path("before");
            // What was decided and not written has none.
            if (row.path("after").isObject()) {
                rows.add(
                        new ImportedRow(row.path("id").asText(), before.isObject() ? before : null, row.path("after")));
            }
        }
        if (!rows.isEmpty()) {
            page.accept(rows);
        }
        return read.path("next").isTextual() ? read.path("next").asText() : null;
    }

    private HttpResponse<String> get(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(records.resolve(path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw away(failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away("stopped");
        }
        return switch (answer.statusCode()) {
            case 200 -> answer;
            case 403 -> throw ProblemException.of(HttpProblem.FORBIDDEN);
            case 404 -> throw ProblemException.notFound();
            default -> throw away("it answers " + answer.statusCode());
        };
    }

    private JsonNode json(String body) {
        try {
            return Json.CANONICAL.readTree(body);
        } catch (JsonProcessingException garbage) {
            throw away("it answers no JSON");
        }
    }

    private ProblemException away(String why) {
        LOG.warnf("imports cannot be read of %s: %s", records, why);
        return ProblemException.of(HttpProblem.UNAVAILABLE).header("Retry-After", AGAIN);
    }
}
