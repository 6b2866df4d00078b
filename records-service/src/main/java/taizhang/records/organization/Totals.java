package taizhang.records.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an organization has, in the order of days: each holds until the next one begins, the last one without end. */
record Totals(List<Total> inOrder) {

    static final Totals NONE = new Totals(List.of());

    /** What is null is not said: there the organization itself says it. */
    record Total(
            LocalDate effectiveFrom,
            @Nullable Integer memberCount,
            @Nullable Integer staffCount,
            SortedMap<String, Integer> postsFilled,
            @Nullable Boolean hasCommittee,
            @Nullable Boolean hasSmallGroups) {

        Total {
            postsFilled = new TreeMap<>(postsFilled);
        }
    }

    /** Totals as callers see them. */
    @Schema(
            name = "OrganizationTotals",
            description = "what is null is not said: there the organization itself says it")
    record Dated(
            @Schema(required = true, description = "first day") LocalDate effectiveFrom,
            @Schema(
                            implementation = String.class,
                            format = "date",
                            required = true,
                            nullable = true,
                            description = "last day; null: no end is known")
                    @Nullable
                    LocalDate effectiveTo,
            @Schema(required = true, nullable = true, description = "head-count of Party members") @Nullable
                    Integer memberCount,
            @Schema(required = true, nullable = true, description = "head-count of staff") @Nullable Integer staffCount,
            @Schema(
                            required = true,
                            type = SchemaType.OBJECT,
                            description = "how many of each post are filled, by its code")
                    Map<String, Integer> postsFilled,
            @Schema(required = true, nullable = true) @Nullable Boolean hasCommittee,
            @Schema(required = true, nullable = true) @Nullable Boolean hasSmallGroups) {}

    /** What begins on the same day is replaced, all else stays. */
    Totals put(Total total) {
        SortedMap<LocalDate, Total> byDay = new TreeMap<>();
        inOrder.forEach(each -> byDay.put(each.effectiveFrom(), each));
        byDay.put(total.effectiveFrom(), total);
        return new Totals(List.copyOf(byDay.values()));
    }

    List<Dated> dated() {
        List<Dated> result = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Total total = inOrder.get(i);
            result.add(new Dated(
                    total.effectiveFrom(),
                    i + 1 < inOrder.size() ? inOrder.get(i + 1).effectiveFrom().minusDays(1) : null,
                    total.memberCount(),
                    total.staffCount(),
                    total.postsFilled(),
                    total.hasCommittee(),
                    total.hasSmallGroups()));
        }
        return result;
    }
}
