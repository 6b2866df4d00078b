package taizhang.reporting.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.feed.TestLedger;

/** Makes random changes, the same ones in the ledger and in the model. */
public final class RandomBureau {

    private static final LocalDate START = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 700;
    private static final List<String> KINDS = List.of("party-branch", "party-committee", "department");

    public final Model model = new Model();
    private final Random random;
    private final TestLedger ledger;
    private final String prefix;
    private final List<String> types;
    private final List<UUID> ids = new ArrayList<>();

    public RandomBureau(long seed, TestLedger ledger, String prefix, int organizations) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.prefix = prefix;
        this.types = List.of(prefix + "a", prefix + "b", prefix + "c");
        for (String type : types) {
            String category = prefix + (type.endsWith("c") ? "talk" : "meeting");
            model.categories.put(type, category);
            ledger.type(type, category);
        }
        for (int i = 0; i < organizations; i++) {
            TreeMap<LocalDate, String> placements = new TreeMap<>();
            placements.put(START, i == 0 ? "" : prefix + random.nextInt(i));
            write(new Model.Organization(prefix + i, one(KINDS), flag(), flag(), placements, new TreeMap<>()));
        }
    }

    /** Definitions that ask for everything that a definition can ask of an activity. */
    public List<Model.Definition> definitions() {
        Set<String> ab = Set.of(types.get(0), types.get(1));
        Set<String> meeting = Set.of(prefix + "meeting");
        return List.of(
                new Model.Definition(prefix + "all", "count", ab, null, null, null, null, null, null),
                new Model.Definition(prefix + "meetings", "count", null, meeting, null, null, null, null, null),
                new Model.Definition(prefix + "people", "sum:people", null, meeting, null, null, null, null, null),
                new Model.Definition(
                        prefix + "mode",
                        "count",
                        Set.copyOf(types),
                        null,
                        Map.of("mode", Set.of("onsite", "video"), "level", Set.of("city")),
                        null,
                        null,
                        null,
                        null),
                new Model.Definition(
                        prefix + "theme", "count", Set.copyOf(types), null, null, Set.of("x", "y"), null, null, null),
                new Model.Definition(
                        prefix + "kind", "count", ab, null, null, null, Set.of("party-branch"), null, null),
                new Model.Definition(prefix + "committee", "count", ab, null, null, null, null, true, null),
                new Model.Definition(prefix + "groups", "sum:cost", ab, null, null, null, null, null, false));
    }

    /** One change: mostly of a record, sometimes of an organization. */
    public void change() {
        int what = random.nextInt(100);
        if (what < 5) {
            move();
        } else if (what < 9) {
            Model.Organization old = organization();
            write(new Model.Organization(old.code(), one(KINDS), flag(), flag(), old.placements(), old.totals()));
        } else if (what < 13) {
            totals();
        } else if (what < 16 && !ids.isEmpty()) {
            delete(one(ids));
        } else {
            UUID id = ids.isEmpty() || random.nextInt(3) == 0 ? newId() : one(ids);
            write(activity(id));
        }
    }

    /** Also into the past, over later placements, and back to where it was. */
    public void move() {
        Model.Organization old = organization();
        LocalDate day = START.plusDays(random.nextInt(DAYS));
        TreeMap<LocalDate, String> placements = new TreeMap<>(old.placements());
        String parent = random.nextInt(6) == 0 ? "" : organization().code();
        if (random.nextInt(4) == 0) {
            placements.tailMap(day, false).clear();
        }
        placements.put(day, parent);
        Model.Organization moved = new Model.Organization(
                old.code(), old.kind(), old.hasCommittee(), old.hasSmallGroups(), placements, old.totals());
        model.organizations.put(old.code(), moved);
        boolean cycle = hasCycle();
        model.organizations.put(old.code(), old);
        if (!cycle) {
            write(moved);
        }
    }

    /** Also before and over those that are there, and such as say nothing. */
    private void totals() {
        Model.Organization old = organization();
        TreeMap<LocalDate, Model.Totals> totals = new TreeMap<>(old.totals());
        totals.put(START.plusDays(random.nextInt(DAYS)), new Model.Totals(flag(), flag()));
        write(new Model.Organization(
                old.code(), old.kind(), old.hasCommittee(), old.hasSmallGroups(), old.placements(), totals));
    }

    private boolean hasCycle() {
        Set<LocalDate> days = new TreeSet<>();
        model.organizations.values().forEach(o -> days.addAll(o.placements().keySet()));
        for (LocalDate day : days) {
            for (String code : model.organizations.keySet()) {
                String at = code;
                for (int steps = 0; at != null; steps++) {
                    if (steps > model.organizations.size()) {
                        return true;
                    }
                    at = model.organizations.get(at).parent(day);
                }
            }
        }
        return false;
    }

    private void delete(UUID id) {
        Model.Activity old = model.activities.remove(id);
        ids.remove(id);
        ledger.deleteActivity(id, old.organization());
    }

    private UUID newId() {
        UUID id = UUID.randomUUID();
        ids.add(id);
        return id;
    }

    private Model.Activity activity(UUID id) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        if (random.nextBoolean()) {
            quantities.put("people", BigDecimal.valueOf(random.nextInt(50)));
        }
        if (random.nextBoolean()) {
            quantities.put(
                    "cost", BigDecimal.valueOf(random.nextInt(100_000), 2).stripTrailingZeros());
        }
        Map<String, String> attributes = new TreeMap<>();
        if (random.nextInt(4) > 0) {
            attributes.put("mode", one(List.of("onsite", "video", "mail")));
        }
        if (random.nextInt(4) > 0) {
            attributes.put("level", one(List.of("city", "district")));
        }
        Set<String> themes = new TreeSet<>();
        for (String theme : List.of("x", "y", "z")) {
            if (random.nextInt(4) == 0) {
                themes.add(theme);
            }
        }
        return new Model.Activity(
                id,
                one(types),
                organization().code(),
                START.plusDays(random.nextInt(DAYS)),
                one(List.of("held", "held", "held", "planned", "cancelled")),
                one(List.of("draft", "submitted", "approved", "approved", "returned", "voided")),
                1 + random.nextInt(3),
                quantities,
                attributes,
                themes);
    }

    private void write(Model.Activity activity) {
        model.activities.put(activity.id(), activity);
        ledger.activity(
                activity.id(),
                activity.type(),
                activity.organization(),
                activity.heldOn(),
                activity.status(),
                Map.of(
                        "occurrence", activity.occurrence(),
                        "count", activity.count(),
                        "quantities", activity.quantities(),
                        "attributes", activity.attributes(),
                        "themes", activity.themes()));
    }

    private void write(Model.Organization organization) {
        model.organizations.put(organization.code(), organization);
        List<@Nullable String> placements = new ArrayList<>();
        organization.placements().forEach((day, parent) -> {
            placements.add(day.toString());
            placements.add(parent.isEmpty() ? null : parent);
        });
        List<Map<String, ?>> totals = new ArrayList<>();
        organization.totals().forEach((day, inForce) -> {
            Map<String, @Nullable Object> entry = new TreeMap<>();
            entry.put("effectiveFrom", day.toString());
            entry.put("hasCommittee", inForce.hasCommittee());
            entry.put("hasSmallGroups", inForce.hasSmallGroups());
            totals.add(entry);
        });
        Map<String, @Nullable Object> more = new TreeMap<>();
        more.put("hasCommittee", organization.hasCommittee());
        more.put("hasSmallGroups", organization.hasSmallGroups());
        more.put("totals", totals);
        ledger.organization(organization.code(), organization.kind(), more, placements.toArray(new String[0]));
    }

    private Model.Organization organization() {
        return one(new ArrayList<>(model.organizations.values()));
    }

    private @Nullable Boolean flag() {
        return new Boolean[] {true, false, null}[random.nextInt(3)];
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A copy that later changes do not touch. */
    Map<Model.Key, List<BigDecimal>> expected() {
        return new HashMap<>(model.cells(definitions()));
    }
}
