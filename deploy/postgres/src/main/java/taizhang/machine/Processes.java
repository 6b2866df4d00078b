package taizhang.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is known of processes that we did not start, or no longer hold. */
public final class Processes {

    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /** The command line with blanks between its words, or an empty text when the system does not tell. */
    public static String commandLine(ProcessHandle handle) {
        Path file = PROC.resolve(handle.pid() + "/cmdline");
        try {
            if (Files.exists(file)) {
                // The JDK's own commandLine() is cut at 4096 characters on some systems.
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
            }
        } catch (IOException e) {
            return "";
        }
        return handle.info().commandLine().orElse("");
    }

    /** Is it the leader, or of the leader's session, and does it work in the folder? */
    public static boolean belongsTo(ProcessHandle handle, long leader, Path folder) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return handle.pid() == leader && commandLine(handle).contains("taizhang");
        }
        return field(handle, 3).equals(String.valueOf(leader)) && worksIn(handle, folder);
    }

    /** Is this its working folder? False also where the system does not tell. */
    public static boolean worksIn(ProcessHandle handle, Path folder) {
        try {
            return PROC.resolve(handle.pid() + "/cwd").toRealPath().equals(folder.toRealPath());
        } catch (IOException e) {
            // Gone in the meantime, or somebody else's.
            return false;
        }
    }

    /** Stopped by a signal (SIGSTOP): it hears no request to end, only SIGKILL. */
    public static boolean isFrozen(ProcessHandle handle) {
        return field(handle, 0).equalsIgnoreCase("T");
    }

    /** Puts the command behind it into a session of its own, where the system has setsid. */
    public static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** Whether this process, and so what it starts, is run by root. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A field of /proc/PID/stat, counted from the third, the state; the second is a name in parentheses that may hold blanks. */
    private static String field(ProcessHandle handle, int number) {
        try {
            String stat = Files.readString(PROC.resolve(handle.pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[number];
        } catch (IOException e) {
            return "";
        }
    }
}
