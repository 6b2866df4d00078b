package taizhang.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public API for one caller. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param body null when it is no JSON */
    record Answer(int status, @Nullable JsonNode body, HttpResponse<String> response) {

        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(response.request().method() + " " + response.uri() + " answered " + status
                        + ": " + response.body());
            }
            return this;
        }

        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }
    }

    private final Router router;
    private final String token;

    Api(Router router, String token) {
        this.router = router;
        this.token = token;
    }

    JsonNode get(String path) {
        return send("GET", path, null, Map.of()).expect(200).body();
    }

    /** All items of all pages. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            JsonNode page = get(next == null ? path : path + "&cursor=" + encode(next));
            page.get("items").forEach(items::add);
            next = page.get("next").isNull() ? null : page.get("next").asText();
        } while (next != null);
        return items;
    }

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    Answer transition(JsonNode activity, String to, @Nullable String reason) {
        Map<String, String> fields = new java.util.HashMap<>();
        fields.put("to", to);
        fields.put("reason", reason);
        return send(
                "POST",
                "/v1/activities/" + activity.get("id").asText() + "/transitions",
                fields,
                Map.of("If-Match", "\"" + activity.get("version").asText() + "\""));
    }

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        return send(router.resolve(path), method, body, headers);
    }

    /** Sends a file as it is. */
    Answer file(String path, String mediaType, String content) {
        return exchange(
                router.resolve(path),
                "POST",
                HttpRequest.BodyPublishers.ofString(content),
                Map.of("Content-Type", mediaType));
    }

    /** Attaches a file to the record at the path. */
    Answer attach(String path, String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                + content + "\r\n--b--\r\n";
        return exchange(
                router.resolve(path + "/attachments"),
                "POST",
                HttpRequest.BodyPublishers.ofString(body),
                Map.of("Content-Type", "multipart/form-data; boundary=b"));
    }

    /** Imports lines, each the body of a record. @return the answer to the file, when its rows are written */
    Answer importLines(String query, String lines) {
        Answer accepted = exchange(
                router.resolve("/v1/imports?" + query),
                "POST",
                HttpRequest.BodyPublishers.ofString(lines),
                Map.of("Content-Type", "application/x-ndjson"));
        String path = "/v1/imports/" + accepted.body().path("id").asText();
        while (accepted.status() == 202
                && java.util.Set.of("queued", "validating", "applying")
                        .contains(get(path).get("state").asText())) {
            pause();
        }
        return accepted;
    }

    Answer send(URI address, String method, @Nullable Object body, Map<String, String> headers) {
        try {
            HttpRequest.BodyPublisher json = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            return exchange(address, method, json, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer exchange(URI address, String method, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, body);
            headers.forEach(request::setHeader);
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : null, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns when reporting-service has applied all that has been written; needs the role admin. */
    void awaitFigures() {
        long head = positionOfAMark();
        long previous = -1;
        int unchanged = 0;
        while (true) {
            long position = get("/v1/feed").get("position").asLong();
            if (position >= head) {
                return;
            }
            unchanged = position == previous ? unchanged + 1 : 0;
            if (unchanged > 600) {
                throw new AssertionError("the feed stands at " + position + " of " + head);
            }
            previous = position;
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is written last has a higher position than all before it, and gets it a moment after its answer. */
    private long positionOfAMark() {
        Map<String, Object> mark =
                Map.of("name", Map.of("zh", "标记", "en", "Mark"), "kind", "department", "validFrom", "2020-01-01");
        String code = "MARK-" + UUID.randomUUID();
        put("/v1/organizations/" + code, mark).expect(201);
        long after = get("/v1/changes/head").get("position").asLong();
        while (true) {
            JsonNode items = get("/v1/changes?entity=organization&id=" + code).get("items");
            if (!items.isEmpty()) {
                return items.get(0).get("position").asLong();
            }
            get("/v1/changes?wait=20&after=" + after);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
