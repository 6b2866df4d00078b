package taizhang.records.organization;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.json.Json;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;

/** Tells the ledger of organizations: their representation and, so that readers know the structure, all placements. */
@ApplicationScoped
class OrganizationLedger {

    private final Ledger ledger;
    private final Today today;
    private final Caller caller;

    OrganizationLedger(Ledger ledger, Today today, Caller caller) {
        this.ledger = ledger;
        this.today = today;
        this.caller = caller;
    }

    static String text(Organization organization, Placements placements) {
        Map<String, @Nullable Object> whole =
                Json.CANONICAL.convertValue(organization, new TypeReference<TreeMap<String, @Nullable Object>>() {});
        whole.put(
                "placements",
                placements.since(organization.validFrom()).stream()
                        .map(p -> {
                            Map<String, @Nullable Object> placement = new TreeMap<>();
                            placement.put("parent", p.parent());
                            placement.put("effectiveFrom", p.effectiveFrom());
                            return placement;
                        })
                        .toList());
        return Change.text(whole);
    }

    /** A code that was deleted and is used again goes on, so that no version of its history is there twice. */
    long nextVersion(String code) {
        return ledger.lastVersion(Change.Entity.ORGANIZATION, code) + 1;
    }

    void append(String code, long version, @Nullable String before, @Nullable String after) {
        ledger.append(new Change(
                Change.Entity.ORGANIZATION,
                code,
                version,
                before == null
                        ? Change.Operation.CREATED
                        : after == null ? Change.Operation.DELETED : Change.Operation.UPDATED,
                code,
                today.instant(),
                caller.subject(),
                before,
                after));
    }
}
