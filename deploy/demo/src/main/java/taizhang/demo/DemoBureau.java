package taizhang.demo;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import taizhang.demo.Api.Person;

/**
 * Loads the demo bureau from sheets such as a bureau keeps: its register; 2019 as a past year, taken over as approved by the
 * administrator; 2020 handed in by a recorder and approved by someone else; the ledger of what was to be put right. What no sheet
 * says is sent by single writes: how it was put right, step by step, done by one and verified by the other, the requirements that
 * the bureau has adopted, its exemptions and notes. Loading it again changes nothing.
 */
public final class DemoBureau {

    private static final Duration CATCH_UP = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /** The ledgers of each year. */
    private static final List<String> LEDGERS = List.of(
            "meetings",
            "organisational-life",
            "study-and-training",
            "supervision-and-talks",
            "organization",
            "documents-and-expenditure",
            "service",
            "publicity-and-events");

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
        out.println("Demo bureau: organizations and campaigns");
        int changed = reference.organizations()
                + reference.moves()
                + reference.totals()
                + reference.closures()
                + reference.campaigns();
        out.println("Demo bureau: activities of 2019");
        Imports imports = new Imports(api);
        for (String sheet : sheets(2019)) {
            changed += imports.send(Person.ADMIN, "entity=activities", sheet);
        }
        out.println("Demo bureau: activities of 2020");
        for (String sheet : sheets(2020)) {
            changed += imports.send(Person.RECORDER, "entity=activities", sheet);
        }
        changed += new Approvals(api).decide(externalIds(2020));
        List<Task> tasks = new TaskPlan().tasks();
        out.println("Demo bureau: " + tasks.size() + " rectification tasks");
        changed += imports.send(Person.RECORDER, "entity=rectification-tasks", "rectification.csv");
        changed += new TaskLoader(api).load(tasks);
        out.println("Demo bureau: waiting for the figures");
        String position = awaitFigures(api);
        ReportingData reporting = new ReportingData(api);
        changed += reporting.adoptions() + reporting.exemptions() + reporting.notes() + reporting.submissions();
        String size = Table.read("organizations.csv").size() + " organizations, "
                + (externalIds(2019).size() + externalIds(2020).size()) + " activities of 2019 and 2020 and "
                + tasks.size() + " rectification tasks are there";
        out.println("Demo bureau: " + (changed == 0 ? "nothing to do, " + size + " already" : size) + " (position "
                + position + ")");
    }

    /** The files with the activities of a year. */
    static List<String> sheets(int year) {
        return LEDGERS.stream()
                .map(ledger -> "activities/" + year + "/" + ledger + ".csv")
                .toList();
    }

    private static Set<String> externalIds(int year) {
        return sheets(year).stream()
                .flatMap(sheet -> Table.read(sheet).stream())
                .map(row -> row.getOrDefault("外部编号", ""))
                .collect(Collectors.toSet());
    }

    private static String awaitFigures(Api api) {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        long head = -1;
        // Two looks, since a change gets its position a moment after it is accepted.
        for (boolean settled = false; !settled; ) {
            Api.pause(BETWEEN_LOOKS);
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

    private static long number(Api api, String path) {
        HttpResponse<String> response = api.get(Person.ADMIN, path);
        String position = Json.field(response.body(), "position");
        if (response.statusCode() != 200 || position == null) {
            throw LoadException.refused(path, response);
        }
        return Long.parseLong(position);
    }
}
