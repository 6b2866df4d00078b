package taizhang.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a service: healthy, and tells what it was asked. A file named "unhealthy" in its folder makes it unhealthy; what asks for "no-answer" gets none. */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("TAIZHANG_HTTP_PORT"));
        if ("yes".equals(System.getenv("TAIZHANG_FAKE_DEATH"))) {
            System.out.println("I cannot live like this");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            boolean health = exchange.getRequestURI().getPath().equals("/q/health/ready");
            boolean sick = Files.exists(Path.of("unhealthy"));
            // As a server of HTTP/1.1 must.
            String host = exchange.getRequestHeaders().getFirst("Host");
            boolean nameless = host == null || host.equals("[::");
            int status = nameless ? 400 : health && sick ? 503 : 200;
            String body = health
                    ? "{\"status\":\"" + (sick ? "DOWN" : "UP") + "\",\"checks\":[]}"
                    : port + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " request="
                            + exchange.getRequestHeaders().getFirst("X-Request-Id") + " trace="
                            + exchange.getRequestHeaders().getFirst("traceparent") + " database="
                            + System.getenv("TAIZHANG_DB_URL");
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (exchange.getRequestURI().getPath().contains("/no-answer")) {
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
        System.out.println("Listening on " + port);
    }

    /** Puts a runnable jar where the launcher looks for a service. */
    static void install(Path root, String service) throws IOException {
        Path folder = Files.createDirectories(root.resolve(service).resolve("target/quarkus-app"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(folder.resolve("quarkus-run.jar")), manifest);
                var content = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            if (content == null) {
                throw new IOException("No class file");
            }
            content.transferTo(jar);
            jar.closeEntry();
        }
    }
}
