package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.launcher.Routes.Route;

/** The routes are those of the documents, and of what is marked as planned. */
class RoutesTest {

    private final Routes routes = Routes.read(Path.of("../nginx/routes.csv"));

    @ParameterizedTest
    @ValueSource(strings = {"records", "reporting"})
    void everyPathOfADocumentIsRoutedToItsService(String service) throws IOException {
        for (String path : paths(service)) {
            assertEquals(service, routes.of(path).map(Route::service).orElse("none"), path);
        }
    }

    @Test
    void everyRouteIsInADocumentOrPlanned() throws IOException {
        Set<Route> inDocuments = new HashSet<>();
        for (String service : List.of("records", "reporting")) {
            paths(service).forEach(path -> routes.of(path).ifPresent(inDocuments::add));
        }
        for (Route route : routes.inOrder()) {
            assertEquals(!inDocuments.contains(route), route.planned(), route.path() + " is planned");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/organizationsX", "/v2/organizations", "/q/v1/organizations"})
    void whatOnlyLooksLikeAResourceIsNotRouted(String path) {
        assertFalse(routes.of(path).isPresent());
    }

    private static Set<String> paths(String service) throws IOException {
        Set<String> paths = new HashSet<>();
        new YAMLMapper()
                .readTree(Path.of("../../" + service + "-service/openapi.yaml").toFile())
                .get("paths")
                .fieldNames()
                .forEachRemaining(paths::add);
        assertFalse(paths.isEmpty());
        return paths;
    }
}
