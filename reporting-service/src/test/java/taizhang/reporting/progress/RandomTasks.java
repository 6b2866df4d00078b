package taizhang.reporting.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import taizhang.reporting.cell.RandomBureau;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/** Makes random changes of rectification tasks and moves of organizations, the same ones in the ledger and in the model. */
final class RandomTasks {

    static final List<String> SOURCES = List.of("inspection-tour", "self-inspection", "work-plan", "other");

    private static final LocalDate START = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 700;

    private static final Map<String, List<String>> STEPS = Map.of(
            "found", List.of("planned", "in-progress", "in-progress", "void"),
            "planned", List.of("in-progress", "in-progress", "void"),
            "in-progress", List.of("done"),
            "done", List.of("verified", "reopened"),
            "verified", List.of("kept-up", "reopened"),
            "kept-up", List.of("reopened"),
            "reopened", List.of("in-progress"),
            "void", List.of());

    final Map<UUID, TestTask> tasks = new TreeMap<>();
    private final Random random;
    private final TestLedger ledger;
    private final RandomBureau bureau;

    RandomTasks(long seed, TestLedger ledger, RandomBureau bureau) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.bureau = bureau;
    }

    void change() {
        int what = random.nextInt(100);
        if (what < 6) {
            bureau.move();
        } else if (what < 8 && !tasks.isEmpty()) {
            ledger.deleteTask(tasks.remove(one(new ArrayList<>(tasks.keySet()))));
        } else if (what < 28 || tasks.isEmpty()) {
            write(newTask());
        } else {
            write(changed(one(new ArrayList<>(tasks.values())).copy()));
        }
    }

    private void write(TestTask task) {
        tasks.put(task.id, task);
        ledger.task(task);
    }

    private TestTask newTask() {
        LocalDate foundOn = START.plusDays(random.nextInt(DAYS));
        return new TestTask(
                        UUID.randomUUID(),
                        one(new ArrayList<>(bureau.model.organizations.keySet())),
                        one(SOURCES),
                        foundOn,
                        random.nextInt(4) == 0 ? null : foundOn.plusDays(random.nextInt(150)))
                .aspect(random.nextInt(3) == 0 ? null : one(List.of("governance", "finance", "conduct")));
    }

    private TestTask changed(TestTask task) {
        LocalDate last = task.last().on();
        for (TestTask.Extension extension : task.extensions) {
            last = extension.grantedOn().isAfter(last) ? extension.grantedOn() : last;
        }
        LocalDate day = last.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(90));
        List<String> steps = STEPS.get(task.last().to());
        int what = random.nextInt(10);
        if (what < 2 && !TestTask.FIXED.contains(task.last().to())) {
            LocalDate due = task.dueOn(day);
            return task.extend((due == null ? day : due).plusDays(1 + random.nextInt(60)), day);
        }
        if (what < 3) {
            return task.aspect(random.nextBoolean() ? null : "finance");
        }
        return steps.isEmpty() ? task : task.step(one(steps), day);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
