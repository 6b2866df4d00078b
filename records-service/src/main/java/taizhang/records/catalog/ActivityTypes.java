package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The activity types in memory, for the check of every record. Another instance of the service may have changed them:
 * who is about to refuse a type, quantity, attribute or value calls {@link #reload} first and asks again, and who writes
 * makes sure that the version is still the one that was checked.
 */
@ApplicationScoped
public class ActivityTypes {

    private final CatalogService service;
    private final List<ActivityType.Attribute> common = CatalogFiles.common();
    private final Map<String, ActivityType> types = new ConcurrentHashMap<>();

    ActivityTypes(CatalogService service) {
        this.service = service;
    }

    /** @return the type with the attributes that are open to every type among its own; null when there is none */
    public @Nullable ActivityType find(String code) {
        return types.get(code);
    }

    /** @return all types there are, each as {@link #find} gives it */
    public Collection<ActivityType> all() {
        return types.values();
    }

    /** Reads all types again, after another instance may have changed them. */
    public void reload() {
        service.all().forEach(this::keep);
    }

    /** @return the version of a type, which stays the same until the end of the transaction; 0 when there is none */
    public long hold(String code) {
        return service.hold(code);
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) ActivityType type) {
        keep(type);
    }

    private void keep(ActivityType type) {
        ActivityType whole = type.attributes(CatalogRules.union(type.attributes(), common));
        types.merge(type.code(), whole, (a, b) -> a.version() > b.version() ? a : b);
    }
}
