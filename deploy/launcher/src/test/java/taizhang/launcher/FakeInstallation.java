package taizhang.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import taizhang.machine.Ports;

/** A root folder with stand-in services, free ports and the gateway's templates of this repository. */
final class FakeInstallation {

    private FakeInstallation() {}

    static void make(Path root, Map<String, String> environment) throws IOException {
        FakeService.install(root, Services.RECORDS);
        FakeService.install(root, Services.REPORTING);
        Files.createDirectories(root.resolve("deploy"));
        Files.createSymbolicLink(
                root.resolve("deploy/nginx"),
                Path.of("../nginx").toAbsolutePath().normalize());
        environment.put("TAIZHANG_ROOT", root.toString());
        for (String user : new String[] {"GATEWAY", "RECORDS", "REPORTING", "POSTGRES"}) {
            environment.put("TAIZHANG_" + user + "_PORT", String.valueOf(Ports.free()));
        }
        environment.put("TAIZHANG_SERVICE_MEMORY", "64m");
        // Unpacked once for all tests, and removed by "mvn clean".
        Path shared = Path.of("target/software").toAbsolutePath();
        Files.createDirectories(shared);
        environment.put("TAIZHANG_SOFTWARE", shared.toString());
    }
}
