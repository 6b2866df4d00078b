package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    private static final String IMPORTS = "/v1/imports";
    private static final Map<String, String> STATUSES = Map.of("已审批", "approved", "已提交", "submitted", "草稿", "draft");

    /** Status of each activity, by its external id. */
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    /** What became of each import, by its path. */
    private final Map<String, String> imports = new ConcurrentHashMap<>();

    private final Map<String, String> there = new ConcurrentHashMap<>();
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
        assertFalse(load().contains("nothing to do"));
        int first = writes.get();
        assertTrue(load().contains("nothing to do"));
        assertEquals(first, writes.get());
    }

    @Test
    void everyRecordEndsWhereItBelongs() {
        load();
        Map<String, Long> counts =
                statuses.values().stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        Map<String, String> undecided = new HashMap<>();
        Table.read("undecided.csv").forEach(row -> undecided.put(row.get("externalId"), row.get("reason")));
        undecided.forEach((externalId, reason) ->
                assertEquals(reason.isEmpty() ? "submitted" : "returned", statuses.get(externalId), externalId));
        long returned =
                undecided.values().stream().filter(each -> !each.isEmpty()).count();
        assertEquals(
                Map.of(
                        "approved",
                        statuses.size() - undecided.size() - counts.get("draft"),
                        "submitted",
                        undecided.size() - returned,
                        "returned",
                        returned,
                        "draft",
                        counts.get("draft")),
                counts);
    }

    /** Whatever the sheet says of it, what somebody has done with it since stays. */
    @Test
    void whatIsEditedSinceIsLeftAlone() {
        load();
        imports.put("rejected", "{\"row\":2,\"errors\":[{\"code\":\"already-exists\",\"detail\":\"it is there\"}]}");
        assertTrue(load().contains("nothing to do"));
    }

    @Test
    void aRowThatIsRefusedIsShown() {
        imports.put("rejected", "{\"row\":7,\"errors\":[{\"code\":\"unknown-type\",\"detail\":\"there is no 党果\"}]}");
        LoadException refused = assertThrows(LoadException.class, this::load);
        assertTrue(refused.getMessage().contains("row 7: there is no 党果"), refused.getMessage());
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
        assertFalse(load().contains("nothing to do"));
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
        there.put("/v1/campaigns/theme-education", "refuse");
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
        String status = there.putIfAbsent(path, "there");
        if (status == null) {
            writes.incrementAndGet();
            return 201;
        }
        return status.equals("refuse") ? 422 : 412;
    }

    private void post(HttpExchange exchange, String path, String body) throws IOException {
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
        if (path.equals(IMPORTS)) {
            reply(exchange, 202, take(body, exchange.getRequestURI().getQuery()));
            return;
        }
        assertEquals("/v1/activities/transitions", path);
        String to = String.valueOf(Json.field(body, "to"));
        List<String> ids = Json.fields(body, "id");
        assertTrue(ids.size() <= 500);
        for (String id : ids) {
            assertEquals("submitted", statuses.put(id, to));
            writes.incrementAndGet();
        }
        reply(exchange, 200, "{\"items\":[" + "{\"status\":200},".repeat(ids.size() - 1) + "{\"status\":200}]}");
    }

    /** Takes a sheet in and answers the import. */
    private String take(String sheet, String query) {
        int created = 0;
        for (Map<String, String> row : Table.parse(sheet)) {
            boolean isNew = query.contains("entity=organizations")
                    ? there.putIfAbsent("/v1/organizations/" + row.get("代码"), "there") == null
                    : query.contains("entity=rectification-tasks")
                            ? versionByTask.putIfAbsent(taskPath(row.get("外部编号")), 1) == null
                            : statuses.putIfAbsent(row.get("外部编号"), STATUSES.get(row.get("状态"))) == null;
            created += isNew ? 1 : 0;
        }
        writes.addAndGet(created);
        String id = String.valueOf(imports.size());
        imports.put(
                IMPORTS + "/" + id,
                "{\"id\":\"%s\",\"state\":\"completed\",\"created\":%d,\"createdBy\":\"x\"}".formatted(id, created));
        return "{\"id\":\"" + id + "\",\"state\":\"queued\"}";
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
        } else if (path.equals("/v1/activities")) {
            reply(exchange, 200, waiting());
        } else if (path.equals(TASKS)) {
            reply(exchange, 200, tasks());
        } else if (path.equals("/v1/organizations/BUREAU") && !there.containsKey(path)) {
            reply(exchange, 404, "{}");
        } else if (path.startsWith(IMPORTS)) {
            boolean rows = path.endsWith("/rows");
            reply(exchange, 200, rows ? imports.getOrDefault("rejected", "") : imports.get(path));
        } else {
            reply(
                    exchange,
                    200,
                    known.getOrDefault(path, path.startsWith(REQUIREMENTS) ? SHIPPED : "{\"position\": 7}"));
        }
    }

    private String tasks() {
        return new TaskPlan()
                .tasks().stream()
                        .map(Task::externalId)
                        .map(each -> taskPath(each).substring(TASKS.length() + 1) + ","
                                + versionByTask.get(taskPath(each)) + "," + each + "\n")
                        .collect(Collectors.joining("", "\uFEFFid,version,externalId\n", ""));
    }

    private String waiting() {
        return statuses.entrySet().stream()
                .filter(each -> each.getValue().equals("submitted"))
                .map(each -> each.getKey() + ",1," + each.getKey() + "\n")
                .collect(Collectors.joining("", "\uFEFFid,version,externalId\n", "theirs,1,\n"));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}
