package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;

/** Reads of one activity; {@link ActivityListQueries} has the lists. A record outside the caller's organizations on its day is not there. */
@ApplicationScoped
class ActivityQueries {

    private static final String ONE =
            """
            select %s
            from activity a, (select ?::uuid as id, ?::text as scope) d
            where a.id = d.id and %s
            """
                    .formatted(ActivityRow.COLUMNS, ActivityRow.isVisible("a", "d.scope"));

    /** Without the steps that were taken while the record belonged outside the caller's organizations. */
    private static final String TRANSITIONS =
            """
            select before ->> 'status' as from_status, after ->> 'status' as to_status,
                after ->> 'statusReason' as reason, at, actor, version
            from change, (select ?::text as id, ?::text as scope) d
            where entity = 'activity' and entity_id = d.id and after is not null
              and (d.scope is null or visible_in_subtree(entity, after, d.scope))
              and before ->> 'status' is distinct from after ->> 'status'
            order by version
            """;

    private static final String CREATED =
            "select after from change where entity = 'activity' and entity_id = ? and operation = 'created'";

    private static final String WITH_CONTENT =
            """
            select from activity
            where attachments <> '[]'
              and attachments @> jsonb_build_array(jsonb_build_object('sha256', ?::text))
            limit 1
            """;

    private final Database database;

    ActivityQueries(Database database) {
        this.database = database;
    }

    /** @throws ProblemException 404 */
    ActivityView one(UUID id, @Nullable String scope) {
        ActivityView found = database.first(ActivityRow::view, ONE, id, scope);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return found;
    }

    List<TransitionView> transitions(UUID id, @Nullable String scope) {
        return database.all(
                row -> new TransitionView(
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getLong("version")),
                TRANSITIONS,
                id.toString(),
                scope);
    }

    /** Whether a file of any activity has this content. */
    boolean haveContent(String sha256) {
        return database.first(row -> true, WITH_CONTENT, sha256) != null;
    }

    /** The record as its creation answered it; it may have been changed or deleted since. */
    ActivityView asCreated(String id) {
        String after = Objects.requireNonNull(database.first(row -> row.getString(1), CREATED, id));
        try {
            return Json.CANONICAL.readValue(after, ActivityView.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
