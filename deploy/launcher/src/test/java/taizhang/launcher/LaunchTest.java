package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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

    private static final Endurance QUICK = new Endurance(
            Duration.ofMillis(100),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            5,
            Duration.ofMinutes(10));

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Launch launch = new Launch(new LaunchSettings(Map.of()), new Progress(System.out), QUICK);
    private CompletableFuture<String> end = new CompletableFuture<>();

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
                all.matches("(?s).*Stopping gateway.*Stopping reporting-service.*Stopping records-service.*Stopping"
                        + " Postgre.*"),
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
    void aPartThatIsKilledOrFrozenIsStartedAgainAndTheRestRunsOn() throws Exception {
        launch.start();
        watch();
        for (String name : List.of(Services.RECORDS, Services.REPORTING, Gateway.NAME, "PostgreSQL")) {
            assertStartedAgain(name, "-KILL");
        }
        for (String name : List.of(Services.RECORDS, "PostgreSQL")) {
            assertStartedAgain(name, "-STOP");
            assertTrue(said().contains(name + " runs and has answered nothing for too long"), said());
        }
    }

    private void assertStartedAgain(String name, String signal) throws Exception {
        Map<String, Long> before = processes();
        kill(signal, before.get(name));
        awaitOther(name, before.get(name));
        awaitServing();
        Map<String, Long> after = processes();
        before.remove(name);
        after.remove(name);
        assertEquals(before, after, "the others are the same processes");
        assertTrue(said().contains(name + " is started again"), said());
    }

    @Test
    void aFrozenPartIsStoppedWithoutBeingAskedForLong() throws Exception {
        launch.start();
        for (long process : processes().values()) {
            kill("-STOP", process);
        }
        launch.stop();
        assertEquals(Map.of(), processes());
    }

    @Test
    void aPartThatFailsTooOftenEndsTheRunAndSaysWhy() throws Exception {
        launch.start();
        watch();
        for (int failure = 1; failure <= QUICK.mostFailures(); failure++) {
            long process = processes().get(Services.RECORDS);
            kill("-KILL", process);
            if (failure < QUICK.mostFailures()) {
                awaitOther(Services.RECORDS, process);
            }
        }
        String why = end.get();
        assertTrue(why.contains("records-service ended unexpectedly (exit code 137)"), why);
        assertTrue(why.contains("records-service has failed 5 times within 10 minutes"), why);
        assertEquals(Map.of(), processes());
    }

    /** The workers of nginx live on when their master was killed, and keep the port; a frozen child of PostgreSQL keeps its memory. */
    @Test
    void aStopEndsTheChildrenOfWhatWasKilled() throws Exception {
        launch.start();
        long server = processes().get("PostgreSQL");
        List<Long> children = ProcessHandle.of(server)
                .orElseThrow()
                .children()
                .map(ProcessHandle::pid)
                .toList();
        assertFalse(children.isEmpty());
        for (long child : children) {
            kill("-STOP", child);
        }
        kill("-KILL", server);
        kill("-KILL", processes().get(Gateway.NAME));
        launch.stop();
        for (long child : children) {
            assertTrue(ProcessHandle.of(child).isEmpty(), "process " + child);
        }
        assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), settings().gatewayPort()));
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
        Files.writeString(Orphans.pidFile(settings().home(), Services.RECORDS), stranger + "\n");
        assertFalse(Orphans.stop(settings().home(), Services.RECORDS));
    }

    private void watch() {
        end = CompletableFuture.supplyAsync(launch::watch);
    }

    /** The number of each part's first process. */
    private Map<String, Long> processes() throws IOException {
        Map<String, Long> numbers = new HashMap<>();
        for (String name : List.of(Services.RECORDS, Services.REPORTING, Gateway.NAME)) {
            readNumber(Orphans.pidFile(settings().home(), name)).ifPresent(number -> numbers.put(name, number));
        }
        readNumber(settings().home().postgres().resolve("data/postmaster.pid"))
                .ifPresent(number -> numbers.put("PostgreSQL", number));
        return numbers;
    }

    private static Optional<Long> readNumber(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(Long::parseLong).filter(number -> ProcessHandle.of(number)
                    .isPresent());
        } catch (NoSuchFileException gone) {
            // Whose process it names may take it away at any moment.
            return Optional.empty();
        }
    }

    private static void kill(String signal, long process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", signal, String.valueOf(process))
                        .start()
                        .waitFor());
    }

    private void awaitOther(String name, long process) throws Exception {
        await(() -> processes().getOrDefault(name, process) != process);
    }

    private void awaitServing() throws Exception {
        RunState state = RunState.read(settings().home());
        await(state::isServing);
    }

    /** Returns when it holds, which no event tells: it stands in a file, or is to be asked. Fails when it can hold no more. */
    private void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, this::said);
            try {
                fail("It was given up: " + end.get(20, TimeUnit.MILLISECONDS) + said());
            } catch (TimeoutException stillWatched) {
                // Asked again.
            }
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private LaunchSettings settings() {
        return new LaunchSettings(environment);
    }

    private Launch newLaunch() {
        return new Launch(settings(), new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)), QUICK);
    }
}
