package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/** Writes what the bureau says about its figures and what it holds itself to, each only where it is not there yet. */
final class ReportingData {

    private final Api api;

    ReportingData(Api api) {
        this.api = api;
    }

    /** Requirements that ship without being in force are, in the bureau and from the day that {@code adoptions.csv} names. */
    int adoptions() {
        int adopted = 0;
        for (Map<String, String> row : Table.read("adoptions.csv")) {
            String path = "/v1/requirements/" + row.get("requirement");
            String day = row.getOrDefault("validFrom", "");
            HttpResponse<String> shipped = api.get(Person.ADMIN, path);
            if (shipped.statusCode() != 200) {
                throw LoadException.refused(path, shipped);
            }
            if (!day.equals(Json.field(shipped.body(), "validFrom"))) {
                String body = Json.with(shipped.body(), "validFrom", day);
                body = Json.with(body, "validTo", null);
                body = Json.with(body, "organization", row.get("organization"));
                String etag = shipped.headers().firstValue("ETag").orElse("*");
                HttpResponse<String> response = api.send(Person.ADMIN, "PUT", path, Map.of("If-Match", etag), body);
                if (response.statusCode() != 200) {
                    throw LoadException.refused(path, response);
                }
                adopted++;
            }
        }
        return adopted;
    }

    int exemptions() {
        return create(
                Person.APPROVER,
                "exemptions",
                List.of("requirement", "organization", "scope", "validFrom", "validTo", "reason"));
    }

    int notes() {
        return create(Person.APPROVER, "figure-notes", List.of("indicator", "organization", "period", "text"));
    }

    int submissions() {
        int submitted = 0;
        for (Map<String, String> row : Table.read("submissions.csv")) {
            String path = "/v1/submissions/" + row.get("organization") + "/" + row.get("period");
            submitted += api.create(Person.APPROVER, path, Map.of("state", "submitted"));
        }
        return submitted;
    }

    /** One of each line of the table that has the name of the resource. */
    private int create(Person person, String resource, List<String> fields) {
        int created = 0;
        for (Map<String, String> row : Table.read(resource + ".csv")) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            fields.forEach(field -> body.put(field, row.get(field)));
            created += api.create(person, "/v1/" + resource + "/" + row.get("code"), body);
        }
        return created;
    }
}
