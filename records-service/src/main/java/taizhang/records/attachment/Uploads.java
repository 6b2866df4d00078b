package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.problem.ProblemException;
import taizhang.records.ledger.Change;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;

/**
 * Brings a file from a request to a record. No step before the last can be seen, and none holds a connection to the
 * database while bytes are on their way.
 */
@ApplicationScoped
class Uploads {

    private final Incoming incoming;
    private final AttachmentService service;
    private final ContentStore store;

    Uploads(Incoming incoming, AttachmentService service, ContentStore store) {
        this.incoming = incoming;
        this.service = service;
        this.store = store;
    }

    /** @throws ProblemException 400, 404, 409, 412, 413, 415, 422, 503 {@code storage-unavailable} */
    Posted upload(
            Change.Entity entity,
            UUID record,
            Author author,
            Precondition precondition,
            @Nullable String idempotencyKey,
            @Nullable String contentType,
            InputStream body) {
        if (IdempotencyKey.read(idempotencyKey) == null) {
            service.expect(entity, record, author, precondition);
        } else {
            service.list(entity, record, author.organization());
        }
        try (Upload upload = incoming.receive(contentType, body)) {
            String mediaType = Inspection.mediaType(upload.file(), upload.name());
            Instant announced = service.announce(upload);
            store.put(upload.file(), upload.sha256());
            IdempotencyKeys.Key key = IdempotencyKeys.read(
                    idempotencyKey, author, entity.code(), record.toString(), upload.name(), upload.sha256());
            return service.attach(entity, record, author, precondition, key, upload, mediaType, announced);
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }
}
