package taizhang.system;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions by walking through every record: slow, and too simple to be wrong. */
final class BruteForce {

    private final Map<String, World.Organization> organizations;
    private final List<World.Activity> activities;

    private BruteForce(Map<String, World.Organization> organizations, List<World.Activity> activities) {
        this.organizations = organizations;
        this.activities = activities;
    }

    /** Of the world as it is now; later changes of the world do not touch it. */
    static BruteForce of(World world) {
        Map<String, World.Organization> copies = world.organizations.values().stream()
                .map(o -> new World.Organization(o.code(), o.kind(), o.hasCommittee(), new TreeMap<>(o.parents())))
                .collect(Collectors.toMap(World.Organization::code, o -> o));
        return new BruteForce(copies, List.copyOf(world.activities.values()));
    }

    /** The records that count, with {@code standing} value or pending. */
    List<World.Activity> records(Question question, String standing) {
        return activities.stream()
                .filter(a -> standing.equals(a.standing()) && matches(question, a))
                .toList();
    }

    long figure(Question question, String standing) {
        List<World.Activity> records = records(question, standing);
        if (question.measure().equals("organizations")) {
            return records.stream().map(World.Activity::organization).distinct().count();
        }
        return records.stream()
                .mapToLong(a -> question.measure().equals("count") ? a.count() : a.quantity())
                .sum();
    }

    boolean everBelow(String organization, @Nullable String ancestor) {
        return ancestor == null
                || World.FIRST_DAY
                        .minusYears(4)
                        .datesUntil(World.FIRST_DAY.plusYears(4))
                        .anyMatch(day -> ancestors(organization, day).contains(ancestor));
    }

    private boolean matches(Question question, World.Activity activity) {
        World.Organization organization = organizations.get(activity.organization());
        Set<String> ancestors = ancestors(activity.organization(), activity.heldOn());
        boolean inOrganization = question.subtree()
                ? ancestors.contains(question.organization())
                : activity.organization().equals(question.organization());
        return inOrganization
                && (question.callerOrganization() == null || ancestors.contains(question.callerOrganization()))
                && !activity.heldOn().isBefore(question.first())
                && !activity.heldOn().isAfter(question.last())
                && (question.types() == null || question.types().contains(activity.type()))
                && (question.categories() == null || question.categories().contains(activity.category()))
                && (question.themes() == null || activity.themes().stream().anyMatch(question.themes()::contains))
                && (question.kinds() == null || question.kinds().contains(organization.kind()))
                && (question.hasCommittee() == null || question.hasCommittee().equals(organization.hasCommittee()))
                && (question.attribute() == null || hasAttribute(question, activity))
                && (!question.measure().startsWith("sum:") || hasQuantity(question, activity));
    }

    private static boolean hasAttribute(Question question, World.Activity activity) {
        return type(activity).attribute() != null
                && type(activity).attribute().equals(question.attribute())
                && activity.attribute() != null
                && question.values().contains(activity.attribute());
    }

    private static boolean hasQuantity(Question question, World.Activity activity) {
        return question.measure().equals("sum:" + type(activity).quantity()) && activity.quantity() >= 0;
    }

    private static World.Type type(World.Activity activity) {
        return World.TYPES.stream()
                .filter(t -> t.code().equals(activity.type()))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> ancestors(String organization, LocalDate day) {
        Set<String> above = new HashSet<>();
        for (String code = organization; !code.isEmpty(); ) {
            above.add(code);
            Map.Entry<LocalDate, String> placement =
                    organizations.get(code).parents().floorEntry(day);
            code = placement == null ? "" : placement.getValue();
        }
        return above;
    }
}
