package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/** Writes organizations, their moves and campaigns, each only where it is not there yet. */
final class ReferenceData {

    private final Api api;

    ReferenceData(Api api) {
        this.api = api;
    }

    /** Returns how many were new. */
    int organizations(List<Organization> organizations) {
        int created = 0;
        for (Organization organization : organizations) {
            created += create("/v1/organizations/" + organization.code(), organization.body());
        }
        return created;
    }

    int moves() {
        int moved = 0;
        for (Map<String, String> row : Table.read("moves.csv")) {
            String path = "/v1/organizations/" + row.get("organization");
            String day = row.getOrDefault("effectiveFrom", "");
            HttpResponse<String> known = api.get(Person.ADMIN, path + "/parents");
            if (known.statusCode() != 200) {
                throw LoadException.refused(path + "/parents", known);
            }
            if (!known.body().contains("\"" + day + "\"")) {
                String body = Json.write(Map.of("parent", row.getOrDefault("parent", ""), "effectiveFrom", day));
                // A placement more, whatever else has been changed since.
                HttpResponse<String> response =
                        api.send(Person.ADMIN, "PUT", path + "/parent", Map.of("If-Match", "*"), body);
                if (response.statusCode() / 100 != 2) {
                    throw LoadException.refused(path + "/parent", response);
                }
                moved++;
            }
        }
        return moved;
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
            created += create("/v1/campaigns/" + row.get("code"), body);
        }
        return created;
    }

    private int create(String path, Map<String, @Nullable Object> body) {
        HttpResponse<String> response =
                api.send(Person.ADMIN, "PUT", path, Map.of("If-None-Match", "*"), Json.write(body));
        return switch (response.statusCode()) {
            case 201 -> 1;
            // 428: it is there, and writing over it would need its version.
            case 412, 428 -> 0;
            default -> throw LoadException.refused(path, response);
        };
    }
}
