package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.page.Place;
import taizhang.records.RecordsTest;
import taizhang.records.organization.MovingBureau;
import taizhang.records.organization.OtherSubtreeSizes;
import taizhang.records.organization.Structure;

/**
 * Each set of filters has its own text of SQL: every set is asked for once, with random values, by a random caller, and
 * answers what going through all records finds, page by page.
 */
@QuarkusTest
class ActivityListDifferentialTest extends RecordsTest {

    private static final int FILTERS = 12;
    private static final int RECORDS = 300;
    private static final String CLIENT = "act-differential";
    private static final List<String> TYPES =
            List.of("party-lecture", "expenditure", "themed-party-day", "central-group-study");

    private static final String INSERT =
            """
            insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes,
                campaign, notes, minutes_status, status, version, created_at, created_by, updated_at, updated_by)
            values (:id, :type, :organization, :title, :day, :occurrence, 1, cast(:quantities as jsonb),
                cast(:attributes as jsonb), string_to_array(:themes, ','), :campaign, :notes, :minutes, :status, 1,
                now(), :client, now(), :client)
            """;

    @Inject
    Database database;

    private final Random random = new Random(8);
    private List<ActivityView> records = List.of();
    private Map<String, String> categories = Map.of();
    private Map<String, @Nullable String> leaders = Map.of();

    private @Nullable Structure structure;

    @Test
    void everySetOfFiltersFindsWhatABruteForceFinds() {
        MovingBureau.write(database);
        record();
        read();
        ActivityListQueries lists =
                new ActivityListQueries(database, new OtherSubtreeSizes(database, random::nextBoolean));
        int found = 0;
        for (int set = 0; set < 1 << FILTERS; set++) {
            ActivityQuery query = query(set);
            List<ActivityView> expected = expected(query);
            found += expected.isEmpty() ? 0 : 1;
            assertEquals(ids(expected), walked(lists, query, expected.size()), query::toString);
            if (expected.isEmpty()) {
                assertEquals(isVisible(query), lists.isVisible(query), query::toString);
            } else {
                assertEquals(expected.size(), lists.total(query), query::toString);
                assertEquals(keys(expected), lists.keys(query), query::toString);
            }
        }
        assertTrue(found > (1 << FILTERS) / 4, "most sets find nothing: " + found);
    }

    /** All ids, page after page. */
    private List<UUID> walked(ActivityListQueries lists, ActivityQuery query, int size) {
        int limit = 1 + size / (1 + random.nextInt(3));
        List<UUID> ids = new ArrayList<>();
        Place place = null;
        List<ActivityView> page;
        do {
            page = lists.page(query, place, limit);
            page.forEach(record -> ids.add(record.id()));
            if (!page.isEmpty()) {
                ActivityView last = page.get(page.size() - 1);
                place = new Place(last.heldOn(), last.id());
            }
        } while (page.size() == limit && ids.size() <= size);
        return ids;
    }

    /** Values of one of the records and of others beside them, so that many filters together find something too. */
    private ActivityQuery query(int set) {
        List<ActivityView> own =
                records.stream().filter(a -> a.createdBy().equals(CLIENT)).toList();
        ActivityView one = own.get(random.nextInt(own.size()));
        ActivityView other = own.get(random.nextInt(own.size()));
        List<String> ancestors = MovingBureau.ORGANIZATIONS.stream()
                .filter(code -> structure().below(one.organization(), code, one.heldOn()))
                .toList();
        String some = ancestors.get(random.nextInt(ancestors.size()));
        TreeMap<String, List<String>> attributes = new TreeMap<>();
        if (has(set, 9)) {
            one.attributes().forEach((key, value) -> {
                if (attributes.isEmpty() || random.nextBoolean()) {
                    attributes.put(key, random.nextBoolean() ? List.of(value) : List.of(value, "another"));
                }
            });
        }
        return new ActivityQuery(
                scope(ancestors),
                !has(set, 0)
                        ? null
                        : random.nextInt(8) == 0 ? "MB-NONE" : random.nextBoolean() ? some : one.organization(),
                !has(set, 0) || random.nextBoolean(),
                has(set, 1) ? anyOf(one.type(), other.type()) : null,
                has(set, 2) ? anyOf(category(one), category(other)) : null,
                has(set, 3) ? one.heldOn().minusDays(random.nextInt(200)) : null,
                has(set, 4) ? one.heldOn().plusDays(random.nextInt(200)) : null,
                has(set, 5) ? anyOf(one.status(), other.status()) : null,
                has(set, 6) ? anyOf(one.occurrence(), other.occurrence()) : null,
                has(set, 7) && one.minutesStatus() != null ? anyOf(one.minutesStatus(), "incomplete") : null,
                has(set, 7) && one.campaign() != null
                        ? anyOf(one.campaign(), random.nextInt(4) == 0 ? "mb-none" : "mb-open")
                        : null,
                has(set, 8) && !one.themes().isEmpty() ? anyOf(one.themes().get(0), "mb-none") : null,
                attributes,
                has(set, 10)
                        ? one.title()
                                .substring(0, 2 + random.nextInt(one.title().length() - 1))
                                .toUpperCase(Locale.ROOT)
                        : null,
                has(set, 11));
    }

