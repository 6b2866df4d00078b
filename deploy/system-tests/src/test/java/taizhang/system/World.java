package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A random tree of organizations with moves and random activities in every status, written through the API and remembered
 * here in the plainest way, so that every figure can be counted by brute force.
 */
final class World {

    static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 1096;

    private static final List<String> KINDS =
            List.of("party-committee", "general-party-branch", "party-branch", "party-small-group");

    record Organization(String code, String kind, Boolean hasCommittee, NavigableMap<LocalDate, String> parents) {}

    record Activity(
            String id,
            String type,
            String category,
            String organization,
            LocalDate heldOn,
            String occurrence,
            String status,
            int count,
            int quantity,
            @Nullable String attribute,
            List<String> themes) {

        /** What it counts for: value, pending or nothing. */
        @Nullable
        String standing() {
            if (!occurrence.equals("held")) {
                return null;
            }
            return status.equals("approved") ? "value" : status.equals("submitted") ? "pending" : null;
        }
    }

    /** What the generator knows of a type: one quantity and one attribute are enough to tell right from wrong. */
    record Type(String code, String category, String quantity, @Nullable String attribute, List<String> values) {}

    static final List<Type> TYPES = List.of(
            new Type(
                    "party-lecture",
                    "lecture",
                    "person-times",
                    "lecturer-role",
                    List.of("party-group-secretary", "branch-secretary", "invited")),
            new Type("party-group-meeting", "meeting", "agenda-items", "form", List.of("regular", "enlarged")),
            new Type("themed-party-day", "theme-day", "attendees", null, List.of()),
            new Type(
                    "expenditure",
                    "expenditure",
                    "amount-cny",
                    "budget-category",
                    List.of("official-reception", "vehicle-running")));

    static final List<String> THEMES = List.of("integrity", "theory-study", "ideology");

    final String prefix;
    final String root;
    final Map<String, Organization> organizations = new LinkedHashMap<>();
    final Map<String, Activity> activities = new LinkedHashMap<>();

    private final Random random;
    private final Api admin;
    private final Api recorder;
    private final Api approver;

    World(String prefix, long seed, Taizhang system) {
        this.prefix = prefix;
        this.root = prefix + "-0";
        this.random = new Random(seed);
        this.admin = system.api("admin");
        this.recorder = system.api("recorder");
        this.approver = system.api("approver");
    }

    void plant(int size) {
        for (int i = 0; i < size; i++) {
            String parent = i == 0 ? null : prefix + "-" + random.nextInt(i);
            String kind = i == 0 ? "leading-party-members-group" : KINDS.get(random.nextInt(KINDS.size()));
            Organization organization = new Organization(prefix + "-" + i, kind, random.nextBoolean(), new TreeMap<>());
            organization.parents().put(LocalDate.of(2015, 1, 1), parent == null ? "" : parent);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("name", Map.of("zh", "第" + i + "支部", "en", "Organization " + i));
            body.put("kind", kind);
            body.put("parent", parent);
            body.put("validFrom", "2015-01-01");
            body.put("hasCommittee", organization.hasCommittee());
            admin.put("/v1/organizations/" + organization.code(), body).expect(201);
            organizations.put(organization.code(), organization);
        }
    }

    /** Moves an organization below another one from a day; what would close a cycle is refused and changes nothing. */
    void move() {
        List<String> codes = new ArrayList<>(organizations.keySet());
        String moved = codes.get(1 + random.nextInt(codes.size() - 1));
        String parent = codes.get(random.nextInt(codes.size()));
        LocalDate from = FIRST_DAY.plusDays(random.nextInt(DAYS));
        Api.Answer answer = admin.send(
                "PUT",
                "/v1/organizations/" + moved + "/parent",
                Map.of("parent", parent, "effectiveFrom", from.toString()),
                Map.of("If-Match", "*"));
        if (answer.status() == 200) {
            place(organizations.get(moved).parents(), from, parent);
        } else {
            answer.expect(409);
        }
    }

    /** As the register keeps it: two placements in a row under the same parent are one, and no later move parts them. */
    private static void place(NavigableMap<LocalDate, String> parents, LocalDate from, String parent) {
        parents.put(from, parent);
        for (LocalDate day : List.copyOf(parents.navigableKeySet())) {
            Map.Entry<LocalDate, String> before = parents.lowerEntry(day);
            if (before != null && before.getValue().equals(parents.get(day))) {
                parents.remove(day);
            }
        }
    }

