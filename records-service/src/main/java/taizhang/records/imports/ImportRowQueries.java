package taizhang.records.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.api.problem.Language;

/** Lists of the rows of an import. */
@ApplicationScoped
class ImportRowQueries {

    /** What a commit has written is read from the ledger. */
    private static final String PAGE =
            """
            select r.row, r.outcome, r.record, r.errors, coalesce(r.before, c.before) as before,
                coalesce(r.after, c.after) as after
            from import_row r
            left join change c on r.outcome in ('created', 'updated') and c.entity = :entity and c.entity_id = r.record
                and c.version = r.version and c.batch = r.import
            where r.import = :import
            """;

    private static final String OF_OUTCOME = "and r.outcome = :outcome";
    private static final Function<String, List<RowError>> ERRORS = Json.reader(new TypeReference<>() {});

    private final Database database;

    ImportRowQueries(Database database) {
        this.database = database;
    }

    /** @param outcome null: all */
    List<ImportRowView> page(Import one, @Nullable String outcome, long after, int limit, Language language) {
        return database.sql(PAGE)
                .set("entity", one.order().kind().entity().code())
                .set("import", one.id())
                .given(OF_OUTCOME, outcome)
                .given("and r.row > :after", after)
                .add("order by r.row")
                .limit(limit)
                .list(row -> {
                    String errors = row.getString("errors");
                    return new ImportRowView(
                            row.getLong("row"),
                            row.getString("outcome"),
                            row.getString("record"),
                            errors == null ? List.of() : errors(errors, language),
                            tree(row.getString("before")),
                            tree(row.getString("after")));
                });
    }

    long total(Import one, @Nullable String outcome) {
        Statement count = database.sql("select count(*) from import_row r where r.import = :import")
                .set("import", one.id());
        return count.given(OF_OUTCOME, outcome).one(row -> row.getLong(1));
    }

    private static List<ImportRowView.Error> errors(String json, Language language) {
        return ERRORS.apply(json).stream()
                .map(error -> new ImportRowView.Error(error.column(), error.code(), error.detail(language)))
                .toList();
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : Json.read(json, JsonNode.class);
    }
}
