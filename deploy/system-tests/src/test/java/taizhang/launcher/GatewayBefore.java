package taizhang.launcher;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Ports;

/** The gateway alone, with the page and all that it serves besides, before services that run already. In this package, which keeps it to itself. */
public final class GatewayBefore implements AutoCloseable {

    private final Supervisor supervisor;
    private final URI address;

    private GatewayBefore(Supervisor supervisor, URI address) {
        this.supervisor = supervisor;
        this.address = address;
    }

    /** Starts it; null when there is no nginx and none is to be had. */
    public static @Nullable GatewayBefore services(URI records, URI reporting, Path home) {
        Progress progress = new Progress(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Map<String, String> environment = new HashMap<>();
        environment.put("TAIZHANG_ROOT", "../..");
        environment.put("TAIZHANG_HOME", home.toString());
        environment.put("TAIZHANG_GATEWAY_PORT", String.valueOf(Ports.free()));
        environment.put("TAIZHANG_RECORDS_PORT", String.valueOf(records.getPort()));
        environment.put("TAIZHANG_REPORTING_PORT", String.valueOf(reporting.getPort()));
        // Unpacked once, by the tests of the launcher.
        environment.put("TAIZHANG_SOFTWARE", "../launcher/target/software");
        LaunchSettings settings = new LaunchSettings(environment);
        Path nginx = Nginx.find(settings.software(), progress);
        if (nginx == null) {
            return null;
        }
        Supervisor supervisor = new Supervisor(progress, Endurance.STANDARD);
        supervisor.start(List.of(Gateway.prepare(nginx, settings)));
        return new GatewayBefore(supervisor, URI.create(settings.gatewayAddress()));
    }

    /** Of the scheme, host and port that a browser is to see. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        supervisor.stop();
    }
}
