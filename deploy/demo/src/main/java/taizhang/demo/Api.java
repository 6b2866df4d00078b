package taizhang.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The public API at one address, with a token for each role. Every request it sends may be repeated without harm. */
final class Api {

    /** Who sends a request. Submitting and approving need two different people. */
    enum Person {
        ADMIN("admin", "demo-admin"),
        RECORDER("recorder", "demo-recorder"),
        APPROVER("approver", "demo-approver");

        private final String role;
        private final String subject;

        Person(String role, String subject) {
            this.role = role;
            this.subject = subject;
        }
    }

    private record Token(String text, long madeAt) {}

    /** Short enough for any token to outlive it, long enough not to sign one for each of thousands of requests. */
    private static final Duration TOKEN_REUSE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI gateway;
    private final BiFunction<String, String, String> tokens;
    private final Map<Person, Token> tokenByPerson = new ConcurrentHashMap<>();

    Api(URI gateway, BiFunction<String, String, String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    HttpResponse<String> get(Person person, String path) {
        return send(person, "GET", path, Map.of(), null);
    }

    /** Puts what is not there yet, and returns how many were new: 1 or 0. */
    int create(Person person, String path, Map<String, @Nullable Object> body) {
        HttpResponse<String> response = send(person, "PUT", path, Map.of("If-None-Match", "*"), Json.write(body));
        return switch (response.statusCode()) {
            case 201 -> 1;
            // 428: it is there, and writing over it would need its version.
            case 412, 428 -> 0;
            default -> throw LoadException.refused(path, response);
        };
    }

    /** Waits and tries again while the service is busy or away (429, 503, no connection). */
    HttpResponse<String> send(
            Person person, String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token(person))
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            return sendPatiently(request.build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException(method + " " + path + " was interrupted", e);
        }
    }

    private String token(Person person) {
        Token known = tokenByPerson.get(person);
        if (known == null || System.nanoTime() - known.madeAt() > TOKEN_REUSE.toNanos()) {
            known = new Token(tokens.apply(person.role, person.subject), System.nanoTime());
            tokenByPerson.put(person, known);
        }
        return known.text();
    }

    private HttpResponse<String> sendPatiently(HttpRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
                if (!busy || attempt == ATTEMPTS) {
                    return response;
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new LoadException("No answer from " + request.uri(), e);
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("The wait was interrupted", e);
        }
    }
}
