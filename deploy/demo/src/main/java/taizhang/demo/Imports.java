package taizhang.demo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taizhang.demo.Api.Person;

/**
 * Sends sheets as anybody sends a file, and waits for each. What is there already is left alone, even if it has been edited
 * since; a row that is refused for another reason ends the load, with the words of the refusal.
 */
final class Imports {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Set<String> AT_WORK = Set.of("queued", "validating", "applying");
    private static final int MOST_TOLD = 10;

    private final Api api;

    Imports(Api api) {
        this.api = api;
    }

    /**
     * Returns how many records were new.
     *
     * @param query which records they are, such as {@code entity=activities}
     * @param sheet name of the file
     */
    int send(Person by, String query, String sheet) {
        HttpResponse<String> accepted = api.send(
                by,
                "POST",
                "/v1/imports?mode=commit&" + query,
                Map.of(
                        "Content-Type",
                        "text/csv",
                        "Content-Disposition",
                        "attachment; filename=\"" + sheet.replace('/', '-') + "\""),
                Table.text(sheet));
        if (accepted.statusCode() != 202) {
            throw LoadException.refused(sheet, accepted);
        }
        String path = "/v1/imports/" + Json.field(accepted.body(), "id");
        HttpResponse<String> ended = await(by, path, sheet);
        List<String> refusals = refusals(by, path);
        if (!refusals.isEmpty()
                || !String.valueOf(Json.field(ended.body(), "state")).startsWith("completed")) {
            throw new LoadException(sheet + " is not taken: "
                    + (refusals.isEmpty() ? ended.body() : String.join("; ", refusals)) + " (" + path + ")");
        }
        return Integer.parseInt(String.valueOf(Json.field(ended.body(), "created")));
    }

    private HttpResponse<String> await(Person by, String path, String sheet) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            HttpResponse<String> seen = api.get(by, path);
            String state = Json.field(seen.body(), "state");
            if (seen.statusCode() != 200 || state == null) {
                throw LoadException.refused(path, seen);
            }
            if (!AT_WORK.contains(state)) {
                return seen;
            }
            Api.pause(Duration.ofMillis(100));
        }
        throw new LoadException(sheet + " has not come in within " + LONGEST.toMinutes() + " minutes; see GET " + path);
    }

    /** What is wrong with rows, but for that there is such a record already. */
    private List<String> refusals(Person by, String path) {
        HttpResponse<String> rows = api.get(by, path + "/rows?outcome=rejected&limit=500");
        if (rows.statusCode() != 200) {
            throw LoadException.refused(path + "/rows", rows);
        }
        List<String> refusals = new ArrayList<>();
        for (String row : rows.body().split("\\{\"row\":", -1)) {
            List<String> codes = Json.fields(row, "code");
            if (!Set.of("already-exists").containsAll(codes) && refusals.size() < MOST_TOLD) {
                refusals.add("row " + row.substring(0, row.indexOf(',')) + ": "
                        + String.join(", ", Json.fields(row, "detail")));
            }
        }
        return refusals;
    }
}
