package taizhang.reporting.counting;

import taizhang.reporting.fact.RecordPredicate;

/**
 * How a kind of record is listed as evidence.
 *
 * @param entity its name in the ledger, or that of the part of a task
 * @param id of a fact {@code f}, as text
 * @param record what its address is made of
 * @param source selects version and title of the row {@code page}
 * @param href its address, with {@code %s} for the record
 */
record RecordListing(String entity, String id, String record, String source, String href) {

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

    static RecordListing of(RecordPredicate predicate) {
        return switch (predicate.of()) {
            case "rectification-tasks" ->
                new RecordListing(
                        "rectification-task", "f.task::text", "f.task::text", TASK, "/v1/rectification-tasks/%s");
            case "rectification-cycles" ->
                new RecordListing(
                        "rectification-cycle",
                        "f.task || '-' || f.number",
                        "f.task::text",
                        TASK,
                        "/v1/rectification-tasks/%s/cycles");
            case "corrective-actions" ->
                new RecordListing(
                        "corrective-action",
                        "f.id::text",
                        "f.task || '/actions/' || f.id",
                        ACTION,
                        "/v1/rectification-tasks/%s");
            case "campaigns" ->
                new RecordListing(
                        "campaign", "f.code", "f.code", REFERENCE.formatted("campaign_fact"), "/v1/campaigns/%s");
            case "organizations" ->
                new RecordListing(
                        "organization",
                        "f.code",
                        "f.code",
                        REFERENCE.formatted("organization_fact"),
                        "/v1/organizations/%s");
            default -> throw new IllegalArgumentException(predicate.of());
        };
    }
}
