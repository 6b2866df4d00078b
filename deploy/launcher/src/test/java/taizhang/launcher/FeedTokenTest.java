package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTokenTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A scheduled task that throws is never run again: reporting-service would stop reading a month later. */
    @Test
    void aRenewalThatFailsIsToldAndThrowsNothing() throws Exception {
        Launch launch = new Launch(
                new LaunchSettings(Map.of("TAIZHANG_HOME", home.toString())),
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
        Path token = home.resolve("tokens").resolve("feed.jwt");
        Path inTheWay = Files.createDirectories(token.resolve("in-the-way"));
        launch.renewFeedToken();
        assertTrue(
                said.toString(StandardCharsets.UTF_8).contains("not renewed"), said.toString(StandardCharsets.UTF_8));

        Files.delete(inTheWay);
        Files.delete(token);
        launch.renewFeedToken();
        assertTrue(Files.readString(token).startsWith("eyJ"));
    }
}
