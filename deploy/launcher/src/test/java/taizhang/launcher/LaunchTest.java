package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.machine.LaunchException;
import taizhang.machine.Ports;

/** The whole run with a real PostgreSQL and a real nginx; only the services are stand-ins. */
@Tag("integration")
class LaunchTest {

    /** One data directory for all tests, as it would be: each finds what the one before has left. */
    @TempDir
    static Path root;

    private static final Map<String, String> INSTALLATION = new HashMap<>();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Launch launch = new Launch(new LaunchSettings(Map.of()), new Progress(System.out));

    @BeforeAll
    static void install() throws IOException {
        FakeInstallation.make(root, INSTALLATION);
    }

    @BeforeEach
    void prepare() {
        environment.putAll(INSTALLATION);
        launch = newLaunch();
    }

    @AfterEach
    void stop() {
        launch.stop();
    }

    @Test
    void startsServesAndStopsInReverse() throws Exception {
        RunState state = launch.start();
        assertTrue(state.ready());
        Answer answer = Answer.of(settings(), "/v1/organizations");
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith(settings().recordsPort() + " GET /v1/organizations"), answer.body());
        assertTrue(Answer.of(settings(), "/v1/figures")
                .body()
                .startsWith(settings().reportingPort() + " GET"));
        launch.stop();
        assertEquals("", launch.watch());
        String all = said.toString(StandardCharsets.UTF_8);
        assertTrue(
                all.matches(
                        "(?s).*Stopping gateway.*Stopping reporting-service.*Stopping records-service.*Stopping Postgre.*"),
                all);
        assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), settings().recordsPort()));
        assertFalse(all.contains("eyJ"), "no token in what it says");
    }

    @Test
    void aServiceThatDiesIsNamedWithItsLastWordsAndTheRestIsStopped() {
        environment.put("TAIZHANG_FAKE_DEATH", "yes");
        launch = newLaunch();
        LaunchException refused = assertThrows(LaunchException.class, launch::start);
        assertTrue(refused.getMessage().contains("-service ended unexpectedly (exit code 3)"), refused.getMessage());
        assertTrue(refused.getMessage().contains("I cannot live like this"), refused.getMessage());
        assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), settings().postgresPort()));
    }

    @Test
    void aServiceThatIsKilledLaterEndsTheRun() throws Exception {
        launch.start();
        long pid = Long.parseLong(Files.readString(Orphans.pidFile(settings().home(), Services.RECORDS))
                .strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertTrue(launch.watch().startsWith("records-service ended unexpectedly"));
        assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), settings().reportingPort()));
    }

    @Test
    void whatAKilledLauncherLeftIsStoppedAndReplaced() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--background")
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process first = builder.start();
        StringBuilder words = new StringBuilder();
        try (BufferedReader output = first.inputReader()) {
            while (!words.toString().contains("Everything serves")) {
                String line = output.readLine();
                assertNotNull(line, words::toString);
                words.append(line).append('\n');
            }
        }
        assertTrue(RunState.read(settings().home()).ready());
        first.destroyForcibly().waitFor();
        assertEquals(200, Answer.of(settings(), "/v1/organizations").status(), "its programs live on");
        String before = Files.readString(Orphans.pidFile(settings().home(), Services.RECORDS));
        launch.start();
        assertFalse(before.equals(Files.readString(Orphans.pidFile(settings().home(), Services.RECORDS))));
        assertEquals(200, Answer.of(settings(), "/v1/organizations").status());
        String all = said.toString(StandardCharsets.UTF_8);
        for (String name : List.of("gateway", "reporting-service", "records-service", "PostgreSQL")) {
            assertTrue(all.contains(name + " that had outlived its launcher"), all);
        }
    }

    @Test
    void anOccupiedPortIsNamedWithItsSetting() throws IOException {
        try (ServerSocket occupied =
                new ServerSocket(settings().reportingPort(), 1, InetAddress.getLoopbackAddress())) {
            LaunchException refused = assertThrows(LaunchException.class, launch::start);
            assertTrue(refused.getMessage().contains("Port " + occupied.getLocalPort() + " "), refused.getMessage());
            assertTrue(refused.getMessage().contains("reporting-service needs it"), refused.getMessage());
            assertTrue(refused.getMessage().contains("TAIZHANG_REPORTING_PORT"), refused.getMessage());
        }
    }

    @Test
    void aProcessThatOnlyHasTheNumberIsLeftAlone() throws IOException {
        long stranger = ProcessHandle.current().pid();
        Orphans.remember(settings().home(), Services.RECORDS, stranger);
        assertFalse(Orphans.stop(settings().home(), Services.RECORDS));
    }

    private LaunchSettings settings() {
        return new LaunchSettings(environment);
    }

    private Launch newLaunch() {
        return new Launch(settings(), new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }
}
