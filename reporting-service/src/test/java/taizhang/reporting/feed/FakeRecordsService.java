package taizhang.reporting.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.fact.Change;

/** Serves a {@link TestLedger} over HTTP, as well or as badly as told. */
final class FakeRecordsService implements AutoCloseable {

    /** What can happen to an answer. */
    enum Mishap {
        NONE,
        /** The connection is cut in the middle of the body. */
        CUT,
        /** Changes from before the position come again. */
        REPEAT,
        LATE,
        REFUSED,
        FAILED,
        GARBAGE
    }

    final Deque<Mishap> mishaps = new ConcurrentLinkedDeque<>();
    final AtomicInteger requests = new AtomicInteger();
    volatile @Nullable String token;

    private final TestLedger ledger;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Executor later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS, threads);

    FakeRecordsService(TestLedger ledger) throws IOException {
        this(ledger, 0);
    }

    FakeRecordsService(TestLedger ledger, int port) throws IOException {
        this.ledger = ledger;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/v1/changes", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Map<String, Long> query = Stream.of(exchange.getRequestURI().getQuery().split("&", -1))
                .map(part -> part.split("=", -1))
                .collect(Collectors.toMap(part -> part[0], part -> Long.parseLong(part[1]), (a, b) -> b, TreeMap::new));
        String expected = token;
        if (expected != null
                && !("Bearer " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{}");
            return;
        }
        Mishap mishap = mishaps.poll();
        long after = query.getOrDefault("after", 0L);
        int limit = query.getOrDefault("limit", 50L).intValue();
        if (mishap == null) {
            if (after > ledger.position()) {
                send(exchange, 409, "{}");
            } else {
                send(exchange, 200, body(ledger.page(after, limit)));
            }
            return;
        }
        switch (mishap) {
            case NONE -> send(exchange, 200, body(ledger.page(after, limit)));
            case CUT -> cut(exchange, body(ledger.page(after, limit)));
            case REPEAT -> send(exchange, 200, body(ledger.page(after - 3, limit + 3)));
            case LATE -> later.execute(() -> sendLate(exchange, body(ledger.page(after, limit))));
            case REFUSED -> send(exchange, 401, "{}");
            case FAILED -> send(exchange, 503, "{}");
            case GARBAGE -> send(exchange, 200, "<html>not the ledger</html>");
        }
    }

    private static void sendLate(HttpExchange exchange, String body) {
        try {
            send(exchange, 200, body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void cut(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        throw new UncheckedIOException(new IOException("cut"));
    }

    private static String body(ChangePage page) {
        List<String> items = page.items().stream().map(FakeRecordsService::json).toList();
        return "{\"items\":[" + String.join(",", items) + "],\"head\":" + page.head() + "}";
    }

    private static String json(Change change) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("position", change.position())
                .put("hash", "sha-256:" + change.hash())
                .put("at", ChainHash.at(change.at()))
                .put("actor", change.actor())
                .put("entity", change.entity())
                .put("id", change.id())
                .put("version", change.version())
                .put("operation", change.operation())
                .put("organization", change.organization())
                .put("batch", change.batch())
                .put("onBehalfOf", change.onBehalfOf());
        // The texts go in as they are, since the hash covers them character by character.
        String head = json.toString();
        return head.substring(0, head.length() - 1) + ",\"before\":" + change.before() + ",\"after\":" + change.after()
                + "}";
    }
}
