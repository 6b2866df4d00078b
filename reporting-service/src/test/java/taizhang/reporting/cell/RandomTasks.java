package taizhang.reporting.cell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/** Makes random legal changes of rectification tasks and moves of organizations, the same ones in the ledger and here. */
public final class RandomTasks {

    public static final List<String> SOURCES = List.of("inspection-tour", "public-demand", "work-plan");
    public static final List<String> ASPECTS = List.of("governance", "finance", "conduct");

    private static final LocalDate START = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 700;
    private static final Map<String, List<String>> NEXT = Map.of(
            "found", List.of("planned", "in-progress", "in-progress", "void"),
            "planned", List.of("in-progress", "in-progress", "void"),
            "in-progress", List.of("done"),
            "done", List.of("verified", "verified", "reopened"),
            "verified", List.of("kept-up", "reopened"),
            "kept-up", List.of("reopened"),
            "reopened", List.of("in-progress"),
            "void", List.of());

    public int transitions;

    private final Map<UUID, TestTask> tasks = new TreeMap<>();
    private final Random random;
    private final TestLedger ledger;
    private final RandomBureau bureau;
    private final String prefix;

    public RandomTasks(long seed, TestLedger ledger, RandomBureau bureau, String prefix) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.bureau = bureau;
        this.prefix = prefix;
        ledger.campaign(campaign(), "inspection", null, "2019-01-01", null);
    }

    /** @return what there is now, which later changes do not touch */
    public TaskModel model() {
        return new TaskModel(bureau.model, tasks.values());
    }

    public String campaign() {
        return prefix + "campaign";
    }

    /** @param most how many tasks there can be */
    public void change(int most) {
        int what = random.nextInt(100);
        if (what < 3) {
            bureau.move();
        } else if (what < 5 && !tasks.isEmpty()) {
            ledger.deleteTask(tasks.remove(one(List.copyOf(tasks.keySet()))));
        } else if (tasks.isEmpty() || (what < 25 && tasks.size() < most)) {
            write(newTask());
        } else {
            write(changed(one(List.copyOf(tasks.values())).copy()));
        }
    }

    private void write(TestTask task) {
        tasks.put(task.id, task);
        ledger.task(task);
    }

    private TestTask newTask() {
        LocalDate found = START.plusDays(random.nextInt(DAYS));
        return new TestTask(
                        UUID.randomUUID(),
                        one(List.copyOf(bureau.model.organizations.keySet())),
                        one(SOURCES),
                        found,
                        random.nextInt(4) == 0 ? null : found.plusDays(random.nextInt(150)))
                .aspect(random.nextInt(3) == 0 ? null : one(ASPECTS))
                .campaign(random.nextInt(3) > 0 ? null : campaign());
    }

    private TestTask changed(TestTask task) {
        LocalDate last = task.last().on();
        for (TestTask.Extension extension : task.extensions) {
            last = extension.grantedOn().isAfter(last) ? extension.grantedOn() : last;
        }
        // Mostly soon, sometimes on the same day.
        LocalDate day = last.plusDays(random.nextInt(4) == 0 ? 0 : random.nextInt(90));
        List<String> next = NEXT.get(task.last().to());
        int what = random.nextInt(12);
        if (what < 2 && !next.isEmpty() && !TestTask.FIXED.contains(task.last().to())) {
            LocalDate due = task.dueOn(day);
            return task.extend((due == null ? day : due).plusDays(1 + random.nextInt(60)), day);
        }
        if (what < 5) {
            return action(task);
        }
        if (what < 6 || next.isEmpty()) {
            return task.aspect(random.nextBoolean() ? null : one(ASPECTS));
        }
        transitions++;
        return task.step(one(next), day);
    }

    private TestTask action(TestTask task) {
        LocalDate done = random.nextBoolean() ? null : task.foundOn.plusDays(random.nextInt(300));
        UUID id = task.actions.isEmpty() || random.nextInt(3) > 0
                ? UUID.randomUUID()
                : one(task.actions).id();
        LocalDate due = random.nextInt(3) == 0 ? null : START.plusDays(random.nextInt(DAYS));
        return task.action(id, due, done == null ? one(List.of("planned", "in-progress", "void")) : "done", done);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
