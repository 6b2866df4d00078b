package taizhang.reporting.indicator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.config.Json;
import taizhang.reporting.problem.Violation;
import taizhang.reporting.problem.Violations;

/**
 * The definitions for those who count by them, kept in memory. Another instance can add a version at any time: who counts
 * compares the version that is current in its own snapshot with {@link #latest} and calls {@link #forget} when they differ.
 */
@ApplicationScoped
public class Indicators {

    private static final ObjectReader STRICT =
            Json.CANONICAL.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<String, List<IndicatorQueries.Kept>> known = new ConcurrentHashMap<>();
    private final IndicatorQueries queries;

    Indicators(IndicatorQueries queries) {
        this.queries = queries;
    }

    /** @param position null: the present. The first version holds for all positions before it, too. */
    public Optional<Indicator> inForce(String code, @Nullable Long position) {
        List<IndicatorQueries.Kept> versions = versions(code);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (i == 0 || position == null || versions.get(i).sincePosition() <= position) {
                return Optional.of(versions.get(i).indicator());
            }
        }
        return Optional.empty();
    }

    public Optional<Indicator> version(String code, long version) {
        return versions(code).stream()
                .map(IndicatorQueries.Kept::indicator)
                .filter(indicator -> indicator.version() == version)
                .findFirst();
    }

    /** @return the last version that is known here, 0 when there is none */
    public long latest(String code) {
        return inForce(code, null).map(Indicator::version).orElse(0L);
    }

    public void forget(String code) {
        known.remove(code);
    }

    /** @return what is wrong with a definition that is counted by without being kept, at a pointer or at a parameter */
    public static List<Violation> check(IndicatorBody body, String at) {
        Violations broken = new Violations();
        IndicatorRules.check(body, at, broken);
        IndicatorRules.checkInline(body, at, broken);
        return broken.all();
    }

    /** @return an inline definition, which has no code, with its defaults */
    public static Indicator inline(IndicatorBody body) {
        return body.toIndicator("", 0);
    }

    /** @return an inline definition as it can be sent again: canonical JSON of the fields that are given */
    public static String json(Indicator inline) {
        ObjectNode fields = Json.CANONICAL.valueToTree(inline);
        fields.remove(List.of("code", "version"));
        if (inline.name().equals(IndicatorBody.NO_NAME)) {
            fields.remove("name");
        }
        fields.properties().removeIf(field -> field.getValue().isNull());
        return fields.toString();
    }

    /** @return the body that a text holds; null when it holds none */
    public static @Nullable IndicatorBody read(String json) {
        try {
            return STRICT.readValue(json, IndicatorBody.class);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private List<IndicatorQueries.Kept> versions(String code) {
        List<IndicatorQueries.Kept> versions = known.get(code);
        if (versions == null) {
            if (!Violations.isCode(code)) {
                return List.of();
            }
            versions = queries.versions(code);
            if (!versions.isEmpty()) {
                known.put(code, versions);
            }
        }
        return versions;
    }
}
