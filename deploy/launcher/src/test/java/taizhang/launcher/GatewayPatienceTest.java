package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway in front of services that are frozen: they take connections, as the system does that for them, and nothing more. */
@Tag("integration")
class GatewayPatienceTest {

    /** Longer than the gateway's ten seconds, and far less than it would be without them. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private final Supervisor supervisor = new Supervisor(new Progress(System.out), Endurance.STANDARD);
    private final LaunchSettings settings = new LaunchSettings(environment);
    private ServerSocket records;
    private ServerSocket reporting;

    @BeforeEach
    void start() throws IOException {
        FakeInstallation.make(root, environment);
        records = new ServerSocket(settings.recordsPort(), 50, InetAddress.getLoopbackAddress());
        reporting = new ServerSocket(settings.reportingPort(), 50, InetAddress.getLoopbackAddress());
        Path nginx = Nginx.find(settings.software(), new Progress(System.out));
        Assumptions.assumeTrue(nginx != null, "no nginx on this machine and none to be had");
        if (nginx != null) {
            supervisor.start(List.of(Gateway.prepare(nginx, settings)));
        }
    }

    @AfterEach
    void stop() throws IOException {
        supervisor.stop();
        records.close();
        reporting.close();
    }

    @Test
    void nobodyWaitsForLongAndAllAreToldThatItMayHaveBeenDone() throws Exception {
        // More than the buffers of a connection hold, so that it is sent in vain.
        byte[] large = new byte[20 << 20];
        List<HttpRequest.Builder> requests = List.of(
                Answer.request(settings, "/v1/organizations"),
                Answer.request(settings, "/v1/changes?after=0"),
                Answer.request(settings, "/v1/figures"),
                Answer.request(settings, "/openapi/records.yaml"),
                Answer.request(settings, "/v1/report-templates/x").PUT(BodyPublishers.ofByteArray(large)));
        List<Answer> answers = requests.parallelStream()
                .map(request -> answer(request.timeout(LONGEST)))
                .toList();
        for (Answer answer : answers) {
            assertEquals(504, answer.status(), answer.body());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertEquals("2", answer.header("Retry-After"));
            assertTrue(answer.body().contains("\"code\":\"no-answer\""), answer.body());
        }
    }

    @Test
    void healthDoesNotHang() throws Exception {
        Answer health = answer(Answer.request(settings, "/health").timeout(Duration.ofSeconds(5)));
        assertEquals(503, health.status());
        assertEquals(
                "{\"status\":\"DOWN\",\"services\":{\"records\":{\"status\":\"DOWN\",\"checks\":[]},"
                        + "\"reporting\":{\"status\":\"DOWN\",\"checks\":[]}}}",
                health.body().strip());
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            return Answer.of(request);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
