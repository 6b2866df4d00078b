package taizhang.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of processes that we did not start, or no longer hold. */
final class Processes {

    private Processes() {}

    /** The command line with blanks between its words, or an empty text when the system does not tell. */
    static String commandLine(ProcessHandle handle) {
        Path proc = Path.of("/proc", String.valueOf(handle.pid()), "cmdline");
        try {
            if (Files.exists(proc)) {
                // The JDK's own commandLine() is cut at 4096 characters on some systems.
                return new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).replace('\0', ' ');
            }
        } catch (IOException e) {
            return "";
        }
        return handle.info().commandLine().orElse("");
    }
}
