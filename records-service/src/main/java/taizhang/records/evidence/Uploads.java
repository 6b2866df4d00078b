package taizhang.records.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.records.ledger.Change;
import taizhang.records.record.IdempotencyKeys;

/**
 * Brings a file from a request to a record. No step before the last can be seen, and none holds a connection to the
 * database while bytes are on their way.
 */
@ApplicationScoped
class Uploads {

    private final Incoming incoming;
    private final EvidenceService service;
    private final ContentStore store;
    private final IdempotencyKeys keys;

    Uploads(Incoming incoming, EvidenceService service, ContentStore store, IdempotencyKeys keys) {
        this.incoming = incoming;
        this.service = service;
        this.store = store;
        this.keys = keys;
    }

    /** @throws ProblemException 400, 404, 409, 412, 413, 415, 422, 503 {@code storage-unavailable} */
    EvidenceService.Attached upload(
            Change.Entity entity,
            UUID record,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            @Nullable String contentType,
            InputStream body) {
        if (idempotencyKey == null) {
            service.expect(entity, record, ifMatch);
        } else {
            service.find(entity, record);
        }
        try (Upload upload = incoming.receive(contentType, body)) {
            String mediaType = Inspection.mediaType(upload.file(), upload.name());
            Instant announced = service.announce(upload);
            store.put(upload.file(), upload.sha256());
            EvidenceService.Attached attached =
                    service.attach(entity, record, ifMatch, idempotencyKey, upload, mediaType, announced);
            if (idempotencyKey != null && !attached.replayed()) {
                keys.stored();
            }
            return attached;
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }
}
