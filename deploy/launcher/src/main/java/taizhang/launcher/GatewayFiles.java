package taizhang.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import taizhang.machine.LaunchException;
import taizhang.machine.Processes;

/** Writes what nginx reads: its configuration from the templates in deploy/nginx, and the pages that it serves. */
final class GatewayFiles {

    private static final List<String> VIEWER =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png");

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
        for (String name : List.of("temp", "site/docs")) {
            Files.createDirectories(folder.resolve(name));
        }
        Map<String, String> values = values();
        for (String name : List.of("nginx.conf", "headers.conf", "proxy.conf")) {
            String template = Files.readString(templates.resolve(name + ".template"));
            Files.writeString(folder.resolve(name), Template.fill(template, values));
        }
        for (String name : List.of("mime.types", "get.conf", "file.conf", "slow.conf", "stream.conf")) {
            Files.copy(templates.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        copySite();
        copyViewer();
        return folder.resolve("nginx.conf");
    }

    private Map<String, String> values() {
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

    private void copySite() throws IOException {
        Path site = templates.resolve("site");
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target =
                        folder.resolve("site").resolve(site.relativize(file).toString());
                Files.createDirectories(folder.resolve("site")
                        .resolve(site.relativize(file.getParent()).toString()));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void copyViewer() throws IOException {
        URL place = GatewayFiles.class.getResource("/META-INF/resources/webjars/swagger-ui");
        if (place == null) {
            throw new LaunchException("The API viewer (org.webjars:swagger-ui) is not on the class path.");
        }
        try (FileSystem jar =
                        FileSystems.newFileSystem(URI.create(place.toString().replaceFirst("!.*", "")), Map.of());
                Stream<Path> files = Files.walk(jar.getPath("/META-INF/resources/webjars/swagger-ui"))) {
            for (Path file : files.filter(one -> VIEWER.contains(String.valueOf(one.getFileName())))
                    .toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    Path target = folder.resolve("site/docs").resolve(String.valueOf(file.getFileName()));
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
