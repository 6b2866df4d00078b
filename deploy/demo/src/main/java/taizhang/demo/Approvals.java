package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/** Decides about what was handed in, many at once, as an approver does. */
final class Approvals {

    private static final String WAITING = "/v1/activities?organization=BUREAU&scope=subtree&status=submitted";
    private static final int MOST_AT_ONCE = 500;
    /** The last two: an earlier attempt, whose answer was lost, has decided already. */
    private static final Set<String> DECIDED = Set.of("200", "409", "412");

    private final Api api;
    /** Why what is not approved is returned; empty: it waits. */
    private final Map<String, String> undecided = new LinkedHashMap<>();

    Approvals(Api api) {
        this.api = api;
        Table.read("undecided.csv")
                .forEach(row -> undecided.put(row.getOrDefault("externalId", ""), row.getOrDefault("reason", "")));
    }

    /**
     * Returns how many were waiting for it.
     *
     * @param ours external ids of the records to decide about
     */
    int decide(Set<String> ours) {
        HttpResponse<String> waiting = api.send(Person.APPROVER, "GET", WAITING, Map.of("Accept", "text/csv"), null);
        if (waiting.statusCode() != 200) {
            throw LoadException.refused(WAITING, waiting);
        }
        Map<String, List<Map<String, ?>>> byReason = new LinkedHashMap<>();
        for (Map<String, String> row : Table.parse(waiting.body())) {
            String externalId = row.getOrDefault("externalId", "");
            String reason = undecided.get(externalId);
            if (ours.contains(externalId) && (reason == null || !reason.isEmpty())) {
                byReason.computeIfAbsent(reason == null ? "" : reason, any -> new ArrayList<>())
                        .add(Map.of(
                                "id",
                                row.getOrDefault("id", ""),
                                "version",
                                Integer.valueOf(row.getOrDefault("version", ""))));
            }
        }
        int decided = 0;
        for (Map.Entry<String, List<Map<String, ?>>> each : byReason.entrySet()) {
            for (int from = 0; from < each.getValue().size(); from += MOST_AT_ONCE) {
                int to = Math.min(from + MOST_AT_ONCE, each.getValue().size());
                decide(each.getKey(), each.getValue().subList(from, to));
            }
            decided += each.getValue().size();
        }
        return decided;
    }

    private void decide(String reason, List<Map<String, ?>> items) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("to", reason.isEmpty() ? "approved" : "returned");
        step.put("reason", reason.isEmpty() ? null : reason);
        step.put("items", items);
        HttpResponse<String> response =
                api.send(Person.APPROVER, "POST", "/v1/activities/transitions", Map.of(), Json.write(step));
        if (response.statusCode() != 200 || !DECIDED.containsAll(Json.fields(response.body(), "status"))) {
            throw LoadException.refused(String.valueOf(step.get("to")), response);
        }
    }
}
