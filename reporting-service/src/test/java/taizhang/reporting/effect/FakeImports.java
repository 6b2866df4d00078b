package taizhang.reporting.effect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import taizhang.reporting.fact.Change;

/** The imports of records-service, of those who have made them, over HTTP. */
final class FakeImports implements AutoCloseable {

    /** A few at a time, so that there is more than one page. */
    private static final int PAGE = 7;

    private record Known(
            String entity, String mode, boolean atomic, int rejected, String state, int version, List<Change> rows) {}

    final AtomicInteger pages = new AtomicInteger();
    private final Map<UUID, Known> imports = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile int status = 200;

    FakeImports() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/imports/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param rows as the changes that they are, or would be */
    UUID add(String entity, String mode, String state, List<Change> rows) {
        UUID id = UUID.randomUUID();
        imports.put(id, new Known(entity, mode, false, 0, state, 1, rows));
        return id;
    }

    /** @param rows the good ones of a dry run of all or nothing */
    UUID addAtomic(int rejected, List<Change> rows) {
        UUID id = UUID.randomUUID();
        String state = rejected == 0 ? "completed" : "completed-with-errors";
        imports.put(id, new Known("activities", "dry-run", true, rejected, state, 1, rows));
        return id;
    }

    void become(UUID id, String state) {
        imports.computeIfPresent(
                id,
                (same, known) -> new Known(
                        known.entity(),
                        known.mode(),
                        known.atomic(),
                        known.rejected(),
                        state,
                        known.version() + 1,
                        known.rows()));
    }

    /** From now on, this is the status of every answer. */
    void answerAll(int other) {
        status = other;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Known known = imports.get(UUID.fromString(path[3]));
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (status != 200) {
            send(exchange, status, "{}");
        } else if (known == null || token == null || !token.startsWith("Bearer ey")) {
            send(exchange, 404, "{}");
        } else if (path.length == 4) {
            exchange.getResponseHeaders().set("ETag", "\"" + known.version() + "\"");
            send(
                    exchange,
                    200,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("entity", known.entity())
                            .put("mode", known.mode())
                            .put("atomic", known.atomic())
                            .put("rejected", known.rejected())
                            .put("state", known.state())
                            .toString());
        } else {
            pages.incrementAndGet();
            send(exchange, 200, rows(known, exchange.getRequestURI()));
        }
    }

    private static String rows(Known known, URI address) {
        Map<String, String> query = Arrays.stream(address.getQuery().split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        List<Change> asked = known.rows().stream()
                .filter(change -> change.operation().equals(query.get("outcome")))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(from + PAGE, asked.size());
        String items = asked.subList(from, to).stream()
                .map(change -> row(change, known.state().equals("failed")))
                .collect(Collectors.joining(","));
        return "{\"items\":[" + items + "],\"next\":" + (to < asked.size() ? "\"" + to + "\"" : "null") + "}";
    }

    /** @param unwritten it was decided on, and no more */
    private static String row(Change change, boolean unwritten) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("row", 2)
                .put("outcome", change.operation())
                .put("id", change.id());
        String head = row.toString();
        return head.substring(0, head.length() - 1) + ",\"errors\":[],\"before\":" + change.before() + ",\"after\":"
                + (unwritten ? null : change.after()) + "}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
