package taizhang.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import taizhang.machine.Folders;
import taizhang.machine.Processes;

/** Writes what nginx reads: its configuration from the templates in deploy/nginx, and the pages that it serves. */
final class GatewayFiles {

    private static final WebJar VIEWER = WebJar.of(
            "org.webjars/swagger-ui",
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png"));

    /** Named as the page imports them. */
    private static final List<WebJar> LIBRARIES = List.of(
            new WebJar(
                    "org.webjars.npm/preact",
                    Map.of(
                            "preact.js", "dist/preact.module.js",
                            "preact-hooks.js", "hooks/dist/hooks.module.js")),
            new WebJar("org.mvnpm/htm", Map.of("htm.js", "dist/htm.module.js")),
            new WebJar("org.webjars.npm/echarts", Map.of("echarts.js", "dist/echarts.esm.min.js")));

    private final LaunchSettings settings;
    private final Path templates;
    private final Path folder;

    GatewayFiles(LaunchSettings settings, Path folder) {
        this.settings = settings;
        this.templates = settings.root().resolve("deploy/nginx");
        this.folder = folder;
    }

    /** Writes everything and returns the configuration file. */
    Path write() throws IOException {
        Files.createDirectories(folder.resolve("temp"));
        Map<String, String> values = values();
        for (String name : List.of("nginx.conf", "headers.conf", "proxy.conf")) {
            String template = Files.readString(templates.resolve(name + ".template"));
            Files.writeString(folder.resolve(name), Template.fill(template, values));
        }
        for (String name : List.of("mime.types", "get.conf", "file.conf", "site.conf", "slow.conf", "stream.conf")) {
            Files.copy(templates.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        writeSite();
        return folder.resolve("nginx.conf");
    }

    private Map<String, String> values() throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("USER", Processes.isRoot() ? "user root;" : "");
        values.put("FOLDER", folder.toString());
        values.put("LISTEN", listen());
        values.put("TLS", tls());
        values.put("HSTS", settings.tls() ? "add_header Strict-Transport-Security \"max-age=31536000\" always;" : "");
        values.put("RECORDS", "127.0.0.1:" + settings.recordsPort());
        values.put("REPORTING", "127.0.0.1:" + settings.reportingPort());
        values.put(
                "LIMIT_ZONE",
                limit("limit_req_zone $binary_remote_addr zone=client:10m rate=%dr/s;", settings.rateLimit()));
        values.put("LIMIT", limit("limit_req zone=client burst=%d nodelay;", settings.rateBurst()));
        values.put("LANGUAGE", GatewayLanguage.maps());
        values.put("TITLES", problems(GatewayProblem::mapLines));
        values.put("PROBLEMS", problems(GatewayProblem::serverLines));
        String page = Files.readString(templates.resolve("site/index.html"));
        values.put("PAGE_POLICY", Page.policy(page, settings.signIn()));
        values.put("ROUTES", Routes.read(templates.resolve("routes.csv")).locations());
        return values;
    }

    private String limit(String line, int value) {
        return settings.rateLimit() == 0 ? "" : line.formatted(value);
    }

    private static String problems(Function<GatewayProblem, String> lines) {
        return GatewayProblem.ALL.stream().map(lines).collect(Collectors.joining());
    }

    private String listen() {
        String ssl = settings.tls() ? " ssl http2" : "";
        boolean sixth = Files.exists(Path.of("/proc/net/if_inet6"));
        List<String> addresses =
                switch (settings.gatewayHost()) {
                    case "localhost" -> sixth ? List.of("127.0.0.1", "[::1]") : List.of("127.0.0.1");
                    case "*" -> sixth ? List.of("0.0.0.0", "[::]") : List.of("0.0.0.0");
                    default -> List.of(settings.gatewayHost());
                };
        return addresses.stream()
                .map(address -> "listen " + address + ":" + settings.gatewayPort() + ssl + ";")
                .collect(Collectors.joining("\n        "));
    }

    private String tls() {
        return settings.tls()
                ? "ssl_certificate \"" + settings.tlsCertificate() + "\";\n        ssl_certificate_key \""
                        + settings.tlsKey() + "\";\n        ssl_protocols TLSv1.2 TLSv1.3;"
                : "";
    }

    private void writeSite() throws IOException {
        Path site = folder.resolve("site");
        Folders.mirror(templates.resolve("site"), site);
        Files.writeString(site.resolve("config.json"), Page.config(settings.signIn()));
        VIEWER.unpackInto(site.resolve("docs"));
        for (WebJar library : LIBRARIES) {
            library.unpackInto(site.resolve("lib"));
        }
    }
}
