package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;
import taizhang.records.catalog.PutActivityType.PutAttribute;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Written;

/** Reads and writes activity types. */
@ApplicationScoped
class CatalogService {

    private static final List<Attribute> COMMON = CatalogFiles.common();

    private final CatalogRepository repository;
    private final CatalogListQueries lists;
    private final Instance<ActivityTypeUse> uses;
    private final RecordWriter writer;

    CatalogService(
            CatalogRepository repository,
            CatalogListQueries lists,
            @Any Instance<ActivityTypeUse> uses,
            RecordWriter writer) {
        this.repository = repository;
        this.lists = lists;
        this.uses = uses;
        this.writer = writer;
    }

    /**
     * Brings the shipped types in: missing ones are created, present ones grow. Nothing is ever taken away. What the users'
     * own types have in common with them is called as there, unless they gave it a name.
     */
    @Transactional
    void ship(List<ActivityType> shipped) {
        Map<String, ActivityType> types = new LinkedHashMap<>();
        shipped.forEach(type -> types.put(type.code(), type));
        repository.all().forEach(type -> types.putIfAbsent(type.code(), CatalogFiles.TERMS.named(type)));
        types.forEach((code, type) -> writer.put(
                repository,
                code,
                Author.SYSTEM,
                Precondition.NONE,
                (present, stamp) -> present == null ? type : CatalogRules.grown(present, type)));
    }

    @Transactional
    List<ActivityType> all() {
        return repository.all();
    }

    @Transactional
    long hold(String code) {
        return repository.hold(code);
    }

    @Transactional
    ActivityType get(String code) {
        return ProblemException.found(repository.find(code));
    }

    /** @throws ProblemException 400 {@code invalid-parameter} when there is no such category */
    ActivityTypePage list(CatalogQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        checkCategories(query.categories());
        Slice<ActivityType> page = Slice.of(
                lists.page(query, Cursor.code(cursor, query), limit + 1),
                limit,
                query,
                last -> Cursor.after(last.code()));
        return new ActivityTypePage(page.items(), page.next(), withTotal ? lists.total(query) : null);
    }

    private void checkCategories(@Nullable List<String> given) {
        if (given == null) {
            return;
        }
        List<String> known = lists.categories();
        FilterReader reader = new FilterReader();
        given.stream()
                .filter(category -> !known.contains(category))
                .forEach(category -> reader.unknown("category", RecordsRule.UNKNOWN_CATEGORY, category, known));
        reader.throwIfAny();
    }

    /** @throws ProblemException 403, 409 {@code type-in-use}, 412, 422, 428 */
    @Transactional
    Written<ActivityType> put(Author author, String code, Precondition precondition, PutActivityType body) {
        if (author.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        CatalogRules.check(code, body).throwIfAny();
        return writer.put(repository, code, author, precondition, (present, stamp) -> {
            ActivityType wanted = type(code, body, present == null ? 0 : present.version());
            if (present != null
                    && !CatalogRules.keeps(present, wanted)
                    && uses.stream().anyMatch(use -> use.isUsed(code))) {
                throw ProblemException.of(RecordsProblem.TYPE_IN_USE);
            }
            return wanted;
        });
    }

    private static ActivityType type(String code, PutActivityType body, long version) {
        List<Quantity> quantities = CatalogRules.orNone(body.quantities()).stream()
                .map(Objects::requireNonNull)
                .toList();
        List<Attribute> attributes = CatalogRules.orNone(body.attributes()).stream()
                .map(attribute -> attribute(Objects.requireNonNull(attribute)))
                .toList();
        return new ActivityType(
                code,
                Objects.requireNonNull(body.category()),
                Objects.requireNonNull(body.name()),
                known(CatalogRules.orNone(body.aliases())),
                quantities,
                CatalogRules.union(attributes, COMMON),
                Objects.requireNonNull(body.partyActivity()),
                version);
    }

    private static Attribute attribute(PutAttribute body) {
        Map<String, Name> names = new HashMap<>();
        if (body.valueNames() != null) {
            body.valueNames().forEach((value, name) -> names.put(value, Objects.requireNonNull(name)));
        }
        return CatalogFiles.TERMS.named(
                Objects.requireNonNull(body.code()),
                body.name(),
                body.values() == null ? null : known(body.values()),
                names);
    }

    private static List<String> known(List<@Nullable String> checked) {
        return checked.stream().map(Objects::requireNonNull).toList();
    }
}
