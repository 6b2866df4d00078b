package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which service answers a path, as {@code deploy/nginx/routes.csv} says; the file explains its columns. */
public record Routes(List<Route> inOrder) {

    /**
     * One line of the file.
     *
     * @param path a resource as in the OpenAPI documents: {@code /v1/activities/{id}/attachments}; all below it is of the same route
     * @param service {@code records} or {@code reporting}
     * @param body the largest body of a request, in the words of nginx: {@code 21m}
     * @param kind a file of lines that the location includes, without {@code .conf}; empty for none
     * @param planned whether no OpenAPI document has it yet
     */
    public record Route(String path, String service, String body, String kind, boolean planned) {

        private static Route of(String line) {
            String[] cells = line.split(",", -1);
            if (cells.length != 5) {
                throw new IllegalArgumentException("Not a route of five cells: " + line);
            }
            return new Route(cells[0], cells[1], cells[2], cells[3], cells[4].equals("planned"));
        }

        /** The same for nginx and for Java. */
        private String expression() {
            return "^" + path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+") + "(/|$)";
        }

        private String location() {
            return """
                            location ~ %s {
                                client_max_body_size %s;
                                include proxy.conf;
                    %s            proxy_pass http://%s;
                            }
                    """
                    .formatted(
                            expression(),
                            body,
                            kind.isEmpty() ? "" : "            include " + kind + ".conf;\n",
                            service);
        }
    }

    public static Routes read(Path file) {
        try {
            return new Routes(Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("/"))
                    .map(Route::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path absolute, without query: {@code /v1/activities} */
    public Optional<Route> of(String path) {
        return inOrder.stream()
                .filter(route ->
                        Pattern.compile(route.expression()).matcher(path).find())
                .findFirst();
    }

    /** The locations of nginx. It takes the first expression that fits, as {@link #of} does. */
    String locations() {
        return inOrder.stream().map(Route::location).collect(Collectors.joining());
    }
}
