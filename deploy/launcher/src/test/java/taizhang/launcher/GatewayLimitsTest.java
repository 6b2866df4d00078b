package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Language;

/** The gateway alone: too many requests, and services that are away. */
@Tag("integration")
class GatewayLimitsTest {

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private final Supervisor supervisor = new Supervisor(new Progress(System.out), Endurance.STANDARD);
    private final LaunchSettings settings = new LaunchSettings(environment);

    @BeforeEach
    void start() throws IOException {
        FakeInstallation.make(root, environment);
        environment.put("TAIZHANG_RATE_LIMIT", "1");
        environment.put("TAIZHANG_RATE_BURST", "3");
        Path nginx = Nginx.find(settings.software(), new Progress(System.out));
        Assumptions.assumeTrue(nginx != null, "no nginx on this machine and none to be had");
        if (nginx != null) {
            supervisor.start(List.of(Gateway.prepare(nginx, settings)));
        }
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void aServiceThatIsAwayIsAProblemToRetry() throws Exception {
        Answer answer = Answer.of(settings, "/v1/figures");
        assertEquals(503, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("2", answer.header("Retry-After"));
        assertTrue(answer.body().contains("\"code\":\"unavailable\""), answer.body());
        assertTrue(answer.body().contains("\"status\":503"), answer.body());
        String detail = HttpProblem.UNAVAILABLE.detail().in(Language.EN);
        assertTrue(answer.body().contains("\"detail\":\"" + detail + "\""), answer.body());
        Answer health = Answer.of(settings, "/health");
        assertEquals(503, health.status());
        assertTrue(health.body().contains("\"reporting\":{\"status\":\"DOWN\""), health.body());
    }

    @Test
    void tooManyRequestsAreToldWhenToComeBack() throws Exception {
        Answer answer = Answer.of(settings, "/nothing");
        for (int request = 0; request < 8 && answer.status() != 429; request++) {
            answer = Answer.of(settings, "/v1/figures");
        }
        assertEquals(429, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("1", answer.header("Retry-After"));
        assertTrue(answer.body().contains("\"code\":\"too-many-requests\""), answer.body());
    }
}
