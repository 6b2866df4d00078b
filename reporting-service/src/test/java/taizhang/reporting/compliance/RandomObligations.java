package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.compliance.ObligationModel.Activity;
import taizhang.reporting.compliance.ObligationModel.Organization;
import taizhang.reporting.compliance.ObligationModel.Relief;
import taizhang.reporting.compliance.ObligationModel.Rule;
import taizhang.reporting.feed.TestLedger;

/**
 * Makes random organizations and activities, the same ones in the ledger and in the model, and proposes requirements and
 * exemptions, which are in the model once they were accepted.
 */
final class RandomObligations {

    static final List<String> FREQUENCIES = List.of("day", "two-weeks", "month", "quarter", "half-year", "year");

    /** With a leap day and a week 53 in the days that follow. */
    private static final LocalDate START = LocalDate.of(2019, 4, 1);

    private static final int DAYS = 730;
    private static final List<String> KINDS = List.of("party-branch", "party-committee", "department");

    final ObligationModel model = new ObligationModel();
    private final Random random;
    private final TestLedger ledger;
    private final String prefix;

    RandomObligations(Random random, TestLedger ledger, String prefix, int organizations) {
        this.random = random;
        this.ledger = ledger;
        this.prefix = prefix;
        for (String type : List.of("a", "b")) {
            ledger.type(
                    prefix + type,
                    prefix + "meeting",
                    List.of("people"),
                    Map.of("k", ObligationModel.VOCABULARY, "mode", List.of()));
        }
        for (int i = 0; i < organizations; i++) {
            found(i);
        }
    }

    private void found(int no) {
        LocalDate from = random.nextInt(3) == 0 ? START.plusDays(random.nextInt(500)) : START.minusDays(40);
        TreeMap<LocalDate, String> placements = new TreeMap<>();
        placements.put(from, no == 0 ? "" : prefix + random.nextInt(no));
        write(new Organization(
                prefix + no,
                one(KINDS),
                from,
                random.nextInt(4) == 0 ? from.plusDays(random.nextInt(600)) : null,
                flag(),
                flag(),
                placements));
    }

    /** One change: mostly of an activity, sometimes of an organization. */
    void change() {
        int what = random.nextInt(100);
        if (what < 5) {
            reorganize();
        } else if (what < 10 && !model.activities.isEmpty()) {
            Activity gone = one(new ArrayList<>(model.activities.values()));
            model.activities.remove(gone.id());
            ledger.deleteActivity(gone.id(), gone.organization());
        } else if (what < 30 && !model.activities.isEmpty()) {
            record(one(new ArrayList<>(model.activities.keySet())));
        } else {
            record();
        }
    }

    /** An organization is moved, or becomes another kind of one with other days. */
    void reorganize() {
        Organization old = model.organizations.get(prefix + random.nextInt(model.organizations.size()));
        int no = Integer.parseInt(old.code().substring(prefix.length()));
        if (random.nextInt(5) < 3 && no > 0) {
            TreeMap<LocalDate, String> placements = new TreeMap<>(old.placements());
            // Never below one that came later: so there are no cycles.
            placements.put(old.validFrom().plusDays(random.nextInt(600)), prefix + random.nextInt(no));
            write(new Organization(
                    old.code(),
                    old.kind(),
                    old.validFrom(),
                    old.validTo(),
                    old.hasCommittee(),
                    old.hasSmallGroups(),
                    placements));
        } else {
            write(new Organization(
                    old.code(),
                    one(KINDS),
                    old.validFrom(),
                    random.nextInt(3) == 0 ? old.validFrom().plusDays(random.nextInt(700)) : null,
                    flag(),
                    flag(),
                    old.placements()));
        }
    }

    /** A new activity. */
    void record() {
        record(new UUID(random.nextLong(), random.nextLong()));
    }

    private void record(UUID id) {
        LocalDate day = START.plusDays(random.nextInt(DAYS));
        Activity activity = new Activity(
                id,
                prefix + one(List.of("a", "b")),
                prefix + random.nextInt(model.organizations.size()),
                day,
                random.nextInt(8) == 0 ? "submitted" : "approved",
                random.nextInt(6) == 0 ? 2 : 1,
                random.nextInt(5) == 0 ? Map.of() : Map.of("k", one(ObligationModel.VOCABULARY), "mode", "onsite"),
                random.nextInt(3) == 0 ? List.of("t") : List.of("u"));
        model.activities.put(id, activity);
        ledger.activity(
                id,
                activity.type(),
                activity.organization(),
                day,
                activity.status(),
                Map.of("count", activity.count(), "attributes", activity.attributes(), "themes", activity.themes()));
    }

