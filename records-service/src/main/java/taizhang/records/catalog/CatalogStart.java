package taizhang.records.catalog;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Before the first request: the shipped types are in the database, and all types in memory. */
@ApplicationScoped
class CatalogStart {

    void load(@Observes StartupEvent event, CatalogService service, ActivityTypes types) {
        service.ship(CatalogFiles.types());
        types.reload();
    }
}
