package taizhang.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options of the server, on its command line so that nothing depends on an edited file. */
final class PostgresOptions {

    /**
     * Far more than the pools of both services, 20 each (quarkus.datasource.jdbc.max-size): further instances, tools and
     * an administrator find room, and an unused slot costs next to nothing.
     */
    static final int MAX_CONNECTIONS = 200;

    private PostgresOptions() {}

    static List<String> of(Path data, int port, boolean durable) {
        List<String> options = new ArrayList<>(List.of("-D", data.toString()));
        set(options, "port", String.valueOf(port));
        set(options, "listen_addresses", "127.0.0.1");
        set(options, "unix_socket_directories", "");
        set(options, "max_connections", String.valueOf(MAX_CONNECTIONS));
        set(options, "timezone", "UTC");
        set(options, "log_timezone", "UTC");
        set(options, "shared_buffers", durable ? "256MB" : "128MB");
        // The data lies on solid-state disks nowadays; with the default of 4 the planner avoids indexes.
        set(options, "random_page_cost", "1.1");
        // Compiling a query costs more than our queries last.
        set(options, "jit", "off");
        if (durable) {
            // Fewer checkpoints while a big import runs.
            set(options, "max_wal_size", "2GB");
        } else {
            set(options, "fsync", "off");
            set(options, "synchronous_commit", "off");
            set(options, "full_page_writes", "off");
        }
        return options;
    }

    private static void set(List<String> options, String name, String value) {
        options.add("-c");
        options.add(name + "=" + value);
    }
}
