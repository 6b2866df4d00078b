package taizhang.records.record;

import org.jspecify.annotations.Nullable;
import taizhang.records.ledger.Change;

/**
 * A version of a record as the ledger keeps it.
 *
 * @param id code or UUID
 * @param organization that the record belongs to; null for reference data of everybody
 * @param document the API representation; equal when nothing has changed
 */
public record Snapshot(Change.Entity entity, String id, long version, @Nullable String organization, Object document) {}
