package taizhang.records.rectification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.page.Place;
import taizhang.records.RecordsTest;
import taizhang.records.organization.MovingBureau;
import taizhang.records.organization.OtherSubtreeSizes;
import taizhang.records.organization.Structure;

/**
 * Each set of filters has its own text of SQL: every set is asked for once, with random values, by a random
 * caller, and answers what going through all tasks finds, page by page.
 */
@QuarkusTest
class TaskListDifferentialTest extends RecordsTest {

    private static final int FILTERS = 11;
    private static final int TASKS = 250;
    private static final String CLIENT = "rt-differential";
    private static final LocalDate TODAY = LocalDate.of(2021, 3, 1);

    private static final String TASK =
            """
            insert into rectification_task (id, organization, source, aspect, campaign, title, description, found_on,
                first_due_on, due_on, state, cycle, version, created_at, created_by, updated_at, updated_by)
            values (:id, :organization, :source, :aspect, :campaign, :title, :description, :foundOn,
                cast(:firstDueOn as date), cast(:dueOn as date), :state, 1, 1, now(), :client, now(), :client)
            """;

    private static final String STEP =
            "insert into task_transition values (:id, :number, null, :state, :on, 1, null, now(), 'tester')";

    private static final String EXTENSION =
            "insert into task_extension values (:id, 1, :dueOn, :previous, 'reason', :on, 'tester')";

    private static final String ACTION =
            "insert into corrective_action values (:id, 1, :action, '补', null, cast(:dueOn as date), 'planned', null, false)";

    /** A step or an extension: what held from a day on. */
    private record Dated(LocalDate from, String state, @Nullable LocalDate dueOn) {}

    private record Whole(TaskView task, @Nullable LocalDate firstDueOn, List<Dated> steps, List<Dated> extensions) {}

    @Inject
    Database database;

    private final Random random = new Random(9);
    private List<Whole> tasks = List.of();
    private Map<String, @Nullable String> leaders = Map.of();
    private @Nullable Structure structure;

    @Test
    void everySetOfFiltersFindsWhatABruteForceFinds() {
        MovingBureau.write(database);
        write();
        read();
        TaskListQueries lists = new TaskListQueries(database, new OtherSubtreeSizes(database, random::nextBoolean));
        int found = 0;
        for (int set = 0; set < 1 << FILTERS; set++) {
            TaskQuery query = query(set);
            List<TaskView> expected = expected(query);
            found += expected.isEmpty() ? 0 : 1;
            assertEquals(expected, walked(lists, query, expected.size()), query::toString);
            if (expected.isEmpty()) {
                assertEquals(isVisible(query), lists.isVisible(query), query::toString);
            } else {
                assertEquals(expected.size(), lists.total(query), query::toString);
            }
        }
        assertTrue(found > (1 << FILTERS) / 4, "most sets find nothing: " + found);
    }

    private List<TaskView> walked(TaskListQueries lists, TaskQuery query, int size) {
        int limit = 1 + size / (1 + random.nextInt(3));
        List<TaskView> all = new ArrayList<>();
        List<TaskView> page;
        do {
            TaskView last = all.isEmpty() ? null : all.get(all.size() - 1);
            page = lists.page(query, last == null ? null : new Place(last.foundOn(), last.id()), limit, TODAY);
            all.addAll(page);
        } while (page.size() == limit && all.size() <= size);
        return all;
    }

