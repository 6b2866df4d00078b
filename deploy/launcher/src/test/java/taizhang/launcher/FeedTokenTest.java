package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTokenTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private final AtomicInteger answer = new AtomicInteger(401);

    @Test
    void aTokenThatIsRefusedIsReplacedAndOneThatIsTakenIsNot() throws Exception {
        try (Ledger ledger = new Ledger(answer)) {
            Launch launch = launch(ledger.port());
            launch.renewRefusedFeedToken();
            String first = Files.readString(token());
            assertTrue(first.startsWith("eyJ"));
            assertEquals("Bearer", ledger.asked.take(), "there was none");

            Files.writeString(token(), "out-of-date\n");
            launch.renewRefusedFeedToken();
            assertEquals("Bearer out-of-date", ledger.asked.take());
            String second = Files.readString(token());
            assertTrue(second.startsWith("eyJ"));

            answer.set(200);
            Files.writeString(token(), "good\n");
            launch.renewRefusedFeedToken();
            assertEquals("good\n", Files.readString(token()));
            answer.set(503);
            launch.renewRefusedFeedToken();
            assertEquals("good\n", Files.readString(token()));
        }
    }

    /** A scheduled task that throws is never run again: reporting-service would stop reading a month later. */
    @Test
    void aRenewalThatFailsIsToldAndThrowsNothing() throws Exception {
        try (Ledger ledger = new Ledger(answer)) {
            Path inTheWay = Files.createDirectories(token().resolve("in-the-way"));
            launch(ledger.port()).renewRefusedFeedToken();
            assertTrue(
                    said.toString(StandardCharsets.UTF_8).contains("not renewed"),
                    said.toString(StandardCharsets.UTF_8));
            Files.delete(inTheWay);
        }
    }

    private Path token() {
        return home.resolve("tokens").resolve("feed.jwt");
    }

    private Launch launch(int recordsPort) {
        Map<String, String> environment =
                Map.of("TAIZHANG_HOME", home.toString(), "TAIZHANG_RECORDS_PORT", String.valueOf(recordsPort));
        return new Launch(
                new LaunchSettings(environment),
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)),
                Endurance.STANDARD);
    }

    /** Stands for records-service: answers what it is told, and keeps the tokens that it was asked with. */
    private static final class Ledger implements AutoCloseable {

        final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Ledger(AtomicInteger answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/changes/head", exchange -> {
                asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(answer.get(), -1);
                exchange.close();
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
