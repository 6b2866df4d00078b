package taizhang.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Logs: where they begin, and their last lines. */
public final class Logs {

    private static final int WINDOW = 64 * 1024;
    private static final long LONGEST = 8 * 1024 * 1024;

    private Logs() {}

    /**
     * To be called before a program is started that appends to the log: a log of more than 8 MiB is kept as {@code .1}, and a
     * new one begun. A start alone begins none, or a program that is started again and again would lose why it ended at first.
     */
    public static void bound(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines. */
    public static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - WINDOW);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }
}
