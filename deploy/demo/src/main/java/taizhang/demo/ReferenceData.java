package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/** Writes organizations, what becomes of them, and campaigns, each only where it is not there yet. */
final class ReferenceData {

    private final Api api;

    ReferenceData(Api api) {
        this.api = api;
    }

    /** The whole register, unless its bureau is there; returns how many were new. */
    int organizations() {
        boolean missing = api.get(Person.ADMIN, "/v1/organizations/BUREAU").statusCode() == 404;
        return missing
                ? new Imports(api).send(Person.ADMIN, "entity=organizations&atomic=true", "organizations.csv")
                : 0;
    }

    int moves() {
        int moved = 0;
        for (Map<String, String> row : Table.read("moves.csv")) {
            String day = row.getOrDefault("effectiveFrom", "");
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("parent", row.get("parent"));
            body.put("effectiveFrom", day);
            moved += add("PUT", path(row) + "/parent", body, path(row) + "/parents", day);
        }
        return moved;
    }

    /** What the organizations have from a day on. */
    int totals() {
        int added = 0;
        for (Map<String, String> row : Table.read("totals.csv")) {
            String day = row.getOrDefault("effectiveFrom", "");
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("effectiveFrom", day);
            String members = row.getOrDefault("memberCount", "");
            body.put("memberCount", members.isEmpty() ? null : Integer.valueOf(members));
            String post = row.getOrDefault("postFilled", "");
            body.put("postsFilled", post.isEmpty() ? Map.of() : Map.of(post, 1));
            added += add("PUT", path(row) + "/totals", body, path(row) + "/totals", day);
        }
        return added;
    }

    /** Mergers: what ends and what takes its place. */
    int closures() {
        int closed = 0;
        for (Map<String, String> row : Table.read("closures.csv")) {
            String day = row.getOrDefault("validTo", "");
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("validTo", day);
            body.put("successors", List.of(row.getOrDefault("successor", "")));
            closed += add("POST", path(row) + "/closure", body, path(row), day);
        }
        return closed;
    }

    private static String path(Map<String, String> row) {
        return "/v1/organizations/" + row.get("organization");
    }

    /** Adds something to an organization unless what is known of it names the day. */
    private int add(String method, String path, Map<String, @Nullable Object> body, String known, String day) {
        HttpResponse<String> before = api.get(Person.ADMIN, known);
        if (before.statusCode() != 200) {
            throw LoadException.refused(known, before);
        }
        if (before.body().contains("\"" + day + "\"")) {
            return 0;
        }
        // One more, whatever else has been changed since.
        HttpResponse<String> response = api.send(Person.ADMIN, method, path, Map.of("If-Match", "*"), Json.write(body));
        if (response.statusCode() / 100 != 2) {
            throw LoadException.refused(path, response);
        }
        return 1;
    }

    int campaigns() {
        int created = 0;
        for (Map<String, String> row : Table.read("campaigns.csv")) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("code", row.get("code"));
            body.put("name", Map.of("zh", row.getOrDefault("zh", ""), "en", row.getOrDefault("en", "")));
            for (String field : List.of("kind", "leadOrganization", "startsOn", "endsOn")) {
                String value = row.getOrDefault(field, "");
                body.put(field, value.isEmpty() ? null : value);
            }
            created += api.create(Person.ADMIN, "/v1/campaigns/" + row.get("code"), body);
        }
        return created;
    }
}
