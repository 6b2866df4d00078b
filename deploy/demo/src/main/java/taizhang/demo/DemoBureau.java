package taizhang.demo;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import taizhang.demo.Api.Person;

/**
 * Loads the demo bureau: 2019 as a past year taken over by the administrator, 2020 submitted by a recorder and approved by
 * someone else, and what was put right in 2020, recorded by one and verified by the other; then the requirements that it has
 * adopted, its exemptions and notes. Loading it again changes nothing.
 */
public final class DemoBureau {

    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private DemoBureau() {}

    /**
     * Loads what is not there yet and returns when the figures include it.
     *
     * @param gateway the address of the public API, such as {@code http://localhost:8080}
     * @param tokens gives a bearer token for a role and a subject, valid for a minute at least
     * @param out is told the progress, and in its last line what was loaded
     * @throws LoadException when something is refused
     */
    public static void load(URI gateway, BiFunction<String, String, String> tokens, PrintStream out) {
        Api api = new Api(gateway, tokens);
        ReferenceData reference = new ReferenceData(api);
        List<Organization> register = Organization.all();
        out.println("Demo bureau: organizations and campaigns");
        int changed = reference.organizations(register)
                + reference.moves()
                + reference.totals()
                + reference.closures()
                + reference.campaigns();
        List<Activity> activities = activities(register);
        changed += new ActivityLoader(api).load(activities, done -> {
            if (done % 500 == 0) {
                out.println("Demo bureau: " + done + " of " + activities.size() + " activities");
            }
        });
        List<Task> tasks = new TaskPlan().tasks();
        out.println("Demo bureau: " + tasks.size() + " rectification tasks");
        changed += new TaskLoader(api).load(tasks);
        out.println("Demo bureau: waiting for the figures");
        String position = awaitFigures(api);
        ReportingData reporting = new ReportingData(api);
        changed += reporting.adoptions() + reporting.exemptions() + reporting.notes() + reporting.submissions();
        String size = register.size() + " organizations, " + activities.size() + " activities of 2019 and 2020 and "
                + tasks.size() + " rectification tasks";
        out.println(
                changed == 0
                        ? "Demo bureau: nothing to do, " + size + " are there already (position " + position + ")"
                        : "Demo bureau: " + size + " are there, " + changed + " of them new (position " + position
                                + ")");
    }

    /** Every record of the demo bureau, in the order of the plans. */
    static List<Activity> activities(List<Organization> register) {
        List<Activity> activities = new ArrayList<>(new Plan(2019, true, register).activities());
        activities.addAll(new Plan(2020, false, register).activities());
        return activities;
    }

    private static String awaitFigures(Api api) {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        long head = -1;
        // Two looks, since a change gets its position a moment after it is accepted.
        for (boolean settled = false; !settled; ) {
            pause();
            long before = head;
            head = number(api, "/v1/changes/head");
            settled = head == before && number(api, "/v1/feed") >= head;
            if (!settled && System.nanoTime() > deadline) {
                throw new LoadException("The figures have not caught up with position " + head + " in "
                        + CATCH_UP.toMinutes() + " minutes; see GET /v1/feed.");
            }
        }
        return String.valueOf(head);
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("The wait was interrupted", e);
        }
    }

    private static long number(Api api, String path) {
        HttpResponse<String> response = api.get(Person.ADMIN, path);
        String position = Json.field(response.body(), "position");
        if (response.statusCode() != 200 || position == null) {
            throw LoadException.refused(path, response);
        }
        return Long.parseLong(position);
    }
}
