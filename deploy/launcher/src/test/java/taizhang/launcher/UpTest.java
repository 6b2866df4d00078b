package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.machine.Ports;

/** The commands as processes, as deploy/up and deploy/down run them, several at a time. */
@Tag("integration")
class UpTest {

    @TempDir
    static Path root;

    private static final String TOKEN = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
    private static final Map<String, String> ENVIRONMENT = new HashMap<>();
    private static final LaunchSettings SETTINGS = new LaunchSettings(ENVIRONMENT);

    @BeforeAll
    static void install() throws IOException {
        FakeInstallation.make(root, ENVIRONMENT);
    }

    @AfterEach
    void down() throws Exception {
        assertEquals(0, run("down").code());
    }

    @Test
    void ofManyThatStartItAtOnceOneDoesAndAllSayYesWhenItServes() throws Exception {
        List<Running> ups = List.of(begin("up", "--detach"), begin("up", "--detach"), begin("up", "--detach"));
        for (Running up : ups) {
            Ended ended = up.await();
            assertEquals(0, ended.code(), ended.output());
        }
        assertServing();
        long launcher = launcher();
        Ended again = run("up", "--detach");
        assertEquals(0, again.code(), again.output());
        assertTrue(again.output().contains("It runs already"), again.output());
        assertEquals(launcher, launcher());
    }

    @Test
    void itSaysFirstWhereThePageOpensWithATokenAndSoDoesTheCommandForTokens() throws Exception {
        String page = SETTINGS.gatewayAddress() + "/#token=";
        Ended up = run("up", "--detach");
        String address = up.output()
                .lines()
                .filter(line -> line.contains("http"))
                .findFirst()
                .orElse("");
        assertTrue(address.matches(".* " + page + TOKEN), up.output());
        assertFalse(Files.readString(SETTINGS.home().log("launcher")).contains("token="), "in no log");
        List<String> link =
                run("token", "--role", "reader", "--link").output().lines().toList();
        assertEquals(2, link.size(), link::toString);
        assertTrue(link.get(1).matches(TOKEN), link::toString);
        assertEquals(page + link.get(1), link.get(0));
        List<String> bare = run("token", "--role", "reader").output().lines().toList();
        assertEquals(1, bare.size(), bare::toString);
    }

    @Test
    void whatIsBeingStoppedIsStartedAnew() throws Exception {
        run("up", "--detach");
        long first = launcher();
        ProcessHandle.of(first).orElseThrow().destroy();
        awaitStopping();
        List<Running> ups = List.of(begin("up", "--detach"), begin("up", "--detach"));
        for (Running up : ups) {
            Ended ended = up.await();
            assertEquals(0, ended.code(), ended.output());
            assertFalse(ended.output().contains("It runs already"), ended.output());
        }
        assertServing();
        assertFalse(first == launcher());
    }

    @Test
    void manyUpsAndDownsEndInOneThatServesOrNothing() throws Exception {
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(begin("up", "--detach"));
            all.add(begin("down"));
        }
        for (Running one : all) {
            Ended ended = one.await();
            assertEquals(0, ended.code(), ended.output());
        }
        assertEquals(0, run("up", "--detach").code());
        assertServing();
        assertEquals(0, run("down").code());
        for (int port : List.of(SETTINGS.gatewayPort(), SETTINGS.recordsPort(), SETTINGS.reportingPort())) {
            assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), port), "port " + port);
        }
    }

    @Test
    void aLauncherThatWasKilledLeavesNothingThatIsInTheWay() throws Exception {
        run("up", "--detach");
        kill("-KILL", launcher());
        kill(
                "-KILL",
                Long.parseLong(Files.readString(Orphans.pidFile(SETTINGS.home(), Gateway.NAME))
                        .strip()));
        Ended ended = run("up", "--detach");
        assertEquals(0, ended.code(), ended.output());
        assertServing();
        kill("-KILL", launcher());
        assertTrue(run("down").output().contains("Everything is stopped"));
        assertTrue(Ports.isFree(InetAddress.getLoopbackAddress(), SETTINGS.gatewayPort()));
    }

    @Test
    void aFrozenLauncherIsEndedByDown() throws Exception {
        run("up", "--detach");
        kill("-STOP", launcher());
        assertTrue(run("down").output().contains("Everything is stopped"));
    }

    @Test
    void theLogOfALauncherTellsOfTheOnesBefore() throws Exception {
        run("up", "--detach");
        long first = Files.size(SETTINGS.home().log("launcher"));
        run("down");
        Ended second = run("up", "--detach");
        String log = Files.readString(SETTINGS.home().log("launcher"));
        assertTrue(log.length() > first, "it goes on");
        assertEquals(1, second.output().split("A launcher starts at", -1).length - 1, second.output());
    }

    private static void assertServing() throws Exception {
        assertEquals(200, Answer.of(SETTINGS, "/health").status());
    }

    private static long launcher() {
        RunState state = RunState.read(SETTINGS.home());
        assertNotNull(state);
        return state.pid();
    }

    /** No event tells that it has begun to stop. */
    private static void awaitStopping() {
        RunState state = RunState.read(SETTINGS.home());
        while (state != null && state.ready()) {
            Thread.onSpinWait();
            state = RunState.read(SETTINGS.home());
        }
    }

    private static void kill(String signal, long process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", signal, String.valueOf(process))
                        .start()
                        .waitFor());
    }

    private record Ended(int code, String output) {}

    private record Running(Process process, Path output) {

        Ended await() throws Exception {
            int code = process.waitFor();
            return new Ended(code, Files.readString(output, StandardCharsets.UTF_8));
        }
    }

    private static Ended run(String... arguments) throws Exception {
        return begin(arguments).await();
    }

    private static Running begin(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(root, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);
        return new Running(builder.start(), output);
    }
}
