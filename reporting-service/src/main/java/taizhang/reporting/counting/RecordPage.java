package taizhang.reporting.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Statement;
import taizhang.reporting.indicator.Indicator;

/**
 * How a kind of record is listed as evidence, page by page.
 *
 * @param entity its name in the ledger, or that of the part of a task
 * @param id of a fact {@code f}; of an activity a uuid, of all else a text
 * @param record what its address is made of
 * @param source selects version and title of the row {@code page}
 * @param href its address, with {@code %s} for the record
 */
record RecordPage(String entity, String id, String record, String source, String href) {

    private static final String ACTIVITY =
            "select a.version, a.title from activity_fact a where a.id = page.id and a.from_position = page.from_position";

    private static final String TASK =
            """
            select t.version, t.title from task_fact t
            where t.id = cast(split_part(page.record, '/', 1) as uuid) and t.from_position = page.from_position
            """;

    private static final String ACTION =
            """
            select t.version, a.title from action_fact a
            join task_fact t on t.id = a.task and t.from_position = a.from_position
            where a.id = cast(page.id as uuid) and a.from_position = page.from_position
            """;

    private static final String REFERENCE =
            "select x.version, x.name_zh as title from %s x where x.code = page.id and x.from_position = page.from_position";

    private static final String LISTED =
            "with listed as (select f.from_position, f.organization, %s as day, %s as id, %s as record,";

    private static final String EACH = "), matched as (select l.*, l.amount as contribution from listed l)";

    // Of what is counted once, the first record counts as one and the others as nothing; what has none (an aspect) too.
    private static final String ONCE =
            """
            ), matched as (
                select l.*, case when l.once is not null
                    and row_number() over (partition by l.once order by l.day, l.id{collated}) = 1
                    then 1 else 0 end as contribution
                from listed l)
            """;

    private static final String DELICATE =
            "coalesce(bool_and(type = any (:delicate)) filter (where amount <> 0), false)";

    private static final String PAGE =
            """
            , whole as (
                select count(*) as total, coalesce(sum(contribution), 0) as sum, {delicate} as delicate
                from matched
            )
            select whole.*, page.id, page.record, page.organization, page.day, page.contribution, r.version, r.title
            from whole
            left join lateral (
                select * from matched m
                where cast(:afterOn as date) is null
                    or (m.day, m.id{collated}) > (cast(:afterOn as date), cast(:afterId as {type}))
                order by m.day, m.id{collated}
                limit :limit) page on true
            left join lateral ({source}) r on true
            order by page.day, page.id{collated}
            """;

    private static RecordPage of(Indicator definition) {
        return switch (definition.of()) {
            case "rectification-tasks" ->
                new RecordPage(
                        "rectification-task", "f.task::text", "f.task::text", TASK, "/v1/rectification-tasks/%s");
            case "rectification-cycles" ->
                new RecordPage(
                        "rectification-cycle",
                        "f.task || '-' || f.number",
                        "f.task::text",
                        TASK,
                        "/v1/rectification-tasks/%s/cycles");
            case "corrective-actions" ->
                new RecordPage(
                        "corrective-action",
                        "f.id::text",
                        "f.task || '/actions/' || f.id",
                        ACTION,
                        "/v1/rectification-tasks/%s");
            case "campaigns" ->
                new RecordPage(
                        "campaign", "f.code", "f.code", REFERENCE.formatted("campaign_fact"), "/v1/campaigns/%s");
            case "organizations" ->
                new RecordPage(
                        "organization",
                        "f.code",
                        "f.code",
                        REFERENCE.formatted("organization_fact"),
                        "/v1/organizations/%s");
            default -> new RecordPage("activity", "f.id", "f.id", ACTIVITY, "/v1/activities/%s");
        };
    }

    /**
     * Begins a list. What is added selects {@code amount}, what is counted once ({@code once}) and the type of an activity;
     * then where the facts come from.
     */
    static String listed(Indicator definition, String day) {
        RecordPage kind = of(definition);
        return LISTED.formatted(day, kind.id, kind.record);
    }

    /** @param listed a statement that has begun with {@link #listed} */
    static Records read(
            Statement listed, Indicator definition, @Nullable LocalDate afterOn, @Nullable String afterId, int limit) {
        boolean activities = definition.isOfActivities();
        RecordPage kind = of(definition);
        String page = (definition.isAdditive() ? EACH : ONCE)
                + PAGE.replace("{delicate}", activities ? DELICATE : "false")
                        .replace("{type}", activities ? "uuid" : "text")
                        .replace("{source}", kind.source);
        List<EvidenceItem> items = new ArrayList<>();
        // Ids of activities are compared as they are; as texts that would take longer.
        return listed.add(page.replace("{collated}", activities ? "" : " collate \"C\""))
                .setArray("delicate", "text", Suppression.TYPES)
                .set("afterOn", afterOn)
                .set("afterId", afterId == null || !activities ? afterId : UUID.fromString(afterId))
                .set("limit", limit)
                .list(row -> {
                    if (row.getString("id") != null) {
                        items.add(kind.item(row));
                    }
                    return new Records(
                            row.getLong("total"), row.getBigDecimal("sum"), row.getBoolean("delicate"), items);
                })
                .get(0);
    }

    private EvidenceItem item(ResultSet row) throws SQLException {
        return new EvidenceItem(
                entity,
                row.getString("id"),
                row.getLong("version"),
                href.formatted(row.getString("record")),
                row.getString("organization"),
                row.getObject("day", LocalDate.class),
                row.getString("title"),
                Counted.plain(row.getBigDecimal("contribution")));
    }
}