    private @Nullable String scope(List<String> ancestors) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> null;
            case 2 -> MovingBureau.ORGANIZATIONS.get(random.nextInt(MovingBureau.ORGANIZATIONS.size()));
            default -> ancestors.get(random.nextInt(ancestors.size()));
        };
    }

    private List<String> anyOf(String one, String other) {
        return random.nextBoolean() ? List.of(one) : List.of(other, one);
    }

    private static boolean has(int set, int filter) {
        return (set & 1 << filter) != 0;
    }

    private List<ActivityView> expected(ActivityQuery query) {
        Comparator<ActivityView> order = Comparator.comparing(ActivityView::heldOn)
                .thenComparing(record -> record.id().toString());
        return !isVisible(query)
                ? List.of()
                : records.stream()
                        .filter(record -> matches(record, query))
                        .sorted(query.descending() ? order.reversed() : order)
                        .toList();
    }

    private boolean isVisible(ActivityQuery query) {
        String organization = query.organization();
        String scope = query.scope();
        return (organization == null || structure().everBelow(organization, scope == null ? organization : scope))
                && (query.campaigns() == null
                        || query.campaigns().stream().allMatch(code -> seesCampaign(code, scope)));
    }

    private boolean seesCampaign(String code, @Nullable String scope) {
        String leader = leaders.get(code);
        return leaders.containsKey(code)
                && (scope == null
                        || leader == null
                        || structure().everBelow(leader, scope)
                        || structure().everBelow(scope, leader));
    }

    private boolean matches(ActivityView a, ActivityQuery query) {
        return (query.scope() == null || structure().below(a.organization(), query.scope(), a.heldOn()))
                && (query.organization() == null
                        || (query.subtree()
                                ? structure().below(a.organization(), query.organization(), a.heldOn())
                                : a.organization().equals(query.organization())))
                && isOneOf(a.type(), query.types())
                && isOneOf(category(a), query.categories())
                && (query.heldFrom() == null || !a.heldOn().isBefore(query.heldFrom()))
                && (query.heldTo() == null || !a.heldOn().isAfter(query.heldTo()))
                && isOneOf(a.status(), query.statuses())
                && isOneOf(a.occurrence(), query.occurrences())
                && isOneOf(a.minutesStatus(), query.minutes())
                && isOneOf(a.campaign(), query.campaigns())
                && (query.themes() == null || query.themes().stream().anyMatch(a.themes()::contains))
                && query.attributes().entrySet().stream()
                        .allMatch(wanted -> isOneOf(a.attributes().get(wanted.getKey()), wanted.getValue()))
                && (query.text() == null || holds(a.title(), query.text()) || holds(a.notes(), query.text()));
    }

    private static boolean isOneOf(@Nullable String value, @Nullable List<String> wanted) {
        return wanted == null || (value != null && wanted.contains(value));
    }

    private static boolean holds(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static Map<String, TreeSet<String>> keys(List<ActivityView> records) {
        Map<String, TreeSet<String>> keys = new TreeMap<>();
        for (ActivityView record : records) {
            record.quantities().keySet().forEach(key -> keys.computeIfAbsent("quantities", k -> new TreeSet<>())
                    .add(key));
            record.attributes().keySet().forEach(key -> keys.computeIfAbsent("attributes", k -> new TreeSet<>())
                    .add(key));
        }
        return keys;
    }

    private static List<UUID> ids(List<ActivityView> records) {
        return records.stream().map(ActivityView::id).toList();
    }

    private String category(ActivityView record) {
        return Objects.requireNonNull(categories.get(record.type()));
    }

    private Structure structure() {
        return Objects.requireNonNull(structure);
    }

    /** All records, those of other tests too. */
    private void read() {
        structure = Structure.of(database);
        records = database.sql("select " + ActivityStore.COLUMNS + "from activity a")
                .list(ActivityStore::view);
        categories = new HashMap<>();
        database.sql("select code, category from activity_type")
                .forEach(
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        type -> categories.put(type.getKey(), type.getValue()));
        leaders = new HashMap<>();
        database.sql("select code, lead_organization from campaign")
                .forEach(
                        row -> new String[] {row.getString(1), row.getString(2)},
                        campaign -> leaders.put(campaign[0], campaign[1]));
    }

    /** Many on few days, so that ids decide between them. */
    private void record() {
        for (int i = 0; i < RECORDS; i++) {
            Map<String, String> attributes = new TreeMap<>();
            if (random.nextBoolean()) {
                attributes.put("mode", pick("onsite", "online"));
            }
            if (random.nextBoolean()) {
                attributes.put("level", pick("bureau", "department"));
            }
            database.sql(INSERT)
                    .set("id", UUID.randomUUID())
                    .set("type", TYPES.get(random.nextInt(TYPES.size())))
                    .set("organization", pick(MovingBureau.ORGANIZATIONS.toArray(String[]::new)))
                    .set("title", pick("专题党课 Budget", "主题党日活动", "学习党课精神"))
                    .set("day", LocalDate.of(2020, 12, 20).plusDays(random.nextInt(24)))
                    .set("occurrence", pick("held", "planned", "cancelled"))
                    .set("quantities", random.nextBoolean() ? "{\"person-times\": 25}" : "{}")
                    .set("attributes", Json.text(attributes))
                    .set("themes", pick("act-x", "act-x,act-y", ""))
                    .set("campaign", pick("mb-open", "mb-a", "mb-other", null))
                    .set("notes", pick("会上讨论了专题党课", null))
                    .set("minutes", pick("complete", "missing", null))
                    .set("status", pick("draft", "submitted", "approved"))
                    .set("client", CLIENT)
                    .execute();
        }
    }

    private @Nullable String pick(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }
}
