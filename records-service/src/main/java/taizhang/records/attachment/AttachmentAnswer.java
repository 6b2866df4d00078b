package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.page.PageRequest;
import taizhang.api.parameter.Parameters;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.ledger.Change;
import taizhang.records.record.Author;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;

/** What files of activities and of other records have in common over HTTP. */
@ApplicationScoped
class AttachmentAnswer {

    /** Whatever a browser is told to do with a download, nothing in it runs or is loaded. */
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final Uploads uploads;
    private final AttachmentService service;
    private final ContentStore store;
    private final TableAnswer tables;
    private final Caller caller;

    AttachmentAnswer(
            Uploads uploads, AttachmentService service, ContentStore store, TableAnswer tables, Caller caller) {
        this.uploads = uploads;
        this.service = service;
        this.store = store;
        this.tables = tables;
        this.caller = caller;
    }

    /** What is sent to be attached. */
    record Sent(
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            @Nullable String contentType,
            InputStream body) {}

    Response upload(Change.Entity entity, String record, Sent sent) {
        UUID id = Parameters.uuid("id", record);
        Posted made = uploads.upload(
                entity,
                id,
                Author.of(caller),
                Precondition.optional(sent.ifMatch()),
                sent.idempotencyKey(),
                sent.contentType(),
                sent.body());
        Attachment attachment = made.as(AttachmentPage.OfDocument.class).last();
        Response.ResponseBuilder answer = Response.created(
                        URI.create("/v1/" + path(entity) + "/" + id + "/attachments/" + attachment.id()))
                .header(HttpHeaders.ETAG, etag(attachment))
                .entity(attachment);
        return (made.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }

    private static String path(Change.Entity entity) {
        return entity == Change.Entity.ACTIVITY ? "activities" : "rectification-tasks";
    }

    Response list(Change.Entity entity, String record, PageRequest part) {
        AttachmentPage.OfVersion held = service.list(entity, Parameters.uuid("id", record), caller.organization());
        Table<Attachment> table = Table.ofParts(
                "attachments",
                Attachment.class,
                record,
                held::attachments,
                attachment -> attachment.id().toString(),
                AttachmentPage::new);
        // The tag is that of the record, which an upload must name.
        return tables.answer(table, part, ETag.of(held.version()), null);
    }

    Response download(Change.Entity entity, String record, String attachmentId, DownloadParameters wanted) {
        Attachment attachment = service.get(
                entity,
                Parameters.uuid("id", record),
                Parameters.uuid("attachmentId", attachmentId),
                caller.organization());
        String etag = etag(attachment);
        if (ETag.matches(wanted.ifNoneMatch, etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        boolean same = wanted.ifRange == null || wanted.ifRange.equals(etag);
        // A range is of a GET alone (RFC 9110, 14.2).
        ByteRange range = ByteRange.of(same && wanted.withContent() ? wanted.range : null, attachment.size());
        Response.ResponseBuilder answer = Response.status(range.whole() ? 200 : 206)
                // An answer to HEAD is not written, and so nobody would close what is opened for it.
                .entity(wanted.withContent() ? content(attachment, range) : null)
                .type(attachment.mediaType())
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNameRules.disposition(attachment.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header("Cache-Control", "private, no-cache")
                .header("Accept-Ranges", "bytes");
        return (range.whole() ? answer : answer.header("Content-Range", range.contentRange(attachment.size()))).build();
    }

    void remove(Change.Entity entity, String record, String attachmentId, @Nullable String ifMatch) {
        service.remove(
                entity,
                Parameters.uuid("id", record),
                Parameters.uuid("attachmentId", attachmentId),
                Author.of(caller),
                Precondition.required(ifMatch));
    }

    private InputStream content(Attachment attachment, ByteRange range) {
        try {
            return store.open(attachment.hash(), range.from(), range.length());
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    private static String etag(Attachment attachment) {
        return "\"" + attachment.hash() + "\"";
    }
}
