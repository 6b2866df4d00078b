package taizhang.reporting.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.cell.Model;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/** Makes random legal changes of tasks over a small tree, and now and then moves an organization, in the ledger and here. */
final class RandomRectification {

    static final LocalDate START = LocalDate.of(2019, 1, 1);
    static final int DAYS = 720;
    static final List<String> SOURCES = List.of("inspection-tour", "public-demand", "work-plan");
    static final List<String> KINDS = List.of("party-branch", "party-committee");

    private static final Map<String, List<String>> NEXT = Map.of(
            "found", List.of("planned", "in-progress", "in-progress", "void"),
            "planned", List.of("in-progress", "in-progress", "void"),
            "in-progress", List.of("done"),
            "done", List.of("verified", "verified", "reopened"),
            "verified", List.of("kept-up", "reopened"),
            "kept-up", List.of("reopened"),
            "reopened", List.of("in-progress"),
            "void", List.of());

    final Model organizations = new Model();
    final List<TestTask> tasks = new ArrayList<>();
    int transitions;

    private final Random random;
    private final TestLedger ledger;
    private final String prefix;

    RandomRectification(long seed, TestLedger ledger, String prefix, int count) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.prefix = prefix;
        for (int i = 0; i < count; i++) {
            TreeMap<LocalDate, String> placements = new TreeMap<>();
            placements.put(START.minusYears(1), i == 0 ? "" : prefix + (i - 1) / 2);
            write(new Model.Organization(prefix + i, KINDS.get(i % 2), null, null, placements));
        }
    }

    List<String> codes() {
        return new ArrayList<>(organizations.organizations.keySet());
    }

    /** A leaf goes under another organization from a day in the middle on; the past stays. */
    void move() {
        List<String> codes = codes();
        Model.Organization leaf = organizations.organizations.get(prefix + (codes.size() - 1 - random.nextInt(3)));
        TreeMap<LocalDate, String> placements = new TreeMap<>(leaf.placements());
        placements.put(day(START), prefix + random.nextInt(codes.size() / 2));
        write(new Model.Organization(leaf.code(), leaf.kind(), null, null, placements));
    }

    void change(int most) {
        boolean fresh = tasks.isEmpty() || (tasks.size() < most && random.nextInt(6) == 0);
        TestTask task = fresh ? create() : one(tasks);
        List<String> next = NEXT.get(task.last().to());
        LocalDate last = task.last().on();
        if (random.nextInt(6) == 0
                && !next.isEmpty()
                && !TestTask.FIXED.contains(task.last().to())) {
            extend(task, last);
        } else if (random.nextInt(4) == 0) {
            LocalDate done = random.nextBoolean() ? null : day(task.foundOn);
            UUID id = task.actions.isEmpty() || random.nextInt(3) > 0
                    ? UUID.randomUUID()
                    : one(task.actions).id();
            task.action(id, random.nextInt(3) == 0 ? null : day(START), done == null ? open() : "done", done);
        } else if (!next.isEmpty()) {
            // Mostly soon, sometimes on the same day.
            LocalDate on = last.plusDays(random.nextInt(4) == 0 ? 0 : random.nextInt(90));
            task.step(one(next), on);
            transitions++;
        }
        ledger.task(task);
    }

    private void extend(TestTask task, LocalDate last) {
        List<TestTask.Extension> all = task.extensions;
        LocalDate granted = last.plusDays(random.nextInt(60));
        LocalDate latest = all.isEmpty() ? granted : all.get(all.size() - 1).grantedOn();
        LocalDate due =
                all.isEmpty() ? task.firstDueOn : all.get(all.size() - 1).dueOn();
        task.extend(
                (due == null ? task.foundOn : due).plusDays(1 + random.nextInt(90)),
                granted.isBefore(latest) ? latest : granted);
    }

    private TestTask create() {
        LocalDate found = day(START);
        TestTask task = new TestTask(
                UUID.randomUUID(),
                one(codes()),
                one(SOURCES),
                found,
                random.nextInt(4) == 0 ? null : found.plusDays(random.nextInt(200)));
        task.aspect = random.nextInt(3) == 0 ? null : one(List.of("governance", "conduct"));
        task.campaign = random.nextInt(3) > 0 ? null : prefix + "campaign";
        tasks.add(task);
        return task;
    }

    private String open() {
        return one(List.of("planned", "in-progress", "void"));
    }

    private LocalDate day(LocalDate from) {
        LocalDate day = from.plusDays(random.nextInt(DAYS));
        return day.isBefore(START.plusDays(DAYS)) ? day : from;
    }

    private void write(Model.Organization organization) {
        organizations.organizations.put(organization.code(), organization);
        List<@Nullable String> placements = new ArrayList<>();
        organization.placements().forEach((day, parent) -> {
            placements.add(day.toString());
            placements.add(parent.isEmpty() ? null : parent);
        });
        ledger.organization(organization.code(), organization.kind(), placements.toArray(new String[0]));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
