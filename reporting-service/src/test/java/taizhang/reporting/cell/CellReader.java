package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Reads cells, and what the facts of a position say, as the model has them; writes definitions. */
@ApplicationScoped
public class CellReader {

    private static final String AT =
            """
            with p as (select cast(:position as bigint) as position, 1 as sign),
            f as (select * from activity_fact),
            %s,
            %s
            %s
            """
                    .formatted(CellSql.DEFINITIONS, CellSql.CONTRIBUTION_TO_ALL, CellSql.SUMS);

    private final Database database;
    private final Cells cells;

    CellReader(Database database, Cells cells) {
        this.database = database;
        this.cells = cells;
    }

    Map<Model.Key, List<BigDecimal>> cells(String prefix) {
        return notZero(prefix, database.sql("select * from cell").list(CellReader::cell));
    }

    /** Counted from the facts that were valid at a position. */
    Map<Model.Key, List<BigDecimal>> facts(String prefix, long position) {
        return notZero(prefix, database.sql(AT).set("position", position).list(CellReader::cell));
    }

    @Transactional
    public void define(Model.Definition d) {
        String code = d.code();
        database.sql("delete from cell_definition where code = :code")
                .set("code", code)
                .execute();
        database.sql(
                        """
                        insert into cell_definition (code, measure, types, categories, attributes, themes, campaigns,
                            organization_kinds, has_committee, has_small_groups)
                        select :code, :measure, :types::text[], :categories::text[], :attributes::jsonb, :themes::text[],
                            null, :kinds::text[], :hasCommittee, :hasSmallGroups
                        where num_nonnulls(:attributes::jsonb, :themes::text[], :kinds::text[],
                            :hasCommittee::boolean, :hasSmallGroups::boolean) > 0
                        """)
                .set("code", code)
                .set("measure", d.measure())
                .setArray("types", "text", d.types())
                .setArray("categories", "text", d.categories())
                .set("attributes", json(d.attributes()))
                .setArray("themes", "text", d.themes())
                .setArray("kinds", "text", d.kinds())
                .set("hasCommittee", d.hasCommittee())
                .set("hasSmallGroups", d.hasSmallGroups())
                .execute();
        database.sql("select from feed_state for update").list(row -> true);
        cells.recount(code);
    }

    /** Definitions of a test would show in the lists of other tests. */
    @Transactional
    public void forget(String prefix) {
        database.sql("delete from cell_definition where starts_with(code, :prefix)")
                .set("prefix", prefix)
                .execute();
        database.sql("delete from cell where starts_with(indicator, :prefix)")
                .set("prefix", prefix)
                .execute();
    }

    private static @Nullable String json(@Nullable Map<String, Set<String>> attributes) {
        return attributes == null
                ? null
                : attributes.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":["
                                + e.getValue().stream()
                                        .map(v -> "\"" + v + "\"")
                                        .collect(Collectors.joining(",")) + "]")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map.Entry<Model.Key, List<BigDecimal>> cell(ResultSet row) throws SQLException {
        return Map.entry(
                new Model.Key(
                        row.getString("organization"),
                        row.getString("indicator"),
                        row.getString("type"),
                        row.getObject("month", LocalDate.class)),
                List.of(
                        row.getBigDecimal("own_value").setScale(2),
                        row.getBigDecimal("own_pending").setScale(2),
                        row.getBigDecimal("value").setScale(2),
                        row.getBigDecimal("pending").setScale(2)));
    }

    private static Map<Model.Key, List<BigDecimal>> notZero(
            String prefix, List<Map.Entry<Model.Key, List<BigDecimal>>> rows) {
        Map<Model.Key, List<BigDecimal>> cells = new HashMap<>();
        for (Map.Entry<Model.Key, List<BigDecimal>> row : rows) {
            if (row.getKey().organization().startsWith(prefix)
                    && (row.getKey().indicator().startsWith(prefix)
                            || row.getKey().indicator().startsWith(Cells.BASE))
                    && row.getValue().stream().anyMatch(v -> v.signum() != 0)) {
                cells.put(row.getKey(), row.getValue());
            }
        }
        return cells;
    }
}
