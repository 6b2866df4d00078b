package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.page.Cursor;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.catalog.ActivityType.Quantity;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Written;

/** Reads and writes activity types. */
@ApplicationScoped
class CatalogService {

    private static final String SYSTEM = "system";
    private static final List<Attribute> COMMON = CatalogFiles.common();

    private final CatalogRepository repository;
    private final Ledger ledger;
    private final Today today;
    private final Caller caller;
    private final Event<ActivityType> written;

    CatalogService(
            CatalogRepository repository, Ledger ledger, Today today, Caller caller, Event<ActivityType> written) {
        this.repository = repository;
        this.ledger = ledger;
        this.today = today;
        this.caller = caller;
        this.written = written;
    }

    /** Brings the shipped types in: missing ones are created, present ones grow. Nothing is ever taken away. */
    @Transactional
    void ship(List<ActivityType> shipped) {
        repository.lock();
        for (ActivityType type : shipped) {
            ActivityType present = repository.locked(type.code());
            ActivityType wanted = present == null ? type : CatalogRules.grown(present, type);
            if (!wanted.equals(present)) {
                write(present, wanted, SYSTEM);
            }
        }
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
        ActivityType type = repository.find(code);
        if (type == null) {
            throw ProblemException.notFound();
        }
        return type;
    }

    @Transactional
    ActivityTypePage list(CatalogQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        Cursor after = Cursor.decode(cursor, query, 1);
        List<ActivityType> found =
                repository.page(query, after == null ? null : after.key().get(0), limit + 1);
        List<ActivityType> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : new Cursor(List.of(items.get(limit - 1).code())).encode(query);
        return new ActivityTypePage(items, next, withTotal ? repository.total(query) : null);
    }

    @Transactional
    Written<ActivityType> put(
            String code, PutActivityType body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (caller.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        CatalogRules.check(code, body).throwIfAny();
        repository.lock();
        ActivityType present = repository.locked(code);
        ETag.put(ifMatch, ifNoneMatch, present == null ? null : present.version());
        ActivityType wanted = type(code, body, present == null ? 1 : present.version());
        if (present != null && wanted.equals(present)) {
            return new Written<>(present, false);
        }
        if (present != null && !CatalogRules.keeps(present, wanted) && repository.inUse(code)) {
            throw ProblemException.of(RecordsProblem.TYPE_IN_USE);
        }
        return new Written<>(write(present, wanted, caller.subject()), present == null);
    }

    private ActivityType write(@Nullable ActivityType present, ActivityType wanted, String actor) {
        ActivityType type = wanted.version(present == null ? 1 : present.version() + 1);
        repository.save(type);
        ledger.append(new Change(
                Change.Entity.ACTIVITY_TYPE,
                type.code(),
                type.version(),
                present == null ? Change.Operation.CREATED : Change.Operation.UPDATED,
                null,
                today.instant(),
                actor,
                present == null ? null : Change.text(present),
                Change.text(type)));
        written.fire(type);
        return type;
    }

    private static ActivityType type(String code, PutActivityType body, long version) {
        List<Quantity> quantities = CatalogRules.orNone(body.quantities()).stream()
                .map(Objects::requireNonNull)
                .toList();
        List<Attribute> attributes = CatalogRules.orNone(body.attributes()).stream()
                .map(Objects::requireNonNull)
                .toList();
        return new ActivityType(
                code,
                Objects.requireNonNull(body.category()),
                Objects.requireNonNull(body.name()),
                quantities,
                CatalogRules.union(attributes, COMMON),
                Objects.requireNonNull(body.partyActivity()),
                version);
    }
}
