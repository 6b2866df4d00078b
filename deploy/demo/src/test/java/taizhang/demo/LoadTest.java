package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The steps of the load against a server that answers as the contract says; the real services have a test of their own. */
@Tag("integration")
class LoadTest {

    private static final String TASKS = "/v1/rectification-tasks";
    private static final String REQUIREMENTS = "/v1/requirements/";
    private static final String SHIPPED =
            "{\"organization\":null,\"validFrom\":\"1900-01-01\",\"validTo\":\"1900-01-01\"}";

    private final Map<String, String> statusByPath = new ConcurrentHashMap<>();
    private final Map<String, Integer> versionByTask = new ConcurrentHashMap<>();
    /** What a GET answers, by its path. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final AtomicInteger writes = new AtomicInteger();
    private HttpServer server = start();

    @BeforeEach
    void restart() {
        server.stop(0);
        server = start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSecondLoadChangesNothing() {
        assertTrue(load().contains(" of them new"));
        int first = writes.get();
        assertTrue(load().contains("nothing to do"));
        assertEquals(first, writes.get());
    }

    @Test
    void everyRecordEndsWhereItBelongs() {
        load();
        for (Activity activity : DemoBureau.activities(Organization.all())) {
            assertEquals(activity.status(), statusByPath.get(path(activity.externalId())), activity.externalId());
        }
    }

    @Test
    void everyTaskTakesAllItsSteps() {
        load();
        for (Task task : new TaskPlan().tasks()) {
            assertEquals(task.steps().size() + 1, versionByTask.get(taskPath(task.externalId())), task.externalId());
        }
    }

    @Test
    void aTaskThatStoppedHalfWayGoesOn() {
        load();
        Task task = new TaskPlan().tasks().get(0);
        int first = writes.get();
        versionByTask.put(taskPath(task.externalId()), 3);
        assertTrue(load().contains(", 1 of them new"));
        assertEquals(first + task.steps().size() - 2, writes.get());
        assertEquals(task.steps().size() + 1, versionByTask.get(taskPath(task.externalId())));
    }

    @Test
    void aRequirementIsAdoptedByTheBureau() {
        load();
        assertEquals(
                "{\"organization\":\"BUREAU\",\"validFrom\":\"2020-01-01\",\"validTo\":null}",
                known.get(REQUIREMENTS + "biweekly-party-day"));
    }

    @Test
    void aRefusalIsShown() {
        statusByPath.put("/v1/organizations/BUREAU", "refuse");
        LoadException refused = assertThrows(LoadException.class, this::load);
        assertTrue(refused.getMessage().contains("422"));
    }

    private String load() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        DemoBureau.load(gateway, (role, subject) -> role, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private HttpServer start() {
        // Without it each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            started.setExecutor(Executors.newCachedThreadPool());
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> reply(exchange, put(path, body), "{}");
            case "POST" -> post(exchange, path, body);
            case "PATCH" -> step(exchange, path);
            default -> get(exchange, path);
        }
    }

    private int put(String path, String body) {
        if (path.endsWith("/parent") || path.endsWith("/totals")) {
            writes.incrementAndGet();
            known.merge(path.replace("/parent", "/parents"), body, String::concat);
            return 200;
        }
        if (path.startsWith(REQUIREMENTS)) {
            writes.incrementAndGet();
            known.put(path, body);
            return 200;
        }
        String status = statusByPath.putIfAbsent(path, "there");
        if (status == null) {
            writes.incrementAndGet();
            return 201;
        }
        return status.equals("refuse") ? 422 : 412;
    }

    private void post(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals(TASKS)) {
            String location = taskPath(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getResponseHeaders().set("Location", location);
            if (versionByTask.putIfAbsent(location, 1) == null) {
                writes.incrementAndGet();
            } else {
                exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
            }
            reply(exchange, 201, task(1));
            return;
        }
        if (path.startsWith(TASKS)) {
            step(exchange, path);
            return;
        }
        if (path.endsWith("/closure")) {
            writes.incrementAndGet();
            known.put(path.replace("/closure", ""), body);
            reply(exchange, 200, body);
            return;
        }
        if (path.endsWith("/transitions")) {
            assertEquals("\"1\"", exchange.getRequestHeaders().getFirst("If-Match"));
            statusByPath.put(path.replace("/transitions", ""), String.valueOf(Json.field(body, "to")));
            writes.incrementAndGet();
            reply(exchange, 200, "{}");
            return;
        }
        String location = path(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getResponseHeaders().set("Location", location);
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        String first = String.valueOf(Json.field(body, "status"));
        if (statusByPath.putIfAbsent(location, first) == null) {
            writes.incrementAndGet();
        } else {
            exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
        }
        reply(exchange, 201, body);
    }

    /** Takes a step of a task, if it is the next one. */
    private void step(HttpExchange exchange, String path) throws IOException {
        String etag = "\"" + versionByTask.get(task(path)) + "\"";
        if (!etag.equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            reply(exchange, 412, "{}");
            return;
        }
        versionByTask.merge(task(path), 1, Integer::sum);
        writes.incrementAndGet();
        reply(exchange, 200, "{}");
    }

    /** The address of the task that the address of one of its parts begins with. */
    private static String task(String path) {
        return path.substring(0, path.indexOf('/', TASKS.length() + 1));
    }

    private static String task(int version) {
        return "{\"id\":\"t\",\"version\":" + version + ",\"actions\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
    }

    private static String taskPath(String externalId) {
        return TASKS + "/" + externalId.replace(':', '_');
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        Integer version = versionByTask.get(path);
        if (version != null) {
            reply(exchange, 200, task(version));
        } else if (path.startsWith("/v1/activities/")) {
            reply(exchange, 200, "{\"status\":\"" + statusByPath.get(path) + "\"}");
        } else {
            reply(
                    exchange,
                    200,
                    known.getOrDefault(path, path.startsWith(REQUIREMENTS) ? SHIPPED : "{\"position\": 7}"));
        }
    }

    private static String path(String externalId) {
        return "/v1/activities/" + externalId.replace(':', '_');
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}
