package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.time.Today;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.indicator.RecordParameters;

/** Counts and lists what is no activity, from facts. */
@ApplicationScoped
class RecordQueries {

    private static final Map<RecordPredicate, RecordStatements> STATEMENTS = new EnumMap<>(RecordPredicate.class);

    static {
        for (RecordPredicate predicate : RecordPredicate.values()) {
            STATEMENTS.put(predicate, RecordStatements.of(predicate));
        }
    }

    private record Line(long total, BigDecimal sum, @Nullable EvidenceItem item) {}

    private final Database database;
    private final Today today;

    RecordQueries(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    /** @param asks of one definition. What has no row is nothing. */
    Map<Ask, Counted> count(List<Ask> asks, @Nullable String caller, long position) {
        Map<Ask, Counted> counted = new HashMap<>();
        question(statements(asks.get(0)).count(), asks, caller, position)
                .list(row -> counted.put(asks.get(row.getInt(1) - 1), Counted.of(row.getBigDecimal(2))));
        return counted;
    }

    EvidenceQueries.Page page(
            Ask ask,
            @Nullable String caller,
            long position,
            @Nullable LocalDate afterOn,
            @Nullable String afterId,
            int limit) {
        Evidence evidence = Evidence.of(ask.definition().predicate());
        List<Line> lines = question(statements(ask).page(), List.of(ask), caller, position)
                .set("afterOn", afterOn)
                .set("afterId", afterId)
                .set("limit", limit)
                .list(row -> read(row, evidence));
        Line first = lines.get(0);
        return new EvidenceQueries.Page(
                first.total(),
                first.sum(),
                false,
                lines.stream().map(Line::item).filter(Objects::nonNull).toList());
    }

    private static RecordStatements statements(Ask ask) {
        return Objects.requireNonNull(STATEMENTS.get(ask.definition().predicate()));
    }

    private Statement question(String sql, List<Ask> asks, @Nullable String caller, long position) {
        LocalDate day = today.date();
        Statement statement = database.sql(sql);
        RecordParameters.set(statement, asks.get(0).definition());
        return statement
                .set("position", position)
                .set("caller", caller)
                .setArray("organizations", "text", each(asks, Ask::organization))
                .setArray("owns", "bool", each(asks, Ask::own))
                .setArray("parents", "text", each(asks, ask -> ask.steady() ? null : ask.parent()))
                .setArray("froms", "date", each(asks, Ask::from))
                .setArray("untils", "date", each(asks, Ask::until))
                .setArray("asOfs", "date", each(asks, ask -> ask.asOf(day)));
    }

    private static List<Object> each(List<Ask> asks, Function<Ask, @Nullable Object> field) {
        return Arrays.asList(asks.stream().map(field).toArray());
    }

    private static Line read(ResultSet row, Evidence evidence) throws SQLException {
        String id = row.getString("id");
        EvidenceItem item = id == null
                ? null
                : new EvidenceItem(
                        evidence.entity(),
                        id,
                        row.getLong("version"),
                        evidence.href().formatted(row.getString("record")),
                        row.getString("organization"),
                        row.getObject("day", LocalDate.class),
                        row.getString("title"),
                        row.getBigDecimal("contribution"));
        return new Line(row.getLong("total"), row.getBigDecimal("sum"), item);
    }
}
