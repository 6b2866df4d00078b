package taizhang.records.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;
import taizhang.records.organization.OrganizationSql;

/**
 * Mappings in their table. A caller sees those of everybody and those that were made in its subtree, unless one names an
 * organization that the caller does not see.
 */
@ApplicationScoped
class MappingRepository {

    private static final String SEEN = OrganizationSql.unscopedOr(
            "cast(:scope as text)",
            "((m.organization is null or %s) and (m.named_organization is null or %s))"
                    .formatted(
                            OrganizationSql.below("m.organization", "cast(:scope as text)"),
                            OrganizationSql.isVisibleOrAbove("m.named_organization", "cast(:scope as text)")));

    private static final String ONE = "select m.*, " + SEEN + " as visible from import_mapping m where m.code = :code";

    private static final String IS_BELOW = "select " + OrganizationSql.below(":organization", ":scope");

    private static final String INSERT =
            """
            insert into import_mapping (code, entity, description, columns, constants, heading_row, sheet, made_by,
                organization, named_organization, version)
            values (:code, :entity, :description, :columns, :constants, :headingRow, :sheet, :madeBy, :organization, :named,
                :version)
            """;

    private static final String UPDATE =
            """
            update import_mapping
            set entity = :entity, description = :description, columns = :columns, constants = :constants,
                heading_row = :headingRow, sheet = :sheet, named_organization = :named, version = :version
            where code = :code
            """;

    private final Database database;

    MappingRepository(Database database) {
        this.database = database;
    }

    /** Lets one transaction at a time write mappings. */
    void lock() {
        database.lock("import_mapping");
    }

    /** @throws ProblemException 404 when there is one that the caller cannot see */
    @Nullable
    KeptMapping find(String code, @Nullable String scope) {
        return database.sql(ONE)
                .set("code", code)
                .set("scope", scope)
                .first(row -> {
                    if (!row.getBoolean("visible")) {
                        throw ProblemException.notFound();
                    }
                    return new KeptMapping(
                            mapping(row), row.getString("organization"), row.getString("named_organization"));
                })
                .orElse(null);
    }

    /** @return null when there is none that the caller sees */
    @Nullable
    ImportMapping findSeen(String code, @Nullable String scope) {
        Optional<ImportMapping> found = database.sql(ONE)
                .set("code", code)
                .set("scope", scope)
                .add("and " + SEEN)
                .first(MappingRepository::mapping);
        return found.orElse(null);
    }

    boolean isBelow(String organization, String scope) {
        return database.sql(IS_BELOW)
                .set("organization", organization)
                .set("scope", scope)
                .one(row -> row.getBoolean(1));
    }

    void insert(KeptMapping first) {
        write(INSERT, first);
    }

    void update(KeptMapping next) {
        write(UPDATE, next);
    }

    private void write(String sql, KeptMapping kept) {
        ImportMapping mapping = kept.mapping();
        Statement write = database.sql(sql)
                .set("code", mapping.code())
                .set("entity", mapping.entity())
                .set("description", mapping.description())
                .set("columns", mapping.columns().toString())
                .set("constants", mapping.constants().toString())
                .set("headingRow", mapping.headingRow())
                .set("sheet", mapping.sheet())
                .set("named", kept.namedOrganization())
                .set("version", mapping.version());
        if (sql.equals(INSERT)) {
            write.set("madeBy", mapping.createdBy()).set("organization", kept.organization());
        }
        write.execute();
    }

    void remove(String code) {
        database.sql("delete from import_mapping where code = :code")
                .set("code", code)
                .execute();
    }

    /** @return mappings by their codes, in order */
    List<ImportMapping> page(MappingQuery query, @Nullable String after, int limit) {
        return filter(database.sql("select m.*"), query)
                .given("and m.code > :after", after)
                .add("order by m.code")
                .limit(limit)
                .list(MappingRepository::mapping);
    }

    long total(MappingQuery query) {
        return filter(database.sql("select count(*)"), query).one(row -> row.getLong(1));
    }

    private static Statement filter(Statement list, MappingQuery query) {
        return list.add("from import_mapping m where true")
                .given("and " + SEEN, query.visibleTo())
                .givenAny("and m.entity = :entity", "and m.entity = any (:entities)", query.entities());
    }

    private static ImportMapping mapping(ResultSet row) throws SQLException {
        return new ImportMapping(
                row.getString("code"),
                row.getString("entity"),
                row.getString("description"),
                Json.read(row.getString("columns"), JsonNode.class),
                Json.read(row.getString("constants"), JsonNode.class),
                row.getObject("heading_row", Long.class),
                row.getString("sheet"),
                row.getString("made_by"),
                row.getLong("version"));
    }
}
