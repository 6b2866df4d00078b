package taizhang.reporting.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;

/**
 * Cells that are summed for a definition.
 *
 * @param definition its number in the question, from 0
 * @param code of the cells
 * @param type only those of one type; null: of all types
 * @param category only those of types of one category; null: of all
 */
record CellLine(int definition, String code, @Nullable String type, @Nullable String category) {

    /** @return nothing where the cells cannot answer */
    static List<CellLine> of(int definition, Indicator indicator) {
        Optional<String> code = indicator.cells();
        if (code.isEmpty()) {
            return List.of();
        }
        if (code.get().equals(indicator.code())) {
            return List.of(new CellLine(definition, code.get(), null, null));
        }
        List<CellLine> lines = new ArrayList<>();
        for (String type : orAny(indicator.where().types())) {
            for (String category : orAny(indicator.where().categories())) {
                lines.add(new CellLine(definition, code.get(), type, category));
            }
        }
        return lines;
    }

    private static List<@Nullable String> orAny(@Nullable List<String> values) {
        return values == null
                ? Collections.singletonList(null)
                : new ArrayList<@Nullable String>(new LinkedHashSet<>(values));
    }

    boolean isOfType() {
        return type != null && category == null;
    }

    boolean isOfCategory() {
        return category != null;
    }

    boolean isOfAll() {
        return type == null && category == null;
    }
}