    /** Values of one of the tasks and of another beside it, so that many filters together find something too. */
    private TaskQuery query(int set) {
        TaskView one = own();
        TaskView other = own();
        List<String> ancestors = MovingBureau.ORGANIZATIONS.stream()
                .filter(code -> structure().belowSince(one.organization(), code, one.foundOn()))
                .toList();
        String some = ancestors.get(random.nextInt(ancestors.size()));
        return new TaskQuery(
                scope(ancestors),
                !has(set, 0)
                        ? null
                        : random.nextInt(8) == 0 ? "MB-NONE" : random.nextBoolean() ? some : one.organization(),
                !has(set, 0) || random.nextBoolean(),
                has(set, 1) ? anyOf(one.source(), other.source()) : null,
                has(set, 2) ? random.nextInt(6) == 0 ? List.of() : anyOf(one.state(), other.state()) : null,
                has(set, 3) ? one.foundOn().plusDays(20 + random.nextInt(60)) : null,
                has(set, 4) && one.campaign() != null
                        ? anyOf(one.campaign(), random.nextInt(4) == 0 ? "mb-none" : "mb-open")
                        : null,
                has(set, 5) && one.aspect() != null ? anyOf(one.aspect(), "mb-none") : null,
                has(set, 6) ? one.foundOn().minusDays(random.nextInt(100)) : null,
                has(set, 7) ? one.foundOn().plusDays(random.nextInt(100)) : null,
                has(set, 8) ? one.foundOn().plusDays(random.nextInt(80)) : null,
                has(set, 9)
                        ? one.title()
                                .substring(0, 2 + random.nextInt(one.title().length() - 1))
                                .toUpperCase(Locale.ROOT)
                        : null,
                has(set, 10));
    }

    private TaskView own() {
        List<TaskView> own = tasks.stream()
                .map(Whole::task)
                .filter(task -> task.createdBy().equals(CLIENT))
                .toList();
        return own.get(random.nextInt(own.size()));
    }

