package taizhang.records.organization;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.records.ledger.Change;
import taizhang.records.record.Recorded;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/**
 * An organization with all of its placements and totals, which the ledger keeps too so that its readers know the structure
 * and the denominators.
 */
record PlacedOrganization(Organization organization, Placements placements, Totals totals)
        implements Recorded<PlacedOrganization> {

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                Change.Entity.ORGANIZATION,
                organization.code(),
                organization.version(),
                organization.code(),
                document());
    }

    @Override
    public PlacedOrganization stamped(long version, Stamp stamp) {
        return new PlacedOrganization(organization.with(organization.parent(), version), placements, totals);
    }

    PlacedOrganization placed(Placements others, LocalDate today) {
        return new PlacedOrganization(
                organization.with(others.parentOn(today), organization.version()), others, totals);
    }

    PlacedOrganization having(Totals others) {
        return new PlacedOrganization(organization, placements, others);
    }

    PlacedOrganization as(Organization other) {
        return new PlacedOrganization(other, placements, totals);
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document =
                Json.CANONICAL.convertValue(organization, new TypeReference<TreeMap<String, @Nullable Object>>() {});
        // They are said by the changes of those that were closed.
        document.remove("predecessors");
        document.put("totals", totals.inOrder());
        document.put(
                "placements",
                placements.since(organization.validFrom()).stream()
                        .map(placed -> {
                            Map<String, @Nullable Object> placement = new TreeMap<>();
                            placement.put("parent", placed.parent());
                            placement.put("effectiveFrom", placed.effectiveFrom());
                            return placement;
                        })
                        .toList());
        return document;
    }
}
