package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.problem.ProblemException;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.attachment.Upload;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;

/** Brings a file from a request to the queue. None of its steps holds a connection while bytes are on their way. */
@ApplicationScoped
class ImportIntake {

    private final ImportedKinds entities;
    private final RowReaders readers;
    private final KeptFiles files;
    private final ImportService service;
    private final ImportWorker worker;

    ImportIntake(
            ImportedKinds entities, RowReaders readers, KeptFiles files, ImportService service, ImportWorker worker) {
        this.entities = entities;
        this.readers = readers;
        this.files = files;
        this.service = service;
        this.worker = worker;
    }

    /** What is sent. */
    record Sent(
            @Nullable String contentType,
            @Nullable String disposition,
            @Nullable String idempotencyKey,
            InputStream body) {}

    /** @throws ProblemException 400, 403, 413, 415, 422, 429, 503 {@code storage-unavailable} */
    ImportService.Accepted accept(Author author, ImportParameters.Asked asked, Sent sent) {
        ImportService.requireRole(entities.of(asked.kind()), author);
        RowReaders.Said said = readers.said(sent.contentType());
        String name = KeptFiles.name(sent.disposition());
        if (IdempotencyKey.read(sent.idempotencyKey()) == null) {
            service.expectRoom();
        }
        try (Upload upload = files.receive(name == null ? "" : name, sent.body(), ImportLimit.MOST_BYTES)) {
            String instructions = readers.of(said.mediaType())
                    .look(upload.file(), new RowReader.Wanted(asked.kind(), asked.mapping(), said.charset(), author));
            Import.Order order = new Import.Order(
                    asked.kind(),
                    asked.mode(),
                    asked.strategy(),
                    asked.duplicates(),
                    asked.atomic(),
                    asked.mapping(),
                    said.mediaType(),
                    instructions,
                    name,
                    upload.sha256(),
                    upload.size());
            IdempotencyKeys.Key key = IdempotencyKeys.read(
                    sent.idempotencyKey(),
                    author,
                    ImportResource.PATH,
                    author.organization(),
                    asked,
                    name,
                    said.whole(),
                    upload.sha256());
            service.announce(upload);
            files.store(upload);
            ImportService.Accepted accepted = service.accept(author, order, upload, key);
            worker.wake();
            return accepted;
        } catch (SheetFault refused) {
            throw ProblemException.of(refused.type(), refused.arguments().toArray(String[]::new));
        }
    }
}