    private @Nullable String scope(List<String> ancestors) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> null;
            case 2 -> MovingBureau.ORGANIZATIONS.get(random.nextInt(MovingBureau.ORGANIZATIONS.size()));
            default -> ancestors.get(random.nextInt(ancestors.size()));
        };
    }

    private List<String> anyOf(String one, String other) {
        return random.nextBoolean() ? List.of(one) : List.of(other, one);
    }

    private static boolean has(int set, int filter) {
        return (set & 1 << filter) != 0;
    }

    private List<TaskView> expected(TaskQuery query) {
        Comparator<TaskView> order = Comparator.comparing(TaskView::foundOn)
                .thenComparing(task -> task.id().toString());
        return !isVisible(query)
                ? List.of()
                : tasks.stream()
                        .filter(task -> matches(task, query))
                        .map(Whole::task)
                        .sorted(query.descending() ? order.reversed() : order)
                        .toList();
    }

    private boolean isVisible(TaskQuery query) {
        String organization = query.organization();
        String scope = query.visibleTo();
        return (organization == null || structure().everBelow(organization, scope == null ? organization : scope))
                && (query.campaigns() == null
                        || query.campaigns().stream().allMatch(code -> seesCampaign(code, scope)));
    }

    private boolean seesCampaign(String code, @Nullable String scope) {
        String leader = leaders.get(code);
        return leaders.containsKey(code)
                && (scope == null
                        || leader == null
                        || structure().everBelow(leader, scope)
                        || structure().everBelow(scope, leader));
    }

    private boolean matches(Whole whole, TaskQuery query) {
        TaskView t = whole.task();
        LocalDate day = query.overdueOn() == null ? t.foundOn() : query.overdueOn();
        return (query.visibleTo() == null || structure().belowSince(t.organization(), query.visibleTo(), t.foundOn()))
                && (query.organization() == null
                        || (query.subtree()
                                ? structure().below(t.organization(), query.organization(), day)
                                : t.organization().equals(query.organization())))
                && isOneOf(t.source(), query.sources())
                && isOneOf(t.state(), query.states())
                && isOneOf(t.campaign(), query.campaigns())
                && isOneOf(t.aspect(), query.aspects())
                && (query.foundFrom() == null || !t.foundOn().isBefore(query.foundFrom()))
                && (query.foundTo() == null || !t.foundOn().isAfter(query.foundTo()))
                && (query.dueBefore() == null || isBefore(t.dueOn(), query.dueBefore()))
                && (query.overdueOn() == null || isOverdue(whole, query.overdueOn()))
                && (query.text() == null || holds(t.title(), query.text()) || holds(t.description(), query.text()));
    }

    private static boolean isOverdue(Whole whole, LocalDate day) {
        String state = null;
        for (Dated step : whole.steps()) {
            state = step.from().isAfter(day) ? state : step.state();
        }
        LocalDate dueOn = whole.firstDueOn();
        for (Dated extension : whole.extensions()) {
            dueOn = extension.from().isAfter(day) ? dueOn : extension.dueOn();
        }
        return state != null && TaskStatus.group("open").contains(state) && isBefore(dueOn, day);
    }

    private static boolean isBefore(@Nullable LocalDate day, LocalDate other) {
        return day != null && day.isBefore(other);
    }

    private static boolean isOneOf(@Nullable String value, @Nullable List<String> wanted) {
        return wanted == null || (value != null && wanted.contains(value));
    }

    private static boolean holds(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private Structure structure() {
        return Objects.requireNonNull(structure);
    }

    /** All tasks, those of other tests too. */
    private void read() {
        structure = Structure.of(database);
        Map<UUID, @Nullable LocalDate> firstDueOn = new HashMap<>();
        database.sql("select id, first_due_on from rectification_task")
                .forEach(
                        row -> new Object[] {row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)},
                        task -> firstDueOn.put((UUID) task[0], (LocalDate) task[1]));
        tasks = database
                .sql("select " + TaskRow.COLUMNS + ", " + TaskRow.PARTS + "from rectification_task t")
                .list(row -> TaskRow.view(row, TODAY))
                .stream()
                .map(task -> new Whole(
                        task,
                        firstDueOn.get(task.id()),
                        dated(
                                "select effective_on, to_state, null from task_transition where task = :id order by number",
                                task),
                        dated(
                                "select granted_on, '', due_on from task_extension where task = :id order by number",
                                task)))
                .toList();
        leaders = new HashMap<>();
        database.sql("select code, lead_organization from campaign")
                .forEach(
                        row -> new String[] {row.getString(1), row.getString(2)},
                        campaign -> leaders.put(campaign[0], campaign[1]));
    }

    private List<Dated> dated(String statement, TaskView task) {
        return database.sql(statement)
                .set("id", task.id())
                .list(row -> new Dated(
                        row.getObject(1, LocalDate.class), row.getString(2), row.getObject(3, LocalDate.class)));
    }

    /** Many on few days, so that ids decide between them. */
    private void write() {
        for (int i = 0; i < TASKS; i++) {
            UUID id = UUID.randomUUID();
            LocalDate foundOn = LocalDate.of(2020, 12, 20).plusDays(random.nextInt(24));
            LocalDate dueOn = random.nextInt(4) == 0 ? null : foundOn.plusDays(10 + random.nextInt(40));
            LocalDate extended = dueOn == null || random.nextBoolean() ? null : dueOn.plusDays(15);
            String state = pick("found", "in-progress", "done", "void");
            database.sql(TASK)
                    .set("id", id)
                    .set("organization", pick(MovingBureau.ORGANIZATIONS.toArray(String[]::new)))
                    .set("source", pick("inspection-tour", "self-inspection"))
                    .set("aspect", pick("rt-x", "rt-y", null))
                    .set("campaign", pick("mb-open", "mb-other", null))
                    .set("title", pick("台账不全 Budget", "制度台账问题", "整改"))
                    .set("description", pick("查台账不全", null))
                    .set("foundOn", foundOn)
                    .set("firstDueOn", dueOn)
                    .set("dueOn", extended == null ? dueOn : extended)
                    .set("state", state)
                    .set("client", CLIENT)
                    .execute();
            step(id, 1, "found", foundOn);
            if (!state.equals("found")) {
                step(id, 2, state, foundOn.plusDays(random.nextInt(50)));
            }
            if (extended != null) {
                database.sql(EXTENSION)
                        .set("id", id)
                        .set("dueOn", extended)
                        .set("previous", dueOn)
                        .set("on", foundOn.plusDays(random.nextInt(40)))
                        .execute();
            }
            if (random.nextBoolean()) {
                database.sql(ACTION)
                        .set("id", id)
                        .set("action", UUID.randomUUID())
                        .set("dueOn", dueOn)
                        .execute();
            }
        }
    }

    private void step(UUID task, int number, String state, LocalDate on) {
        database.sql(STEP)
                .set("id", task)
                .set("number", number)
                .set("state", state)
                .set("on", on)
                .execute();
    }

    private @Nullable String pick(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }
}