    private void write(Organization organization) {
        model.organizations.put(organization.code(), organization);
        Map<String, @Nullable Object> document = new TreeMap<>();
        document.put("code", organization.code());
        document.put("kind", organization.kind());
        document.put("name", Map.of("zh", "组织", "en", "organization"));
        document.put("validFrom", organization.validFrom().toString());
        document.put("validTo", text(organization.validTo()));
        document.put("hasCommittee", organization.hasCommittee());
        document.put("hasSmallGroups", organization.hasSmallGroups());
        List<Map<String, @Nullable Object>> placements = new ArrayList<>();
        organization.placements().forEach((day, parent) -> {
            Map<String, @Nullable Object> placement = new TreeMap<>();
            placement.put("effectiveFrom", day.toString());
            placement.put("parent", parent.isEmpty() ? null : parent);
            placements.add(placement);
        });
        document.put("placements", placements);
        ledger.write("organization", organization.code(), organization.code(), document);
    }

    /**
     * A first version, one from a later day on, or one in the place of the last.
     *
     * @param since the position from which on it is known
     */
    Rule rule(int frequency, long since) {
        String code = prefix + "r" + frequency;
        List<Rule> before =
                model.rules.stream().filter(rule -> rule.code().equals(code)).toList();
        LocalDate from = null;
        LocalDate to = null;
        if (before.isEmpty()) {
            from = random.nextInt(3) == 0 ? START.plusDays(random.nextInt(200)) : null;
        } else {
            from = before.get(before.size() - 1).validFrom();
            if (random.nextBoolean()) {
                from = (from == null ? START.plusDays(100) : from).plusDays(1 + random.nextInt(200));
                to = random.nextInt(3) == 0 ? from.plusDays(random.nextInt(300)) : null;
            }
        }
        boolean each = random.nextInt(4) == 0;
        Map<String, List<String>> attributes =
                switch (random.nextInt(6)) {
                    case 0 -> Map.of("k", List.of("x", "y"));
                    case 1 -> Map.of("mode", List.of("onsite"));
                    default -> null;
                };
        return new Rule(
                since,
                code,
                random.nextInt(4) == 0 ? prefix + random.nextInt(4) : null,
                random.nextBoolean() ? List.of("party-branch", "party-committee") : null,
                random.nextInt(6) == 0 ? true : null,
                random.nextInt(6) == 0 ? false : null,
                random.nextBoolean() ? List.of(prefix + "a") : List.of(prefix + "a", prefix + "b"),
                random.nextInt(6) == 0 ? List.of("t", "v") : null,
                attributes,
                each ? "k" : null,
                random.nextInt(6) == 0 ? null : Integer.valueOf(1 + random.nextInt(frequency > 2 ? 3 : 1)),
                before.isEmpty() || random.nextInt(3) > 0 ? FREQUENCIES.get(frequency) : one(FREQUENCIES),
                random.nextInt(3) == 0 ? 0 : random.nextInt(40),
                from,
                to);
    }

    static Map<String, @Nullable Object> body(Rule rule) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", Map.of("zh", "要求", "en", "requirement"));
        body.put("organization", rule.organization());
        body.put("organizationKinds", rule.kinds());
        Map<String, @Nullable Object> condition = new HashMap<>();
        condition.put("hasCommittee", rule.hasCommittee());
        condition.put("hasSmallGroups", rule.hasSmallGroups());
        body.put("condition", condition);
        body.put("types", rule.types());
        body.put("themes", rule.themes());
        body.put("attributes", rule.attributes());
        body.put("each", rule.each());
        body.put("minimum", rule.minimum());
        body.put("per", rule.per());
        body.put("makeUpDays", rule.makeUpDays());
        body.put("validFrom", text(rule.validFrom()));
        body.put("validTo", text(rule.validTo()));
        return body;
    }

    /**
     * A first version, a next one, or the end of one.
     *
     * @param since the position from which on it is known
     */
    Relief relief(long since) {
        String code = prefix + "x" + random.nextInt(6);
        Relief old = model.reliefs.stream()
                .filter(relief -> relief.code().equals(code))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (old != null && old.requirement() != null && random.nextInt(3) == 0) {
            return new Relief(since, code, null, old.organization(), false, START, null);
        }
        LocalDate from = START.plusDays(random.nextInt(500));
        return new Relief(
                since,
                code,
                prefix + "r" + random.nextInt(FREQUENCIES.size()),
                prefix + random.nextInt(4),
                random.nextBoolean(),
                from,
                random.nextBoolean() ? from.plusDays(random.nextInt(400)) : null);
    }

    static Map<String, @Nullable Object> body(Relief relief) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("requirement", relief.requirement());
        body.put("organization", relief.organization());
        body.put("scope", relief.subtree() ? "subtree" : "self");
        body.put("validFrom", text(relief.validFrom()));
        body.put("validTo", text(relief.validTo()));
        body.put("reason", "水灾");
        return body;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private @Nullable Boolean flag() {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
