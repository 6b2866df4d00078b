package taizhang.records.record;

import taizhang.api.json.Json;

/**
 * What a POST has made: the record as the ledger keeps that version, whether this is the first answer or repeats it.
 *
 * @param document canonical JSON
 * @param replayed whether an earlier request with the same Idempotency-Key has made it
 */
public record Posted(String document, long version, boolean replayed) {

    public <D> D as(Class<D> type) {
        return Json.read(document, type);
    }
}
