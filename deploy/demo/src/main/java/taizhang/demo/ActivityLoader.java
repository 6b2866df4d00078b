package taizhang.demo;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/** Brings each record to where it is to end up, the way people do; what is there already is left alone. */
final class ActivityLoader {

    private static final String ACTIVITIES = "/v1/activities";

    private final Api api;

    ActivityLoader(Api api) {
        this.api = api;
    }

    /**
     * Loads all of them and returns how many were new or had stopped half-way.
     *
     * @param progress is told after each record how many are done
     */
    int load(List<Activity> activities, IntConsumer progress) {
        return Workers.load(activities, this::load, progress);
    }

    private boolean load(Activity activity) {
        HttpResponse<String> posted = post(activity);
        String location = posted.headers().firstValue("Location").orElse(null);
        boolean replayed = posted.headers().firstValue("Idempotency-Replayed").isPresent();
        boolean created = posted.statusCode() == 201 && !replayed;
        // A 409 with a Location: the key has been forgotten after its seven days, the record has not.
        if (location == null || (posted.statusCode() != 201 && posted.statusCode() != 409)) {
            throw LoadException.refused(activity.externalId(), posted);
        }
        String path = URI.create(location).getPath();
        HttpResponse<String> current = created ? posted : api.get(Person.ADMIN, path);
        boolean waiting = "submitted".equals(Json.field(current.body(), "status"));
        boolean decided = waiting && !activity.status().equals("submitted");
        if (decided) {
            decide(activity, path, current);
        }
        return created || decided;
    }

    private HttpResponse<String> post(Activity activity) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(activity.body());
        String first = activity.takenOver() || activity.status().equals("draft") ? activity.status() : "submitted";
        body.put("status", first);
        return api.send(
                activity.takenOver() ? Person.ADMIN : Person.RECORDER,
                "POST",
                ACTIVITIES,
                Map.of("Idempotency-Key", activity.externalId()),
                Json.write(body));
    }

    private void decide(Activity activity, String path, HttpResponse<String> current) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("to", activity.status());
        step.put("reason", activity.reason().isEmpty() ? null : activity.reason());
        HttpResponse<String> response = api.send(
                Person.APPROVER,
                "POST",
                path + "/transitions",
                Map.of("If-Match", current.headers().firstValue("ETag").orElse("\"1\"")),
                Json.write(step));
        // 412: an earlier attempt, whose answer was lost, has decided already.
        if (response.statusCode() != 200 && response.statusCode() != 412) {
            throw LoadException.refused(activity.externalId() + " to " + activity.status(), response);
        }
    }
}
