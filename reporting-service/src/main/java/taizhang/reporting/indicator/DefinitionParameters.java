package taizhang.reporting.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;

/** The columns of a definition that the one predicate reads, as parameters of a statement. */
public final class DefinitionParameters {

    /** What stands in {@code measure} of a ratio, which no predicate reads and no cell counts. */
    private static final String RATIO = "ratio";

    private DefinitionParameters() {}

    /** Sets measure, types, categories, attributes (JSON), themes, campaigns, kinds, committee and groups. */
    public static void set(Statement statement, Indicator indicator) {
        Where where = indicator.where();
        statement
                .set("measure", indicator.isRatio() || indicator.measure() == null ? RATIO : indicator.measure())
                .setArray("types", "text", where.types())
                .setArray("categories", "text", where.categories())
                .set("attributes", json(where.attributes()))
                .setArray("themes", "text", where.themes())
                .setArray("campaigns", "text", where.campaigns())
                .setArray("kinds", "text", where.organizationKinds())
                .set("committee", where.hasCommittee())
                .set("groups", where.hasSmallGroups());
    }

    private static @Nullable String json(@Nullable Map<String, List<String>> attributes) {
        try {
            return attributes == null ? null : Json.CANONICAL.writeValueAsString(attributes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
