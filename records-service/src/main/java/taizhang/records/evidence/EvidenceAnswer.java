package taizhang.records.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.table.TableAnswer;
import taizhang.records.ledger.Change;

/** What files of activities and of other records have in common over HTTP. */
@ApplicationScoped
class EvidenceAnswer {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** Whatever a browser is told to do with a download, nothing in it runs or is loaded. */
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final Uploads uploads;
    private final EvidenceService service;
    private final ContentStore store;
    private final TableAnswer tables;

    EvidenceAnswer(Uploads uploads, EvidenceService service, ContentStore store, TableAnswer tables) {
        this.uploads = uploads;
        this.service = service;
        this.store = store;
        this.tables = tables;
    }

    /** What is sent to be attached. */
    record Posted(
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            @Nullable String contentType,
            InputStream body) {}

    Response upload(Change.Entity entity, String record, Posted posted) {
        UUID id = uuid("id", record);
        String key = IdempotencyKey.read(posted.idempotencyKey());
        EvidenceService.Attached attached =
                uploads.upload(entity, id, posted.ifMatch(), key, posted.contentType(), posted.body());
        Attachment attachment = attached.attachment();
        Response.ResponseBuilder answer = Response.created(
                        URI.create("/v1/" + path(entity) + "/" + id + "/attachments/" + attachment.id()))
                .header(HttpHeaders.ETAG, etag(attachment))
                .entity(attachment);
        return (attached.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }

    private static String path(Change.Entity entity) {
        return entity == Change.Entity.ACTIVITY ? "activities" : "rectification-tasks";
    }

    Response list(Change.Entity entity, String record) {
        EvidenceHolder.Held held = service.find(entity, uuid("id", record));
        Response answer = tables.answer("attachments", Attachment.class, new AttachmentPage(held.attachments(), null));
        // The tag is that of the record, which an upload must name; a table is other bytes than the JSON.
        return tables.isJson()
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.ETAG, ETag.of(held.version()))
                        .build()
                : answer;
    }

    Response download(Change.Entity entity, String record, String attachmentId, DownloadParameters wanted) {
        EvidenceHolder.Held held = service.find(entity, uuid("id", record));
        Attachment attachment = EvidenceService.one(held, uuid("attachmentId", attachmentId));
        String etag = etag(attachment);
        if (ETag.matches(wanted.ifNoneMatch, etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        boolean same = wanted.ifRange == null || wanted.ifRange.equals(etag);
        ByteRange range = ByteRange.of(same ? wanted.range : null, attachment.size());
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
        service.remove(entity, uuid("id", record), uuid("attachmentId", attachmentId), ifMatch);
    }

    private InputStream content(Attachment attachment, ByteRange range) {
        try {
            return store.open(attachment.sha256(), range.from(), range.length());
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    private static String etag(Attachment attachment) {
        return "\"" + attachment.sha256() + "\"";
    }

    private static UUID uuid(String parameter, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw ProblemException.parameter(parameter, FieldRule.UNREADABLE, "UUID");
        }
        return UUID.fromString(text);
    }
}
