package taizhang.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Folders;
import taizhang.machine.Processes;

/**
 * What the running launcher tells the others.
 *
 * @param pid its process id
 * @param ready whether all parts have been started, and none is being stopped
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

    RunState withReady(boolean now) {
        return new RunState(pid, now, gateway, records, reporting);
    }

    /** The launcher that has said this, if it lives. */
    Optional<ProcessHandle> launcher() {
        return ProcessHandle.of(pid).filter(one -> Processes.commandLine(one).contains(Main.class.getName()));
    }

    /** Whether all of it serves at this moment: what the launcher says holds from one look to the next only. */
    boolean isServing() {
        return ready
                && (gateway == null
                        ? Stream.of(records, reporting)
                                .allMatch(service -> Probe.status(service + "/q/health/ready") == Probe.OK)
                        : Probe.status(gateway + Gateway.HEALTH) == Probe.OK);
    }

    private static Path file(Home home) {
        return home.run().resolve("state");
    }
}
