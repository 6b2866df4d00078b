package taizhang.reporting.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.reporting.fact.Change;

/** A ledger that tests write: it continues the position that the database is at, with right hashes. */
public final class TestLedger {

    private static final Instant AT = Instant.parse("2024-01-01T00:00:00Z");

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> present = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final long start;
    private String hash;
    private Instant at = AT;

    TestLedger(long position, String hash) {
        this.start = position;
        this.hash = hash;
    }

    /** From now on, changes are written at this instant. */
    public void setTime(Instant now) {
        at = now;
    }

    /** Creates, updates or (without a representation) deletes a record. */
    public synchronized Change write(
            String entity, String id, @Nullable String organization, @Nullable Map<String, ?> representation) {
        String record = entity + " " + id;
        String before = present.get(record);
        long version = versions.merge(record, 1L, Long::sum);
        String after = null;
        if (representation == null) {
            present.remove(record);
        } else {
            Map<String, Object> versioned = new TreeMap<>(representation);
            versioned.put("version", version);
            after = json(versioned);
            present.put(record, after);
        }
        String operation = after == null ? "deleted" : before == null ? "created" : "updated";
        Change open = new Change(
                position() + 1,
                "",
                at,
                "test",
                entity,
                id,
                version,
                operation,
                organization,
                before,
                after,
                null,
                null);
        hash = ChainHash.of(hash, open);
        Change chained = withHash(open, hash);
        changes.add(chained);
        return chained;
    }

    /** A type of which anything may be said in {@code mode}, {@code level} and {@code k}, with people and cost. */
    public Change type(String code, String category) {
        List<String> free = List.of();
        return type(
                code,
                category,
                List.of("cost", "people"),
                Map.of("k", free, "lecturer-role", free, "level", free, "mode", free));
    }

    /** @param attributes the closed vocabulary of each; none: free text */
    public Change type(String code, String category, List<String> quantities, Map<String, List<String>> attributes) {
        List<Map<String, ?>> ofAttributes = new ArrayList<>();
        attributes.forEach((key, values) -> {
            Map<String, @Nullable Object> attribute = new TreeMap<>();
            attribute.put("code", key);
            attribute.put("values", values.isEmpty() ? null : values);
            ofAttributes.add(attribute);
        });
        Map<String, Object> type = new TreeMap<>();
        type.put("code", code);
        type.put("category", category);
        type.put("name", name(code));
        type.put(
                "quantities",
                quantities.stream()
                        .map(each -> Map.of("code", each, "name", name(each), "unit", "items"))
                        .toList());
        type.put("attributes", ofAttributes);
        return write(Change.ACTIVITY_TYPE, code, null, type);
    }

    /** @param placements day and parent, in turn; the first day is {@code validFrom} */
    public Change organization(String code, String kind, @Nullable String... placements) {
        return organization(code, kind, Map.of(), placements);
    }

    /** @param more fields that a plain one does not have */
    public Change organization(String code, String kind, Map<String, ?> more, @Nullable String... placements) {
        Map<String, Object> organization = register(code, kind, placements[0]);
        organization.putAll(more);
        return placed(organization, placements);
    }

    /** @param basedIn code of the department or unit */
    public Change organizationBasedIn(String basedIn, String code, String kind, @Nullable String... placements) {
        Map<String, Object> organization = register(code, kind, placements[0]);
        organization.put("basedIn", basedIn);
        return placed(organization, placements);
    }

    /** A held activity of count 1 without quantities or attributes. */
    public Change activity(UUID id, String type, String organization, LocalDate heldOn, String status) {
        return activity(id, type, organization, heldOn, status, Map.of());
    }

