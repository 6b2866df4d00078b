package taizhang.records.imports;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.json.Json;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Language;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.attachment.Upload;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Precondition;

/**
 * Takes imports in, tells of them, and takes them back. An import is there for its maker, under the organization
 * that it was made under, and for admins of everything.
 */
@ApplicationScoped
class ImportService {

    /** A queue that is longer would keep whoever comes next waiting for hours. */
    private static final int MOST_QUEUED = 100;

    private static final String RETRY_AFTER_SECONDS = "60";
    private static final int LONGEST_REASON = 1000;
    private static final int AT_ONCE = 1000;
    private static final int MOST_IDS = 500;
    /** A million records take longer than any other transaction may. */
    private static final int LONGEST_WITHDRAWAL_SECONDS = 3600;

    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final ImportRowQueries rowLists;
    private final ImportedKinds entities;
    private final KeptFiles files;
    private final IdempotencyKeys keys;
    private final Today today;

    ImportService(
            ImportRepository imports,
            ImportRowRepository rows,
            ImportRowQueries rowLists,
            ImportedKinds entities,
            KeptFiles files,
            IdempotencyKeys keys,
            Today today) {
        this.imports = imports;
        this.rows = rows;
        this.rowLists = rowLists;
        this.entities = entities;
        this.files = files;
        this.keys = keys;
        this.today = today;
    }

    record Accepted(ImportView view, boolean replayed) {}

    @Transactional
    void announce(Upload upload) {
        files.announce(upload);
    }

    /** Before many megabytes are read. @throws ProblemException 429 */
    @Transactional
    void expectRoom() {
        if (imports.queued() >= MOST_QUEUED) {
            throw ProblemException.of(HttpProblem.TOO_MANY_REQUESTS).header("Retry-After", RETRY_AFTER_SECONDS);
        }
    }

    /** @throws ProblemException 422 {@code idempotency-key-reused}, 429 */
    @Transactional
    Accepted accept(Author author, Import.Order order, Upload upload, IdempotencyKeys.@Nullable Key key) {
        IdempotencyKeys.Batch batch = keys.batch(key);
        if (batch.answer() != null) {
            return new Accepted(Json.read(batch.answer(), ImportView.class), true);
        }
        expectRoom();
        files.confirm(upload);
        imports.insert(
                batch.id(),
                order,
                today.instant(),
                new Import.Maker(author.subject(), author.organization(), author.roles()));
        ImportView view = ImportView.of(ProblemException.found(imports.find(batch.id(), viewer(author))), Language.EN);
        keys.answered(key, batch.id(), Json.text(view));
        return new Accepted(view, false);
    }

    /** @throws ProblemException 404 */
    Import get(UUID id, Author caller) {
        return ProblemException.found(imports.find(id, viewer(caller)));
    }

    ImportView.Page list(Author caller, @Nullable String cursor, int limit, boolean withTotal, Language language) {
        ImportRepository.Viewer viewer = viewer(caller);
        String after = Cursor.code(cursor, viewer);
        List<Import> found = imports.page(viewer, after == null ? null : UUID.fromString(after), limit + 1);
        Slice<Import> page =
                Slice.of(found, limit, viewer, last -> Cursor.after(last.id().toString()));
        return new ImportView.Page(
                page.items().stream().map(each -> ImportView.of(each, language)).toList(),
                page.next(),
                withTotal ? imports.total(viewer) : null);
    }

    /** @param outcome null: all. @throws ProblemException 404 */
    ImportRowView.Page rows(
            UUID id,
            Author caller,
            @Nullable String outcome,
            @Nullable String cursor,
            int limit,
            boolean withTotal,
            Language language) {
        Import one = get(id, caller);
        List<Object> query = new ArrayList<>(List.of(id));
        query.add(String.valueOf(outcome));
        String after = Cursor.code(cursor, query);
        List<ImportRowView> found =
                rowLists.page(one, outcome, after == null ? 0 : Long.parseLong(after), limit + 1, language);
        Slice<ImportRowView> page = Slice.of(found, limit, query, last -> Cursor.after(String.valueOf(last.row())));
        return new ImportRowView.Page(page.items(), page.next(), withTotal ? rowLists.total(one, outcome) : null);
    }

