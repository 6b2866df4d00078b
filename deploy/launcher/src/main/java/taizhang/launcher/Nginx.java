package taizhang.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** Finds an nginx: the machine's own, else one unpacked from Debian's package into the data directory. */
final class Nginx {

    private Nginx() {}

    /** The program, or null when there is none and none can be had. Nothing outside {@code folder} is changed. */
    static @Nullable Path find(Path folder, Progress progress) {
        Path own = onPath();
        if (own != null) {
            return own;
        }
        Path unpacked = folder.resolve("nginx/usr/sbin/nginx");
        if (!runs(unpacked)) {
            progress.say("There is no nginx on this machine; unpacking Debian's package into " + folder);
            unpack(folder, progress);
        }
        return runs(unpacked) ? unpacked : null;
    }

    private static @Nullable Path onPath() {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Nginx::runs)
                .findFirst()
                .orElse(null);
    }

    private static void unpack(Path folder, Progress progress) {
        Path downloads = folder.resolve("nginx.download");
        try {
            Folders.delete(downloads);
            Files.createDirectories(downloads);
            run(downloads, List.of("apt-get", "download", "nginx", "nginx-common"));
            try (Stream<Path> packages = Files.list(downloads)) {
                for (Path one : packages.filter(file -> file.toString().endsWith(".deb"))
                        .toList()) {
                    run(
                            downloads,
                            List.of(
                                    "dpkg",
                                    "-x",
                                    one.toString(),
                                    folder.resolve("nginx").toString()));
                }
            }
            Folders.delete(downloads);
        } catch (IOException | LaunchException e) {
            progress.say("nginx cannot be unpacked: " + e.getMessage());
        }
    }

    private static boolean runs(Path program) {
        try {
            return Files.isExecutable(program) && exitCode(Path.of("/"), List.of(program.toString(), "-v")) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(Path folder, List<String> command) throws IOException {
        int code = exitCode(folder, command);
        if (code != 0) {
            throw new LaunchException(String.join(" ", command) + " ended with " + code + ".");
        }
    }

    private static int exitCode(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(2, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}