    void record() {
        Type type = TYPES.get(random.nextInt(TYPES.size()));
        String organization = prefix + "-" + random.nextInt(organizations.size());
        Activity activity = random(type, organization, "draft");
        Map<String, Object> body = body(type, activity);
        body.values().forEach(World::dropNulls);
        body.put("organization", organization);
        body.put("type", type.code());
        boolean submit = random.nextBoolean();
        body.put("status", submit ? "submitted" : "draft");
        JsonNode created = recorder.post("/v1/activities", body).expect(201).body();
        remember(created, activity, submit ? "submitted" : "draft");
        live(type, created);
    }

    /** Leads a record some random steps through its life. */
    private void live(Type type, JsonNode created) {
        JsonNode now = created;
        for (int step = random.nextInt(5); step > 0; step--) {
            String status = now.get("status").asText();
            String to = next(status);
            if (to == null) {
                return;
            }
            if (to.equals("edit")) {
                Activity changed = random(type, now.get("organization").asText(), status);
                now = recorder.send(
                                "PATCH",
                                "/v1/activities/" + now.get("id").asText(),
                                body(type, changed),
                                Map.of("If-Match", "\"" + now.get("version").asText() + "\""))
                        .expect(200)
                        .body();
                remember(now, changed, status);
            } else {
                Api actor = to.equals("approved") || to.equals("returned") ? approver : recorder;
                now = actor.transition(now, to, to.equals("returned") ? "日期有误" : null)
                        .expect(200)
                        .body();
                remember(now, activities.get(now.get("id").asText()), to);
            }
        }
    }

    private @Nullable String next(String status) {
        List<String> steps =
                switch (status) {
                    case "draft" -> List.of("submitted", "submitted", "edit", "voided");
                    case "submitted" -> List.of("approved", "approved", "approved", "returned", "voided");
                    case "returned" -> List.of("edit", "submitted", "submitted", "voided");
                    case "approved" -> List.of("returned");
                    default -> List.of();
                };
        return steps.isEmpty() ? null : steps.get(random.nextInt(steps.size()));
    }

    private Activity random(Type type, String organization, String status) {
        String occurrence = random.nextInt(8) == 0 ? "cancelled" : "held";
        List<String> themes = new ArrayList<>();
        THEMES.forEach(theme -> {
            if (random.nextInt(3) == 0) {
                themes.add(theme);
            }
        });
        return new Activity(
                "",
                type.code(),
                type.category(),
                organization,
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                occurrence,
                status,
                random.nextInt(6) == 0 ? 1 + random.nextInt(9) : 1,
                random.nextInt(4) == 0 ? -1 : random.nextInt(60),
                type.attribute() == null || random.nextInt(4) == 0
                        ? null
                        : type.values().get(random.nextInt(type.values().size())),
                themes);
    }

    private static Map<String, Object> body(Type type, Activity activity) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "党课与会议 " + type.code());
        body.put("heldOn", activity.heldOn().toString());
        body.put("occurrence", activity.occurrence());
        body.put("count", activity.count());
        // As a merge patch merges, what is absent has to be said as null there.
        body.put("quantities", entry(type.quantity(), activity.quantity() < 0 ? null : activity.quantity()));
        body.put("attributes", type.attribute() == null ? Map.of() : entry(type.attribute(), activity.attribute()));
        body.put("themes", activity.themes());
        return body;
    }

    private static void dropNulls(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.values().removeIf(java.util.Objects::isNull);
        }
    }

    private static Map<String, Object> entry(String key, @Nullable Object value) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(key, value);
        return entry;
    }

    private void remember(JsonNode answer, Activity activity, String status) {
        String id = answer.get("id").asText();
        activities.put(
                id,
                new Activity(
                        id,
                        activity.type(),
                        activity.category(),
                        activity.organization(),
                        activity.heldOn(),
                        activity.occurrence(),
                        status,
                        activity.count(),
                        activity.quantity(),
                        activity.attribute(),
                        activity.themes()));
    }
}