    /** @throws ProblemException 404, 409 {@code illegal-transition}, 412 */
    @Transactional
    Import cancel(UUID id, Author caller, Precondition precondition) {
        Import one = ProblemException.found(imports.lock(id, viewer(caller)));
        precondition.check(one.version());
        if (!one.state().isCancellable()) {
            throw illegal(one);
        }
        rows.deleteUnwritten(id, 0);
        imports.recount(id);
        imports.end(id, ImportState.CANCELLED, null, null, today.instant());
        return get(id, caller);
    }

    /**
     * Takes back all that the import has written, or nothing.
     *
     * @throws ProblemException 403, 404, 409 {@code illegal-transition} or {@code edited-since}, 412, 422
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_WITHDRAWAL_SECONDS)
    Import withdraw(UUID id, Author caller, Precondition precondition, WithdrawImport body) {
        Import one = ProblemException.found(imports.lock(id, viewer(caller)));
        ImportedRecords entity = entities.of(one.order().kind());
        requireRole(entity, caller);
        requireRank(one.maker(), caller);
        precondition.check(one.version());
        if (!one.isWithdrawable()) {
            throw illegal(one);
        }
        Violations violations = new Violations();
        violations.required("/reason", body.reason());
        violations.text("/reason", body.reason(), LONGEST_REASON);
        violations.throwIfAny();
        Author author = new Author(caller.subject(), caller.organization(), caller.roles(), id, null);
        undo(one, entity, author, String.valueOf(body.reason()));
        imports.end(id, ImportState.WITHDRAWN, one.fault(), body.reason(), today.instant());
        return get(id, caller);
    }

    private void undo(Import one, ImportedRecords entity, Author author, String reason) {
        List<ImportedRecords.Kept> kept = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<ImportRowRepository.WrittenRow> chunk;
        while (!(chunk = rows.written(one, before, AT_ONCE)).isEmpty() && kept.size() < MOST_IDS) {
            before = chunk.get(chunk.size() - 1).row();
            kept.addAll(entity.undo(
                    author,
                    reason,
                    chunk.stream().map(ImportRowRepository.WrittenRow::written).toList()));
        }
        if (!kept.isEmpty()) {
            throw editedSince(kept.subList(0, Math.min(kept.size(), MOST_IDS)));
        }
    }

    private static ProblemException editedSince(List<ImportedRecords.Kept> kept) {
        List<Violation> why = kept.stream()
                .flatMap(
                        each -> each.why().stream().map(violation -> violation.under(Violation.pointer(each.record()))))
                .limit(MOST_IDS)
                .toList();
        return ProblemException.of(RecordsProblem.EDITED_SINCE, why)
                .ids(kept.stream().map(ImportedRecords.Kept::record).toList());
    }

    /** @throws ProblemException 403 */
    static void requireRole(ImportedRecords entity, Author author) {
        if (!author.has(entity.role())) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    /** What only the maker's role could write, a lower one cannot take back. @throws ProblemException 403 */
    private static void requireRank(Import.Maker maker, Author caller) {
        boolean lower = Stream.of(Role.APPROVER, Role.ADMIN)
                .anyMatch(role -> maker.roles().contains(role) && !caller.has(role));
        if (lower) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    private static ProblemException illegal(Import one) {
        return ProblemException.of(
                HttpProblem.ILLEGAL_TRANSITION, one.state().code(), one.state().nextCodes(one.isWithdrawable()));
    }

    private static ImportRepository.Viewer viewer(Author caller) {
        return new ImportRepository.Viewer(
                caller.subject(), caller.organization(), !caller.isScoped() && caller.has(Role.ADMIN));
    }
}