    /** @param more fields that differ from those of the plain activity */
    public Change activity(
            UUID id, String type, String organization, LocalDate heldOn, String status, Map<String, ?> more) {
        Map<String, Object> activity = new TreeMap<>();
        activity.put("id", id.toString());
        activity.put("type", type);
        activity.put("organization", organization);
        activity.put("title", "活动 \"" + id + "\"\n\\");
        activity.put("heldOn", heldOn.toString());
        activity.put("occurrence", "held");
        activity.put("count", 1);
        activity.put("quantities", Map.of());
        activity.put("attributes", Map.of());
        activity.put("themes", List.of());
        activity.put("campaign", null);
        activity.put("status", status);
        activity.putAll(more);
        return write(Change.ACTIVITY, id.toString(), organization, activity);
    }

    public Change deleteActivity(UUID id, String organization) {
        return write(Change.ACTIVITY, id.toString(), organization, null);
    }

    /** The task as it is now. */
    public Change task(TestTask task) {
        return write(Change.RECTIFICATION_TASK, task.id.toString(), task.organization, task.document());
    }

    public Change deleteTask(TestTask task) {
        return write(Change.RECTIFICATION_TASK, task.id.toString(), task.organization, null);
    }

    public Change campaign(String code, String kind, @Nullable String lead, String startsOn, @Nullable String endsOn) {
        Map<String, Object> campaign = new TreeMap<>();
        campaign.put("code", code);
        campaign.put("name", name(code));
        campaign.put("kind", kind);
        campaign.put("leadOrganization", lead);
        campaign.put("startsOn", startsOn);
        campaign.put("endsOn", endsOn);
        return write(Change.CAMPAIGN, code, lead, campaign);
    }

    public Change deleteCampaign(String code) {
        return write(Change.CAMPAIGN, code, null, null);
    }

    /** @return the last position */
    public synchronized long position() {
        return start + changes.size();
    }

    synchronized ChangePage page(long after, int limit) {
        int from = (int) Math.max(0, Math.min(changes.size(), after - start));
        int to = Math.min(changes.size(), from + limit);
        return new ChangePage(List.copyOf(changes.subList(from, to)), position());
    }

    /** Puts something else in the place of a change, as one who tampers with the ledger would. */
    synchronized void replace(long position, Change change) {
        changes.set((int) (position - start - 1), change);
    }

    /** Puts its changes behind those that the whole has before its start. */
    synchronized void copyTo(TestLedger whole) {
        whole.cut(start);
        whole.changes.addAll(changes);
    }

    /** Forgets what comes after a position. */
    synchronized void cut(long last) {
        while (position() > last) {
            changes.remove(changes.size() - 1);
        }
    }

    static Change withHash(Change c, String hash) {
        return new Change(
                c.position(),
                hash,
                c.at(),
                c.actor(),
                c.entity(),
                c.id(),
                c.version(),
                c.operation(),
                c.organization(),
                c.before(),
                c.after(),
                c.batch(),
                c.onBehalfOf());
    }

    static Change withActor(Change c, String actor) {
        return new Change(
                c.position(),
                c.hash(),
                c.at(),
                actor,
                c.entity(),
                c.id(),
                c.version(),
                c.operation(),
                c.organization(),
                c.before(),
                c.after(),
                c.batch(),
                c.onBehalfOf());
    }

    private static Map<String, Object> register(String code, String kind, @Nullable String validFrom) {
        Map<String, Object> organization = new TreeMap<>();
        organization.put("code", code);
        organization.put("name", name(code));
        organization.put("kind", kind);
        organization.put("validFrom", validFrom);
        organization.put("validTo", null);
        return organization;
    }

    private Change placed(Map<String, Object> organization, @Nullable String... placements) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < placements.length; i += 2) {
            Map<String, Object> placement = new TreeMap<>();
            placement.put("effectiveFrom", placements[i]);
            placement.put("parent", placements[i + 1]);
            all.add(placement);
        }
        organization.put("placements", all);
        String code = String.valueOf(organization.get("code"));
        return write(Change.ORGANIZATION, code, code, organization);
    }

    private static Map<String, String> name(String code) {
        return Map.of("zh", "名 " + code, "en", "name " + code);
    }

    private static String json(Object value) {
        try {
            return Json.CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
