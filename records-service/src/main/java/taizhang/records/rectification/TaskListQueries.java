package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** Lists of tasks, page by page. */
@ApplicationScoped
class TaskListQueries {

    /**
     * The one predicate of lists and totals. What was on a past day is read from steps, extensions and placements. Since
     * deadlines only move later, most tasks that were not overdue are told by the first one alone.
     */
    private static final String SELECTED =
            """
            from rectification_task t
            where (cast(:visibleTo as text) is null or exists (select from ancestry y
                where y.organization = t.organization and y.ancestor = :visibleTo
                  and y.during && daterange(t.found_on, null)))
              and (cast(:organization as text) is null or (not :subtree and t.organization = :organization)
                or (:subtree and exists (select from ancestry y
                    where y.organization = t.organization and y.ancestor = :organization
                      and y.during @> coalesce(cast(:overdueOn as date), t.found_on))))
              and (cast(:sources as text[]) is null or t.source = any(cast(:sources as text[])))
              and (cast(:states as text[]) is null or t.state = any(cast(:states as text[])))
              and (cast(:campaigns as text[]) is null or t.campaign = any(cast(:campaigns as text[])))
              and (cast(:aspects as text[]) is null or t.aspect = any(cast(:aspects as text[])))
              and (cast(:foundFrom as date) is null or t.found_on >= :foundFrom)
              and (cast(:foundTo as date) is null or t.found_on <= :foundTo)
              and (cast(:dueBefore as date) is null or t.due_on < :dueBefore)
              and (cast(:overdueOn as date) is null
                or (t.found_on <= :overdueOn
                  and (t.first_due_on is null or t.first_due_on < :overdueOn)
                  and (select s.to_state from task_transition s
                      where s.task = t.id and s.effective_on <= :overdueOn
                      order by s.number desc limit 1) = any(cast(:open as text[]))
                  and coalesce(
                      (select e.due_on from task_extension e
                      where e.task = t.id and e.granted_on <= :overdueOn
                      order by e.number desc limit 1), t.first_due_on) < :overdueOn))
              and (cast(:text as text) is null or (
                bigrams(t.title || ' ' || coalesce(t.description, '')) @> bigrams(lower(:text))
                and (position(lower(:text) in lower(t.title)) > 0
                  or position(lower(:text) in lower(t.description)) > 0)))
            """;

    private static final String ASCENDING = "select t.* " + SELECTED
            + """
              and (cast(:afterId as uuid) is null or (t.found_on, t.id) > (:afterOn, :afterId))
            order by t.found_on, t.id
            limit :limit
            """;

    private static final String DESCENDING = "select t.* " + SELECTED
            + """
              and (cast(:afterId as uuid) is null or (t.found_on, t.id) < (:afterOn, :afterId))
            order by t.found_on desc, t.id desc
            limit :limit
            """;

    private static final String VISIBLE =
            """
            select (cast(:organization as text) is null or exists (select from ancestry y
                where y.organization = :organization and y.ancestor = coalesce(:visibleTo, :organization)))
              and (cast(:campaigns as text[]) is null or not exists (
                select from unnest(cast(:campaigns as text[])) as wanted (code)
                where not exists (
                    select from campaign c
                    where c.code = wanted.code
                      and (cast(:visibleTo as text) is null or c.lead_organization is null
                        or exists (select from ancestry y
                            where y.organization = c.lead_organization and y.ancestor = :visibleTo)
                        or exists (select from ancestry y
                            where y.organization = :visibleTo and y.ancestor = c.lead_organization)))))
            """;

    /** After which task a page begins. */
    record Place(LocalDate foundOn, UUID id) {

        static @Nullable Place of(@Nullable Cursor cursor) {
            try {
                return cursor == null
                        ? null
                        : new Place(
                                Parameters.day(cursor.key().get(0)),
                                UUID.fromString(cursor.key().get(1)));
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }

        static Cursor after(TaskEntity last) {
            return new Cursor(List.of(last.foundOn.toString(), last.id.toString()));
        }
    }

    private final EntityManager database;

    TaskListQueries(EntityManager database) {
        this.database = database;
    }

    /** @return whether the caller can see the organization and the campaigns that are asked for */
    boolean isVisible(TaskQuery query) {
        return (Boolean) database.createNativeQuery(VISIBLE, Boolean.class)
                .setParameter("organization", query.organization())
                .setParameter("visibleTo", query.visibleTo())
                .setParameter("campaigns", array(query.campaigns()))
                .getSingleResult();
    }

    /** At most {@code limit} tasks after the given place. */
    @SuppressWarnings("unchecked")
    List<TaskEntity> page(TaskQuery query, @Nullable Place after, int limit) {
        String sql = query.descending() ? DESCENDING : ASCENDING;
        return filter(database.createNativeQuery(sql, TaskEntity.class), query)
                .setParameter("afterOn", after == null ? null : after.foundOn())
                .setParameter("afterId", after == null ? null : after.id())
                .setParameter("limit", limit)
                .getResultList();
    }

    long total(TaskQuery query) {
        return (Long) filter(database.createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, TaskQuery query) {
        return statement
                .setParameter("visibleTo", query.visibleTo())
                .setParameter("organization", query.organization())
                .setParameter("subtree", query.subtree())
                .setParameter("sources", array(query.sources()))
                .setParameter("states", array(query.states()))
                .setParameter("open", array(TaskState.group("open")))
                .setParameter("overdueOn", query.overdueOn())
                .setParameter("campaigns", array(query.campaigns()))
                .setParameter("aspects", array(query.aspects()))
                .setParameter("foundFrom", query.foundFrom())
                .setParameter("foundTo", query.foundTo())
                .setParameter("dueBefore", query.dueBefore())
                .setParameter("text", query.text());
    }

    private static String @Nullable [] array(@Nullable List<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }
}
