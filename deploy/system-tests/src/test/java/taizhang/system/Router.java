package taizhang.system;

import java.net.URI;
import java.nio.file.Path;
import taizhang.launcher.Routes;
import taizhang.launcher.Routes.Route;

/** Where a path is answered: the routes of the gateway without the gateway. */
record Router(URI records, URI reporting) {

    private static final Routes ROUTES = Routes.read(Path.of("../nginx/routes.csv"));

    /** @param path absolute, with query: {@code /v1/activities?limit=5} */
    URI resolve(String path) {
        Route route = ROUTES.of(path.split("\\?", 2)[0])
                .orElseThrow(() -> new IllegalArgumentException("No route for " + path));
        return (route.service().equals("records") ? records : reporting).resolve(path);
    }
}
