package taizhang.system;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call an endpoint, how it is called for something of a foreign unit, and what it may answer then.
 *
 * @param role the lowest role
 */
record Endpoint(
        URI service,
        String method,
        String path,
        String role,
        Set<Integer> answers,
        String query,
        @Nullable Object body) {

    private static final List<String> ASCENDING = List.of("reader", "recorder", "approver", "admin");
    private static final String ADMIN_OR_FEED = "admin or feed";
    private static final String ANYBODY = "anybody with a token";
    private static final String FOREIGN = "AM-FOREIGN";
    private static final Map<String, String> NAME = Map.of("zh", "名称", "en", "name");

    /** Reference data that is everybody's: reading is open, writing is refused to a caller of one unit. */
    private static final Set<Integer> COMMON = Set.of(200);

    private static final Set<Integer> HIDDEN = Set.of(404);
    private static final Set<Integer> REFUSED = Set.of(403, 404, 422);

    /** What is hidden stands in the answer: the records are what they were. */
    private static final Set<Integer> EACH_HIDDEN = Set.of(200);

    boolean isOpenTo(String caller) {
        if (role.equals(ANYBODY)) {
            return true;
        }
        boolean apart = role.equals(ADMIN_OR_FEED);
        int lowest = ASCENDING.indexOf(apart ? "admin" : role);
        return (apart && caller.equals("feed")) || ASCENDING.indexOf(caller) >= lowest;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** {@code {id}} is that of the foreign record, as in a path. */
    private static Map<String, Object> many(String to) {
        return Map.of("to", to, "items", List.of(Map.of("id", "{id}", "version", 2)));
    }

    static Endpoint of(URI service, String method, String path) {
        Map<String, Object> lecture = Map.of(
                "type", "party-lecture",
                "organization", FOREIGN,
                "title", "党课",
                "heldOn", "2020-03-05",
                "occurrence", "held");
        Map<String, Object> finding = Map.of(
                "organization", FOREIGN,
                "source", "inspection-tour",
                "title", "台账不全",
                "foundOn", "2020-03-02");
        String figures = "?indicator=lectures-given&period=2020&organization=" + FOREIGN;
        return switch (method + " " + path) {
            case "GET /v1/me" -> of(service, method, path, ANYBODY, COMMON, "", null);
            case "GET /v1/organizations" -> of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/organizations/{code}",
                    "GET /v1/organizations/{code}/parents",
                    "GET /v1/organizations/{code}/totals" -> of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/organizations/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        REFUSED,
                        "",
                        Map.of("name", NAME, "kind", "party-branch", "validFrom", "2015-01-01"));
            case "PUT /v1/organizations/{code}/parent" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        HIDDEN,
                        "",
                        Map.of("parent", "AM-OWN", "effectiveFrom", "2020-01-01"));
            case "PUT /v1/organizations/{code}/totals" ->
                of(service, method, path, "admin", HIDDEN, "", Map.of("effectiveFrom", "2020-01-01", "memberCount", 1));
            case "POST /v1/organizations/{code}/closure" ->
                of(service, method, path, "admin", HIDDEN, "", Map.of("validTo", "2030-12-31"));
            case "DELETE /v1/organizations/{code}" -> of(service, method, path, "admin", HIDDEN, "", null);
            case "GET /v1/activity-types", "GET /v1/activity-types/{code}" ->
                of(service, method, path, "reader", COMMON, "", null);
            case "PUT /v1/activity-types/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        Set.of(403),
                        "",
                        Map.of("category", "lecture", "name", NAME, "partyActivity", true));
            case "GET /v1/campaigns" -> of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/campaigns/{code}" -> of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/campaigns/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        REFUSED,
                        "",
                        Map.of(
                                "name",
                                NAME,
                                "kind",
                                "clean-up",
                                "leadOrganization",
                                FOREIGN,
                                "startsOn",
                                "2020-01-01"));
            case "DELETE /v1/campaigns/{code}" -> of(service, method, path, "admin", HIDDEN, "", null);
            case "GET /v1/import-mappings" -> of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/import-mappings/{code}" -> of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/import-mappings/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "recorder",
                        HIDDEN,
                        "",
                        Map.of("entity", "activities", "columns", Map.of("会议名称", "title")));
            case "DELETE /v1/import-mappings/{code}" -> of(service, method, path, "recorder", HIDDEN, "", null);
            case "GET /v1/activities" -> of(service, method, path, "reader", COMMON, "", null);
            case "POST /v1/activities" -> of(service, method, path, "recorder", Set.of(422), "", lecture);
            case "GET /v1/activities/{id}",
                    "GET /v1/activities/{id}/transitions",
                    "GET /v1/activities/{id}/attachments",
                    "GET /v1/activities/{id}/attachments/{attachmentId}" ->
                of(service, method, path, "reader", HIDDEN, "", null);
            case "PATCH /v1/activities/{id}" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("title", "新题目"));
            case "DELETE /v1/activities/{id}",
                    "DELETE /v1/activities/{id}/attachments/{attachmentId}",
                    "DELETE /v1/rectification-tasks/{id}/attachments/{attachmentId}" ->
                of(service, method, path, "recorder", HIDDEN, "", null);
            // No form, which nobody gets to hear who cannot see the record.
            case "POST /v1/activities/{id}/attachments", "POST /v1/rectification-tasks/{id}/attachments" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of());
            case "POST /v1/activities/{id}/transitions" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("to", "submitted"));
            case "POST /v1/activities/transitions" ->
                of(service, method, path, "recorder", EACH_HIDDEN, "", many("submitted"));
            case "POST /v1/rectification-tasks/transitions" ->
                of(service, method, path, "recorder", EACH_HIDDEN, "", many("in-progress"));
            case "GET /v1/rectification-tasks" -> of(service, method, path, "reader", COMMON, "", null);
            case "POST /v1/rectification-tasks" -> of(service, method, path, "recorder", Set.of(422), "", finding);
            case "GET /v1/rectification-tasks/{id}",
                    "GET /v1/rectification-tasks/{id}/transitions",
                    "GET /v1/rectification-tasks/{id}/cycles",
                    "GET /v1/rectification-tasks/{id}/actions",
                    "GET /v1/rectification-tasks/{id}/actions/{actionId}",
                    "GET /v1/rectification-tasks/{id}/attachments",
                    "GET /v1/rectification-tasks/{id}/attachments/{attachmentId}",
                    "GET /v1/rectification-tasks/{id}/extensions",
                    "GET /v1/rectification-tasks/{id}/progress" ->
                of(service, method, path, "reader", HIDDEN, "", null);
            case "PATCH /v1/rectification-tasks/{id}",
                    "PATCH /v1/rectification-tasks/{id}/actions/{actionId}",
                    "POST /v1/rectification-tasks/{id}/actions" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("title", "新题目"));
            case "POST /v1/rectification-tasks/{id}/transitions" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("to", "in-progress"));
            case "POST /v1/rectification-tasks/{id}/progress" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("note", "过半"));
            case "POST /v1/rectification-tasks/{id}/extensions" ->
                of(service, method, path, "approver", HIDDEN, "", Map.of("dueOn", "2021-12-31", "reason", "雨季"));
            case "GET /v1/imports" -> of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/imports/templates" -> of(service, method, path, "reader", COMMON, "?entity=activities", null);
            // No file, which is told before anything else.
            case "POST /v1/imports" ->
                of(service, method, path, "recorder", Set.of(415), "?entity=activities", Map.of());
            case "GET /v1/imports/{id}", "GET /v1/imports/{id}/rows", "GET /v1/imports/{id}/file" ->
                of(service, method, path, "reader", HIDDEN, "", null);
            case "POST /v1/imports/{id}/cancellation" -> of(service, method, path, "recorder", HIDDEN, "", null);
            case "POST /v1/imports/{id}/withdrawal" ->
                of(service, method, path, "recorder", HIDDEN, "", Map.of("reason", "错"));
            case "GET /v1/changes" -> of(service, method, path, ADMIN_OR_FEED, COMMON, "?limit=500", null);
            case "GET /v1/changes/head" -> of(service, method, path, ADMIN_OR_FEED, COMMON, "", null);
            case "GET /v1/changes/verification" -> of(service, method, path, ADMIN_OR_FEED, Set.of(403), "", null);
            case "GET /v1/indicators", "GET /v1/indicators/{code}", "GET /v1/indicators/{code}/versions" ->
                of(service, method, path, "reader", COMMON, "", null);
            case "PUT /v1/indicators/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        Set.of(403),
                        "",
                        Map.of("name", NAME, "unit", "times", "of", "activities", "measure", "count"));
            case "GET /v1/figures/effect" ->
                of(service, method, path, "reader", HIDDEN, "?import=01970000-0000-7000-8000-000000000000", null);
            case "GET /v1/figures" -> of(service, method, path, "reader", HIDDEN, figures, null);
            case "GET /v1/evidence" -> of(service, method, path, "reader", HIDDEN, figures, null);
            case "GET /v1/requirements",
                    "GET /v1/requirements/{code}",
                    "GET /v1/requirements/{code}/versions",
                    "GET /v1/exemptions",
                    "GET /v1/calendar-tokens",
                    "GET /v1/obligation-events" -> of(service, method, path, "reader", COMMON, "", null);
            case "PUT /v1/requirements/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "admin",
                        Set.of(403),
                        "",
                        Map.of("name", NAME, "types", List.of("party-lecture"), "minimum", 1, "per", "year"));
            case "GET /v1/exemptions/{code}", "GET /v1/exemptions/{code}/versions" ->
                of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/exemptions/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "approver",
                        HIDDEN,
                        "",
                        Map.of(
                                "requirement",
                                "themed-party-day-monthly",
                                "organization",
                                FOREIGN,
                                "validFrom",
                                "2020-01-01",
                                "reason",
                                "水灾"));
            case "DELETE /v1/exemptions/{code}" -> of(service, method, path, "approver", HIDDEN, "", null);
            case "POST /v1/calendar-tokens" ->
                of(service, method, path, "reader", HIDDEN, "", Map.of("organization", FOREIGN));
            case "DELETE /v1/calendar-tokens/{id}" -> of(service, method, path, "reader", HIDDEN, "", null);
            // Its token is in the address.
            case "GET /v1/compliance.ics" ->
                of(service, method, path, ANYBODY, Set.of(401), "?token=none&organization=" + FOREIGN, null);
            case "GET /v1/rectification-progress", "GET /v1/summary", "GET /v1/compliance" ->
                of(service, method, path, "reader", HIDDEN, "?period=2020&organization=" + FOREIGN, null);
            case "POST /v1/figures" ->
                of(
                        service,
                        method,
                        path,
                        "reader",
                        HIDDEN,
                        "",
                        Map.of(
                                "definition",
                                Map.of("of", "activities", "measure", "count"),
                                "organization",
                                FOREIGN,
                                "periods",
                                List.of("2020")));
            case "GET /v1/figure-entries", "GET /v1/figure-notes", "GET /v1/targets" ->
                of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/figure-entries/{code}",
                    "GET /v1/figure-entries/{code}/versions",
                    "GET /v1/figure-notes/{code}",
                    "GET /v1/figure-notes/{code}/versions",
                    "GET /v1/targets/{code}",
                    "GET /v1/targets/{code}/versions" -> of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/targets/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "approver",
                        HIDDEN,
                        "",
                        Map.of("indicator", "lectures-given", "organization", FOREIGN, "period", "2020", "value", 1));
            case "PUT /v1/figure-entries/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "approver",
                        HIDDEN,
                        "",
                        Map.of(
                                "indicator",
                                "am-entered",
                                "organization",
                                FOREIGN,
                                "period",
                                "2020",
                                "value",
                                1,
                                "unit",
                                "times",
                                "source",
                                "x"));
            case "PUT /v1/figure-notes/{code}" ->
                of(
                        service,
                        method,
                        path,
                        "approver",
                        HIDDEN,
                        "",
                        Map.of("indicator", "lectures-given", "organization", FOREIGN, "period", "2020", "text", "x"));
            case "DELETE /v1/figure-entries/{code}", "DELETE /v1/figure-notes/{code}", "DELETE /v1/targets/{code}" ->
                of(service, method, path, "approver", HIDDEN, "", null);
            case "GET /v1/submissions" ->
                of(service, method, path, "reader", HIDDEN, "?period=2020&organization=" + FOREIGN, null);
            case "GET /v1/submissions/{organization}/{period}",
                    "GET /v1/submissions/{organization}/{period}/versions" ->
                of(service, method, path, "reader", HIDDEN, "", null);
            case "PUT /v1/submissions/{organization}/{period}" ->
                of(service, method, path, "approver", HIDDEN, "", Map.of("state", "submitted"));
            case "GET /v1/feed" -> of(service, method, path, "reader", COMMON, "", null);
            case "GET /v1/feed/reconciliation" ->
                of(service, method, path, "admin", Set.of(200, 403), "?period=2020", null);
            case "POST /v1/feed/rebuild" -> of(service, method, path, "admin", Set.of(403), "", null);
            default ->
                throw new AssertionError("Say here who may call " + method + " " + path + " and what a stranger gets");
        };
    }

    private static Endpoint of(
            URI service,
            String method,
            String path,
            String role,
            Set<Integer> answers,
            String query,
            @Nullable Object body) {
        return new Endpoint(service, method, path, role, answers, query, body);
    }
}
