package taizhang.system;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random question for a figure, as a client would ask it. */
record Question(
        String organization,
        boolean subtree,
        String period,
        LocalDate first,
        LocalDate last,
        String measure,
        @Nullable List<String> types,
        @Nullable List<String> categories,
        @Nullable List<String> themes,
        @Nullable List<String> kinds,
        @Nullable Boolean hasCommittee,
        @Nullable String attribute,
        @Nullable List<String> values,
        @Nullable String callerOrganization) {

    static Question random(Random random, World world) {
        List<String> codes = new ArrayList<>(world.organizations.keySet());
        int year = 2019 + random.nextInt(3);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        String period = String.valueOf(year);
        switch (random.nextInt(5)) {
            case 0 -> {
                int half = random.nextInt(2);
                first = LocalDate.of(year, 1 + 6 * half, 1);
                last = first.plusMonths(6).minusDays(1);
                period = year + "-S" + (half + 1);
            }
            case 1 -> {
                int quarter = random.nextInt(4);
                first = LocalDate.of(year, 1 + 3 * quarter, 1);
                last = first.plusMonths(3).minusDays(1);
                period = year + "-Q" + (quarter + 1);
            }
            case 2 -> {
                first = LocalDate.of(year, 1 + random.nextInt(12), 1);
                last = first.plusMonths(1).minusDays(1);
                period = first.toString().substring(0, 7);
            }
            case 3 -> {
                first = World.FIRST_DAY.plusDays(random.nextInt(900));
                last = first.plusDays(random.nextInt(190));
                period = first + "/" + last;
            }
            default -> {}
        }
        World.Type type = World.TYPES.get(random.nextInt(World.TYPES.size()));
        boolean byType = random.nextInt(3) > 0;
        boolean byAttribute = type.attribute() != null && random.nextInt(3) == 0;
        String measure =
                switch (random.nextInt(4)) {
                    case 0 -> "sum:" + type.quantity();
                    case 1 -> "organizations";
                    default -> "count";
                };
        return new Question(
                codes.get(random.nextInt(codes.size())),
                random.nextInt(4) > 0,
                period,
                first,
                last,
                measure,
                byType ? List.of(type.code()) : null,
                !byType && random.nextBoolean() ? List.of(type.category(), "theme-day") : null,
                random.nextInt(4) == 0 ? List.of(World.THEMES.get(random.nextInt(3))) : null,
                random.nextInt(5) == 0 ? List.of("party-branch", "party-small-group") : null,
                random.nextInt(6) == 0 ? random.nextBoolean() : null,
                byAttribute ? type.attribute() : null,
                byAttribute ? List.of(type.values().get(0), type.values().get(1)) : null,
                random.nextInt(5) == 0 ? codes.get(random.nextInt(codes.size())) : null);
    }

    /** The body of {@code POST /v1/figures}. */
    Map<String, Object> body(@Nullable Long position) {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("types", types);
        where.put("categories", categories);
        where.put("themes", themes);
        where.put("organizationKinds", kinds);
        where.put("hasCommittee", hasCommittee);
        where.put("attributes", attribute == null ? null : Map.of(attribute, java.util.Objects.requireNonNull(values)));
        where.values().removeIf(java.util.Objects::isNull);
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", Map.of("zh", "随机问题", "en", "random question"));
        definition.put("unit", "times");
        definition.put("of", "activities");
        definition.put("measure", measure);
        definition.put("where", where);
        definition.put("timing", "flow");
        definition.put("on", "heldOn");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("definition", definition);
        body.put("organization", organization);
        body.put("scope", subtree ? "subtree" : "self");
        body.put("periods", List.of(period));
        if (position != null) {
            body.put("position", position);
        }
        return body;
    }
}
