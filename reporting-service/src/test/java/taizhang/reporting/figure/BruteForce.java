package taizhang.reporting.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.cell.Model;

/** Counts the records of a model one by one, without a look at the SQL. */
final class BruteForce {

    /** What the model was at some position. */
    private final Model model = new Model();

    BruteForce(Model present) {
        model.categories.putAll(present.categories);
        model.organizations.putAll(present.organizations);
        model.activities.putAll(present.activities);
    }

    /** @param parent only days on which the organization stood directly under it; null: all */
    List<Model.Activity> records(
            Model.Definition definition,
            String status,
            String organization,
            boolean own,
            @Nullable String parent,
            @Nullable String caller,
            Period period) {
        return model.activities.values().stream()
                .filter(a -> a.occurrence().equals("held") && a.status().equals(status))
                .filter(a -> !a.heldOn().isBefore(period.from()) && a.heldOn().isBefore(period.until()))
                .filter(a -> own
                        ? a.organization().equals(organization)
                        : chain(a.organization(), a.heldOn()).contains(organization))
                .filter(a -> parent == null
                        || parent.equals(model.organizations.get(organization).parent(a.heldOn())))
                .filter(a ->
                        caller == null || chain(a.organization(), a.heldOn()).contains(caller))
                .filter(a -> model.counts(byRecord(definition), a))
                .toList();
    }

    static BigDecimal amount(Model.Definition definition, List<Model.Activity> records) {
        if (definition.measure().equals("organizations")) {
            return BigDecimal.valueOf(records.stream()
                    .map(Model.Activity::organization)
                    .distinct()
                    .count());
        }
        return records.stream()
                .map(a -> definition.measure().equals("count")
                        ? BigDecimal.valueOf(a.count())
                        : a.quantities().get(definition.measure().substring("sum:".length())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @return the types of all activities, in order */
    Set<String> types() {
        return model.categories.keySet();
    }

    /** Of which organizations there are, any record tells. */
    private static Model.Definition byRecord(Model.Definition d) {
        return d.measure().equals("organizations")
                ? new Model.Definition(
                        d.code(),
                        "count",
                        d.types(),
                        d.categories(),
                        d.attributes(),
                        d.themes(),
                        d.kinds(),
                        d.hasCommittee(),
                        d.hasSmallGroups())
                : d;
    }

    boolean isVisible(String organization, @Nullable String caller) {
        return caller == null
                || days().stream().anyMatch(day -> chain(organization, day).contains(caller));
    }

    /** @return who stood directly under the organization on any day of the period and was ever seen by the caller */
    Set<String> children(String organization, @Nullable String caller, Period period) {
        Set<LocalDate> days = Stream.concat(Stream.of(period.from()), days().stream())
                .filter(day -> !day.isBefore(period.from()) && day.isBefore(period.until()))
                .collect(Collectors.toSet());
        return model.organizations.values().stream()
                .filter(o -> days.stream().anyMatch(day -> organization.equals(o.parent(day))))
                .map(Model.Organization::code)
                .filter(code -> isVisible(code, caller))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> chain(String organization, LocalDate day) {
        return model.selfAndAncestors(organization, day);
    }

    private Set<LocalDate> days() {
        return model.organizations.values().stream()
                .flatMap(o -> o.placements().keySet().stream())
                .collect(Collectors.toSet());
    }
}
