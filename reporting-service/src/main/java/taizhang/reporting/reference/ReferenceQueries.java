package taizhang.reporting.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Row;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;

/** Every statement of what is written here. */
@ApplicationScoped
class ReferenceQueries {

    private static final String VERSIONS =
            """
            select r.code, r.version, r.since_position, r.from_generation, r.written_at, r.written_by, r.document
            from reference_version r
            where r.kind = :kind
            """;

    private static final String COUNT = "select count(*) from reference_version r where r.kind = :kind";

    private static final String PRESENT = "and r.until_generation = 9223372036854775807";

    private static final String IN_FORCE =
            "and r.from_generation <= :generation and r.until_generation > :generation and r.document is not null";

    private static final String FITTING = "and r.document @> cast(:document as jsonb)";

    private static final String WITH_TEXT =
            """
            and position(searchable(:q) in searchable(concat_ws(chr(10), r.code, r.document #>> '{name,zh}',
                r.document #>> '{name,en}'))) > 0
            """;

    private static final String OF = "r.organization = :organization ";

    private static final String BELOW =
            """
            exists (
                select from ancestry_fact x
                where x.organization = r.organization and x.ancestor = :organization and x.during && r.during
                  and x.to_position = 9223372036854775807)
            """;

    private static final String FROM_ABOVE =
            """
            or r.document ->> 'scope' = 'subtree' and exists (
                select from ancestry_fact x
                where x.organization = :organization and x.ancestor = r.organization and x.during && r.during
                  and x.to_position = 9223372036854775807)
            """;

    private static final String SEEN =
            """
            and (r.organization is null or exists (
                select from ancestry_fact y
                where y.organization = r.organization and y.ancestor = :caller and y.during && r.during
                  and y.to_position = 9223372036854775807))
            """;

    private static final String SEEN_FROM_BELOW =
            """
            and (r.organization is null or exists (
                select from ancestry_fact y
                where (y.organization, y.ancestor) in ((r.organization, :caller), (:caller, r.organization))
                  and y.during && r.during and y.to_position = 9223372036854775807))
            """;

    private static final String IS_VISIBLE =
            """
            select exists (
                select from ancestry_fact y
                where y.organization = :organization
                  and y.ancestor = coalesce(cast(:caller as text), :organization)
                  and y.during && daterange(cast(:first as date), cast(:last as date), '[]')
                  and y.to_position = 9223372036854775807)
            """;

    private static final String NEXT_GENERATION =
            "update feed_state set generation = generation + 1 returning generation";

    private static final String SUPERSEDE =
            """
            update reference_version r set until_generation = :generation
            where r.kind = :kind and r.code = :code
            """
                    + PRESENT;

    private static final String INSERT =
            """
            insert into reference_version (kind, code, version, since_position, from_generation, written_at, written_by,
                organization, during, document)
            values (:kind, :code, :version, :since, :generation, :at, :by,
                :organization, daterange(cast(:first as date), cast(:last as date), '[]'), cast(:document as jsonb))
            """;

    private final Database database;

    ReferenceQueries(Database database) {
        this.database = database;
    }

    /** @return the last version, whoever sees it, be it a deletion */
    <T extends Reference> Optional<Kept<T>> present(ReferenceKind<T> kind, String code) {
        return of(kind, VERSIONS)
                .add("and r.code = :code")
                .add(PRESENT)
                .set("code", code)
                .first(row(kind));
    }

    /** @param present only the last one */
    <T extends Reference> List<Kept<T>> versions(ReferenceKind<T> kind, String code, Author reader, boolean present) {
        return seen(of(kind, VERSIONS), kind, reader)
                .add("and r.code = :code")
                .add(present ? PRESENT : "")
                .add("order by r.version")
                .set("code", code)
                .list(row(kind));
    }

    /** @return all versions of one thing, whoever sees it */
    <T extends Reference> List<Kept<T>> versions(ReferenceKind<T> kind, String code) {
        return of(kind, VERSIONS)
                .add("and r.code = :code order by r.version")
                .set("code", code)
                .list(row(kind));
    }

