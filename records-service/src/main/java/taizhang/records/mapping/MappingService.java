package taizhang.records.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.json.Json;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.records.imports.FieldCheck;
import taizhang.records.imports.ImportKind;
import taizhang.records.imports.SourceRow;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.Written;
import taizhang.records.sheet.Mapping;
import taizhang.records.sheet.MappingCheck;
import taizhang.records.sheet.Mappings;
import taizhang.records.sheet.SheetKind;

/** Reads and writes mappings. Who made one may change it, and so may an administrator to whose organizations it belongs. */
@ApplicationScoped
class MappingService implements Mappings {

    private static final long LAST_HEADING_ROW = 1_000_000;
    private static final int LONGEST_SHEET = 200;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final MappingRepository mappings;
    private final Instance<SheetKind> kinds;
    private final FieldCheck rules;

    MappingService(MappingRepository mappings, @Any Instance<SheetKind> kinds, FieldCheck rules) {
        this.mappings = mappings;
        this.kinds = kinds;
        this.rules = rules;
    }

    @Override
    @Transactional
    public @Nullable Mapping find(String code, ImportKind kind, Author author) {
        ImportMapping found = mappings.findSeen(code, author.organization());
        return found == null || !found.entity().equals(kind.code())
                ? null
                : new Mapping(
                        Json.CANONICAL.convertValue(
                                found.columns(), new TypeReference<LinkedHashMap<String, @Nullable String>>() {}),
                        Json.CANONICAL.convertValue(
                                found.constants(), new TypeReference<LinkedHashMap<String, JsonNode>>() {}),
                        found.headingRow(),
                        found.sheet());
    }

    /** @throws ProblemException 404 */
    @Transactional
    ImportMapping get(String code, @Nullable String scope) {
        return ProblemException.found(mappings.find(code, scope)).mapping();
    }

    MappingPage list(MappingQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        Slice<ImportMapping> page = Slice.of(
                mappings.page(query, Cursor.code(cursor, query), limit + 1),
                limit,
                query,
                last -> Cursor.after(last.code()));
        return new MappingPage(page.items(), page.next(), withTotal ? mappings.total(query) : null);
    }

    /** Brings the shipped ones in that are not there. */
    @Transactional
    void ship(Map<String, PutMapping> shipped) {
        mappings.lock();
        shipped.forEach((code, body) -> {
            if (mappings.find(code, null) == null) {
                mappings.insert(new KeptMapping(mapping(code, body, Author.SYSTEM.subject(), 1), null, null));
            }
        });
    }

    /** @throws ProblemException 403, 404, 412, 422, 428 */
    @Transactional
    Written<ImportMapping> put(Author author, String code, Precondition precondition, PutMapping body) {
        mappings.lock();
        KeptMapping present = mappings.find(code, author.organization());
        if (present == null) {
            precondition.check(null);
            String named = check(author, code, body);
            ImportMapping first = mapping(code, body, author.subject(), 1);
            mappings.insert(new KeptMapping(first, author.organization(), named));
            return new Written<>(first, true);
        }
        requireOwn(author, present);
        precondition.check(present.mapping().version());
        String named = check(author, code, body);
        ImportMapping same = mapping(
                code, body, present.mapping().createdBy(), present.mapping().version());
        if (same.equals(present.mapping())) {
            return new Written<>(same, false);
        }
        ImportMapping next =
                mapping(code, body, same.createdBy(), present.mapping().version() + 1);
        mappings.update(new KeptMapping(next, present.organization(), named));
        return new Written<>(next, false);
    }

    /** @throws ProblemException 403, 404, 412, 428 */
    @Transactional
    void delete(Author author, String code, Precondition precondition) {
        mappings.lock();
        KeptMapping present = ProblemException.found(mappings.find(code, author.organization()));
        requireOwn(author, present);
        precondition.check(present.mapping().version());
        mappings.remove(code);
    }

    private void requireOwn(Author author, KeptMapping present) {
        String scope = author.organization();
        String owner = present.organization();
        boolean administers =
                author.has(Role.ADMIN) && (scope == null || (owner != null && mappings.isBelow(owner, scope)));
        if (!administers && !present.isMadeBy(author)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    /** @return the organization that the mapping says all rows are of */
    private @Nullable String check(Author author, String code, PutMapping body) {
        Violations found = new Violations();
        found.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            found.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        found.text("/description", body.description(), LONGEST_DESCRIPTION);
        found.required("/columns", body.columns());
        found.range("/headingRow", body.headingRow(), 1, LAST_HEADING_ROW);
        if (body.sheet() != null) {
            found.required("/sheet", body.sheet());
            found.text("/sheet", body.sheet(), LONGEST_SHEET);
        }
        String named = null;
        found.oneOf("/entity", body.entity(), Coded.codes(ImportKind.class));
        if (found.required("/entity", body.entity())) {
            SheetKind kind = kind(body.entity());
            if (kind != null) {
                SourceRow constants =
                        MappingCheck.check(found, kind.form(author), body.columnsOrNone(), body.constantsOrNone());
                rules.check(kind.kind(), author, constants).forEach(found::add);
                named = Objects.requireNonNull(constants.body())
                        .path("organization")
                        .textValue();
            }
        }
        found.throwIfAny();
        return named;
    }

    private @Nullable SheetKind kind(@Nullable String entity) {
        return kinds.stream()
                .filter(kind -> kind.kind().code().equals(entity))
                .findFirst()
                .orElse(null);
    }

    private static ImportMapping mapping(String code, PutMapping body, String madeBy, long version) {
        return new ImportMapping(
                code,
                Objects.requireNonNull(body.entity()),
                body.description(),
                tree(body.columnsOrNone()),
                tree(body.constantsOrNone()),
                body.headingRow(),
                body.sheet(),
                madeBy,
                version);
    }

    /** In the order in which it was sent: people read it. */
    private static JsonNode tree(Map<String, ? extends @Nullable Object> map) {
        return Json.STRICT.valueToTree(map);
    }
}
