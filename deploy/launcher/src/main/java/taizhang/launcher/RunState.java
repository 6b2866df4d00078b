package taizhang.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Folders;

/**
 * What the running launcher tells the others.
 *
 * @param pid its process id
 * @param ready whether all parts serve
 * @param gateway its address; null when there is no nginx
 */
record RunState(long pid, boolean ready, @Nullable String gateway, String records, String reporting) {

    static @Nullable RunState read(Home home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            return null;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties values = new Properties();
            values.load(reader);
            return new RunState(
                    Long.parseLong(values.getProperty("pid", "0")),
                    Boolean.parseBoolean(values.getProperty("ready")),
                    values.getProperty("gateway"),
                    values.getProperty("records", ""),
                    values.getProperty("reporting", ""));
        } catch (IOException e) {
            return null;
        }
    }

    void write(Home home) {
        Properties values = new Properties();
        values.setProperty("pid", String.valueOf(pid));
        values.setProperty("ready", String.valueOf(ready));
        if (gateway != null) {
            values.setProperty("gateway", gateway);
        }
        values.setProperty("records", records);
        values.setProperty("reporting", reporting);
        StringWriter content = new StringWriter();
        try {
            values.store(content, null);
            Folders.writePrivate(file(home), content.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void clear(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunState nowReady() {
        return new RunState(pid, true, gateway, records, reporting);
    }

    private static Path file(Home home) {
        return home.run().resolve("state");
    }
}