    <T extends Reference> List<T> page(
            ReferenceKind<T> kind, ReferenceFilter filter, Author reader, @Nullable String after, int limit) {
        return listed(of(kind, VERSIONS), kind, filter, reader)
                .given("and r.code > :after", after)
                .add("order by r.code")
                .limit(limit)
                .list(row -> row(kind).of(row).there());
    }

    <T extends Reference> long total(ReferenceKind<T> kind, ReferenceFilter filter, Author reader) {
        return listed(of(kind, COUNT), kind, filter, reader).one(row -> row.getLong(1));
    }

    <T extends Reference> List<Kept<T>> inForce(ReferenceKind<T> kind, ReferenceFilter filter, long generation) {
        return filtered(of(kind, VERSIONS).add(IN_FORCE).set("generation", generation), filter)
                .add("order by r.code")
                .list(row(kind));
    }

    <T extends Reference> List<Kept<T>> inForce(
            ReferenceKind<T> kind, Collection<String> organizations, long generation) {
        return of(kind, VERSIONS)
                .add(IN_FORCE)
                .set("generation", generation)
                .givenArray("and r.organization = any (:organizations)", organizations)
                .add("order by r.code")
                .list(row(kind));
    }

    <T extends Reference> List<Kept<T>> written(ReferenceKind<T> kind, long generation) {
        return of(kind, VERSIONS)
                .add("and r.from_generation <= :generation order by r.code, r.version")
                .set("generation", generation)
                .list(row(kind));
    }

    /**
     * @param first of the days on which it is looked for; null: no first
     * @param last of those days; null: no last
     * @param caller the organization below which it must stand on one of them; null: it must be there at all
     */
    boolean isVisible(
            String organization, @Nullable LocalDate first, @Nullable LocalDate last, @Nullable String caller) {
        return database.sql(IS_VISIBLE)
                .set("organization", organization)
                .set("caller", caller)
                .set("first", first)
                .set("last", last)
                .one(row -> row.getBoolean(1));
    }

    /** @param document null: it is deleted */
    void write(
            ReferenceKind<?> kind,
            Reference thing,
            long version,
            @Nullable String document,
            long since,
            Instant at,
            String by) {
        long generation = database.sql(NEXT_GENERATION).one(row -> row.getLong(1));
        of(kind, SUPERSEDE)
                .set("generation", generation)
                .set("code", thing.code())
                .execute();
        of(kind, INSERT)
                .set("code", thing.code())
                .set("version", version)
                .set("since", since)
                .set("generation", generation)
                .set("at", at)
                .set("by", by)
                .set("organization", thing.organization())
                .set("first", thing.firstDay())
                .set("last", thing.lastDay())
                .set("document", document)
                .execute();
    }

    private Statement of(ReferenceKind<?> kind, String text) {
        return database.sql(text).set("kind", kind.name());
    }

    private static Statement listed(Statement list, ReferenceKind<?> kind, ReferenceFilter filter, Author reader) {
        return filtered(seen(list.add(PRESENT).add("and r.document is not null"), kind, reader), filter);
    }

    private static Statement filtered(Statement list, ReferenceFilter filter) {
        return list.given(FITTING, filter.document())
                .given(WITH_TEXT, filter.q())
                .given(
                        "and (" + (filter.own() ? OF : BELOW) + (filter.fromAbove() ? FROM_ABOVE : "") + ")",
                        filter.organization());
    }

    private static Statement seen(Statement list, ReferenceKind<?> kind, Author reader) {
        return list.given(kind.holdsBelow() ? SEEN_FROM_BELOW : SEEN, reader.organization());
    }

    private static <T extends Reference> Row<Kept<T>> row(ReferenceKind<T> kind) {
        return row -> read(kind, row);
    }

    private static <T extends Reference> Kept<T> read(ReferenceKind<T> kind, ResultSet row) throws SQLException {
        String document = row.getString(7);
        return new Kept<>(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                document == null ? null : Json.read(document, kind.type()));
    }
}
