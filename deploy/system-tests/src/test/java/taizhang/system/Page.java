package taizhang.system;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import taizhang.launcher.GatewayBefore;

/** The page for people over the demo bureau, served by the gateway of this repository; started once for all tests. */
final class Page {

    /** Whose year the bureau's people look at, and a branch of it. */
    static final String BUREAU = "BUREAU";

    static final String BRANCH = "BUREAU-PG";

    private static @Nullable GatewayBefore gateway;

    private Page() {}

    static synchronized URI address() {
        if (gateway == null) {
            Demo.loadOnce();
            Taizhang system = Taizhang.running();
            gateway = GatewayBefore.services(
                    system.records.address(),
                    system.reporting.address(),
                    Path.of("target", "page-" + ProcessHandle.current().pid()).toAbsolutePath());
            Assumptions.assumeTrue(gateway != null, "no nginx on this machine and none to be had");
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        }
        return gateway.address();
    }

    /** Of somebody of the bureau: other tests keep organizations of their own beside it. */
    static String token(String role) {
        return Taizhang.running().token(role, "page-" + role, BUREAU);
    }

    static Api api(String role) {
        return Taizhang.running().api(role, "page-" + role, BUREAU);
    }
}
