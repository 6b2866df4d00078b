package taizhang.records.organization;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.DatabaseException;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Queries of the register. */
@ApplicationScoped
class OrganizationRepository
        implements PanacheRepositoryBase<OrganizationEntity, String>, RecordIntake<String, PlacedOrganization> {

    private static final String SELECTED =
            """
            from organization o
            join placement p on p.organization = o.code and p.during @> cast(:on as date)
            where o.valid_from <= :on and (o.valid_to is null or o.valid_to >= :on)
              and (cast(:visibleBelow as text) is null or exists (select from ancestry y
                   where y.organization = o.code and y.ancestor = :visibleBelow and y.during @> cast(:on as date)))
              and (cast(:parent as text) is null
                   or not :subtree and p.parent = :parent
                   or :subtree and exists (select from ancestry y
                      where y.organization = o.code and y.ancestor = :parent and y.during @> cast(:on as date)))
              and (cast(:kinds as text[]) is null or o.kind = any(cast(:kinds as text[])))
              and (cast(:q as text) is null
                   or position(lower(:q) in lower(concat_ws(chr(10), o.code, o.name_zh, o.name_en))) > 0)
            """;

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private static final String LOCK_ALL = "select 1 from pg_advisory_xact_lock(hashtext('organization'))";

    private static final String VISIBLE = "select " + OrganizationSql.isVisible(":code", ":scope");

    private static final String BELOW_ON =
            "select " + OrganizationSql.belowOn(":code", "coalesce(:scope, :code)", ":day::date");

    private static final String BELOW_FROM =
            """
            select coalesce(range_agg(during) @> daterange(:day, null), false)
            from ancestry where organization = :code and ancestor = coalesce(:scope, :code)
            """;

    private final PlacementRepository placements;
    private final Database database;
    private final Today today;

    OrganizationRepository(PlacementRepository placements, Database database, Today today) {
        this.placements = placements;
        this.database = database;
        this.today = today;
    }

    /**
     * Lets one transaction at a time write organizations, so that two moves cannot make a cycle together. What has left the
     * subtree of the author can still be seen, with its past, but not changed.
     */
    @Override
    public @Nullable PlacedOrganization lock(String code, Author author) {
        database.sql(LOCK_ALL).one(row -> true);
        PlacedOrganization present = find(code, author.organization());
        if (present != null && !isOf(BELOW_ON, code, author.organization(), today.date())) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return present;
    }

    /** @throws ProblemException 404 when there is one that the caller cannot see */
    @Nullable
    PlacedOrganization find(String code, @Nullable String scope) {
        OrganizationEntity entity = findById(code);
        if (entity == null) {
            return null;
        }
        if (!isVisible(code, scope)) {
            throw ProblemException.notFound();
        }
        Placements placed = placements.of(code);
        return new PlacedOrganization(entity.view(placed.parentOn(today.date())), placed);
    }

    @Override
    public void insert(PlacedOrganization first, Author author) {
        persistAndFlush(new OrganizationEntity().take(first.organization()));
        placements.save(first.organization().code(), first.placements());
    }

    @Override
    public void update(PlacedOrganization next) {
        String code = next.organization().code();
        findById(code).take(next.organization());
        flush();
        if (!next.placements().equals(placements.of(code))) {
            placements.save(code, next.placements());
        }
    }

    /** @return whether there is one that is in the subtree on any day */
    boolean isVisible(String code, @Nullable String scope) {
        return database.sql(VISIBLE).set("code", code).set("scope", scope).one(row -> row.getBoolean(1));
    }

    /** @return whether it is in the subtree on this day and on every later one */
    boolean isBelowFrom(String code, @Nullable String scope, LocalDate day) {
        return isOf(BELOW_FROM, code, scope, day);
    }

    private boolean isOf(String sql, String code, @Nullable String scope, LocalDate day) {
        return database.sql(sql)
                .set("code", code)
                .set("scope", scope)
                .set("day", day)
                .one(row -> row.getBoolean(1));
    }

    /** @return organizations by their codes, in order, with the parent that each had on the day */
    List<Organization> page(OrganizationQuery query, @Nullable String after, int limit) {
        String page = "select o.code, p.parent " + SELECTED
                + "and (cast(:after as text) is null or o.code > :after) order by o.code limit :limit";
        Query statement = getEntityManager()
                .createNativeQuery(page, Tuple.class)
                .setParameter("after", after)
                .setParameter("limit", limit);
        Map<String, @Nullable String> parents = new LinkedHashMap<>();
        for (Object row : filter(statement, query).getResultList()) {
            parents.put(((Tuple) row).get(0, String.class), ((Tuple) row).get(1, String.class));
        }
        Map<String, OrganizationEntity> found = list("code in ?1", List.copyOf(parents.keySet())).stream()
                .collect(Collectors.toMap(o -> o.code, Function.identity()));
        return parents.keySet().stream()
                .map(code -> Objects.requireNonNull(found.get(code)).view(parents.get(code)))
                .toList();
    }

    long total(OrganizationQuery query) {
        return (Long) filter(getEntityManager().createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, OrganizationQuery query) {
        List<String> kinds = query.kinds();
        return statement
                .setParameter("on", query.on())
                .setParameter("visibleBelow", query.visibleBelow())
                .setParameter("parent", query.parent())
                .setParameter("subtree", query.subtree())
                .setParameter("kinds", kinds == null ? null : kinds.toArray(String[]::new))
                .setParameter("q", query.q());
    }

    /** @return false when something refers to it, which ends the transaction */
    boolean remove(String code) {
        try {
            for (String sql : List.of(
                    "delete from ancestry where organization = :code",
                    "delete from placement where organization = :code",
                    "delete from organization where code = :code")) {
                database.sql(sql).set("code", code).execute();
            }
            return true;
        } catch (DatabaseException refused) {
            if (FOREIGN_KEY_VIOLATION.equals(refused.state())) {
                return false;
            }
            throw refused;
        }
    }
}
