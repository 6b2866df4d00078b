package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.reporting.fact.FactPredicate;

/** The list behind a figure, by the same texts as the figure. */
@ApplicationScoped
class EvidenceQueries {

    /**
     * @param sum of the contributions of all pages
     * @param delicate whether all records are of the types whose small totals are not shown
     */
    record Page(long total, BigDecimal sum, boolean delicate, List<EvidenceItem> items) {}

    private record Line(long total, BigDecimal sum, boolean delicate, @Nullable EvidenceItem item) {}

    // Of different organizations the first record of each counts as one.
    private static final String PAGE = FigureSql.QUESTION
            + """
            , matched as (
                select f.id, f.version, f.organization, f.held_on, f.title, f.type,
                    case when d.measure <> 'organizations' then %s
                        when row_number() over (partition by f.organization order by f.held_on, f.id) = 1 then 1
                        else 0 end as contribution
            """
                    .formatted(FactPredicate.CONTRIBUTION)
            + FigureSql.MATCHES
            + """
                and f.standing = :standing
            ),
            whole as (
                select count(*) as total, coalesce(sum(contribution), 0) as sum,
                    coalesce(bool_and(type = any (:delicate)), false) as delicate
                from matched
            )
            select whole.total, whole.sum, whole.delicate, page.*
            from whole
            left join lateral (
                select id, version, organization, held_on, title, contribution
                from matched
                where cast(:afterOn as date) is null
                    or (held_on, id) > (cast(:afterOn as date), cast(:afterId as uuid))
                order by held_on, id
                limit :limit) page on true
            order by page.held_on, page.id
            """;

    private final Database database;

    EvidenceQueries(Database database) {
        this.database = database;
    }

    Page page(
            Ask ask,
            String standing,
            @Nullable String caller,
            long position,
            @Nullable LocalDate afterOn,
            @Nullable UUID afterId,
            int limit) {
        List<Line> lines = FigureQueries.question(database, PAGE, List.of(ask), caller, position)
                .set("standing", standing)
                .setArray("delicate", "text", Suppression.TYPES)
                .set("afterOn", afterOn)
                .set("afterId", afterId)
                .set("limit", limit)
                .list(EvidenceQueries::read);
        Line first = lines.get(0);
        return new Page(
                first.total(),
                first.sum(),
                first.delicate(),
                lines.stream().map(Line::item).filter(Objects::nonNull).toList());
    }

    private static Line read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        EvidenceItem item = id == null
                ? null
                : new EvidenceItem(
                        "activity",
                        id.toString(),
                        row.getLong("version"),
                        "/v1/activities/" + id,
                        row.getString("organization"),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("title"),
                        Outcome.plain(row.getBigDecimal("contribution")));
        return new Line(row.getLong("total"), row.getBigDecimal("sum"), row.getBoolean("delicate"), item);
    }
}
