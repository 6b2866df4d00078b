package taizhang.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;
import taizhang.demo.Task.Step;

/**
 * What becomes of a task, as a line of {@code courses.csv} says it: steps separated by semicolons, each of them one of
 *
 * <ul>
 *   <li>{@code planned 7}, {@code verified 63 note}: the state that the task reaches so many days after it was found
 *   <li>{@code progress 30 50 note}: a report after 30 days that half is done
 *   <li>{@code action 1 40}: the first corrective action is done after 40 days; {@code done} finishes those that are left
 *   <li>{@code extended 2027-06-30 reason}: a new deadline, granted on the day of the load
 * </ul>
 *
 * Days move to the nearest working day. Notes with a slash go round from task to task.
 */
final class Course {

    private final List<String> lines;
    private final WorkingDays workingDays;

    Course(String steps, WorkingDays workingDays) {
        this.lines = Arrays.stream(steps.split(";", -1))
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .toList();
        this.workingDays = workingDays;
    }

    /**
     * The steps of one task.
     *
     * @param actions how many corrective actions it has
     * @param turn decides which of several notes it gets
     */
    List<Step> steps(LocalDate foundOn, int actions, int turn) {
        List<Step> steps = new ArrayList<>();
        LocalDate begun = foundOn;
        int done = 0;
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            String note = words.length < 3 ? "" : turn(words[2], turn);
            if (words[0].equals("extended")) {
                steps.add(Step.add(Person.APPROVER, "extensions", body("dueOn", words[1], "reason", note)));
                continue;
            }
            if (words[0].equals("action")) {
                done = Integer.parseInt(words[1]);
                steps.add(actionDone(done, day(foundOn, words[2])));
                continue;
            }
            LocalDate day = day(foundOn, words[1]);
            if (words[0].equals("progress")) {
                steps.add(progress(day, note));
                continue;
            }
            if (words[0].equals("in-progress")) {
                begun = day;
            }
            if (words[0].equals("done")) {
                for (; done < actions; done++) {
                    long days = ChronoUnit.DAYS.between(begun, day) * (done + 1) / actions;
                    steps.add(actionDone(done + 1, begun.plusDays(days)));
                }
            }
            steps.add(transition(words[0], day, note));
            if (words[0].equals("kept-up")) {
                steps.add(Step.edit(1, body("keptUp", true)));
            }
        }
        return steps;
    }

    private LocalDate day(LocalDate foundOn, String days) {
        return workingDays.nearest(foundOn.plusDays(Long.parseLong(days)));
    }

    private static Step transition(String to, LocalDate day, String note) {
        Person by = to.equals("verified") ? Person.APPROVER : Person.RECORDER;
        return Step.add(
                by, "transitions", body("to", to, "effectiveOn", day.toString(), "note", note.isEmpty() ? null : note));
    }

    private static Step progress(LocalDate day, String percentAndNote) {
        String[] words = percentAndNote.split(" ", 2);
        Map<String, @Nullable Object> report = body("on", day.toString(), "note", words[1]);
        report.put("percent", Integer.valueOf(words[0]));
        return Step.add(Person.RECORDER, "progress", report);
    }

    private static Step actionDone(int action, LocalDate day) {
        return Step.edit(action, body("state", "done", "doneOn", day.toString()));
    }

    /** Keeps what stands before the first space of alternatives: a progress report begins with its percentage. */
    private static String turn(String notes, int turn) {
        int percent = notes.matches("\\d+ .*") ? notes.indexOf(' ') + 1 : 0;
        List<String> all = Arrays.asList(notes.substring(percent).split("/", -1));
        return notes.substring(0, percent) + all.get(turn % all.size());
    }

    private static Map<String, @Nullable Object> body(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return body;
    }
}
