package taizhang.api.database;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Never down, since reading goes on without room to write: the word for it is a header of the answers about health. */
@Readiness
@ApplicationScoped
class StorageHealth implements HealthCheck {

    private static final String HEADER = "X-Health";
    private static final int AFTER_REQUEST_ID = 500;

    private final Storage storage;

    StorageHealth(Storage storage) {
        this.storage = storage;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("storage")
                .withData("full", storage.isFull())
                .up()
                .build();
    }

    void register(@Observes Filters filters) {
        filters.register(
                routing -> {
                    if (routing.normalizedPath().startsWith("/q/health") && storage.isFull()) {
                        routing.response().putHeader(HEADER, "DEGRADED");
                    }
                    routing.next();
                },
                AFTER_REQUEST_ID);
    }
}
