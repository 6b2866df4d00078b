package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/**
 * Small totals of disciplinary figures below the bureau are not shown: they could point at persons. A figure is withheld
 * whole, its value and what is pending of it, and so are the lists behind both. Within one answer, what could be subtracted
 * is withheld with it; who asks several questions can subtract.
 */
public final class Suppression {

    /** The delicate types: totals typed in by head-count. */
    static final List<String> TYPES = List.of("discipline-tally", "reminder-talk");

    private static final String CATEGORY = "discipline-count";
    private static final Set<String> CATEGORIES_OF_TYPES = Set.of(CATEGORY, "talk");
    private static final Set<String> EXEMPT = Set.of("bureau", "leading-party-members-group");

    private Suppression() {}

    /** @param placed whether the organization has ever had a parent */
    static boolean isBelowBureau(String kind, boolean placed) {
        return placed && !EXEMPT.contains(kind);
    }

    /** @return whether the definition (of the type, if one is given) asks for delicate types by name */
    public static boolean names(Indicator definition, @Nullable String type) {
        if (type != null) {
            return TYPES.contains(type);
        }
        List<Where> held = definition.where().held();
        return names(definition.where()) || (held != null && held.stream().anyMatch(Suppression::names));
    }

    private static boolean names(Where where) {
        return (where.types() != null && where.types().stream().anyMatch(TYPES::contains))
                || (where.categories() != null && where.categories().contains(CATEGORY));
    }

    /** @return whether delicate records can be counted although nothing names them; their facts must be looked at */
    static boolean reachesUnnamed(Indicator definition) {
        Where where = definition.where();
        return !names(definition, null)
                && where.types() == null
                && (where.categories() == null || where.categories().stream().anyMatch(CATEGORIES_OF_TYPES::contains));
    }

    /** @return whether any number of the definition could have to be withheld */
    public static boolean concerns(Indicator definition) {
        return names(definition, null) || (definition.isOfActivities() && reachesUnnamed(definition));
    }

    public static boolean isSmall(BigDecimal total, int smallest) {
        return total.signum() > 0 && total.compareTo(BigDecimal.valueOf(smallest)) < 0;
    }

    /** @return whether the number is one of delicate records alone */
    public static boolean isDelicate(Indicator definition, @Nullable String type, Counted counted) {
        return names(definition, type) || counted.delicateValue() || counted.delicatePending();
    }

    /** @return whether a number that was counted for an organization below the bureau must not be shown */
    public static boolean hides(Indicator definition, @Nullable String type, Counted counted, int smallest) {
        boolean named = names(definition, type);
        return ((named || counted.delicateValue()) && isSmall(counted.value(), smallest))
                || ((named || counted.delicatePending()) && isSmall(counted.pending(), smallest));
    }
}
