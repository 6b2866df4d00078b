package taizhang.records.rectification;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import taizhang.api.json.Json;
import taizhang.records.attachment.Attachment;

/** A task as it is answered: its row, its actions and how many extensions it has, of one moment. */
final class TaskRow {

    /** Of table {@code rectification_task} as {@code t}. */
    static final String COLUMNS =
            """
            t.id, t.organization, t.supervisor, t.source, t.aspect, t.campaign, t.title, t.description, t.owner,
            t.found_on, t.due_on, t.state, t.cycle, t.closed_on, t.external_id, t.attachments, t.version, t.created_at,
            t.created_by, t.updated_at, t.updated_by
            """;

    /** Of the same {@code t}. */
    static final String PARTS =
            """
            (select count(*) from task_extension e where e.task = t.id) as extension_count,
            (select coalesce(json_agg(json_build_object('id', c.id, 'title', c.title, 'owner', c.owner, 'dueOn', c.due_on,
                'state', c.state, 'doneOn', c.done_on, 'keptUp', c.kept_up) order by c.number), '[]')
                from corrective_action c where c.task = t.id) as actions
            """;

    private static final Function<String, List<CorrectiveAction>> ACTIONS = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<Attachment>> ATTACHMENTS = Json.reader(new TypeReference<>() {});

    private TaskRow() {}

    /** @param day as of which it is overdue or not */
    static TaskView view(ResultSet row, LocalDate day) throws SQLException {
        String state = row.getString("state");
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        return new TaskView(
                row.getObject("id", UUID.class),
                row.getString("organization"),
                row.getString("supervisor"),
                row.getString("source"),
                row.getString("aspect"),
                row.getString("campaign"),
                row.getString("title"),
                row.getString("description"),
                row.getString("owner"),
                row.getObject("found_on", LocalDate.class),
                dueOn,
                state,
                row.getInt("cycle"),
                row.getObject("closed_on", LocalDate.class),
                TaskView.isOverdue(state, dueOn, day),
                ACTIONS.apply(row.getString("actions")),
                ATTACHMENTS.apply(row.getString("attachments")),
                row.getString("external_id"),
                row.getInt("extension_count"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
