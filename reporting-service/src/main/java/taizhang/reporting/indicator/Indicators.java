package taizhang.reporting.indicator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.reporting.reference.Kept;
import taizhang.reporting.reference.References;

/**
 * The definitions for those who count by them, kept in memory. Another instance can add a version at any time: who counts
 * compares the generation in its own snapshot with that of the {@link Definitions} that it has used.
 */
@ApplicationScoped
public class Indicators {

    /** The codes of the indicators at the head of every summary. */
    public static final List<String> HEADLINE = List.of("meetings-held", "lectures-given", "issues-fixed");

    /** The codes of the indicators that ship with the service. */
    public static final Set<String> SHIPPED =
            ShippedIndicators.read().stream().map(Indicator::code).collect(Collectors.toUnmodifiableSet());

    private final References references;
    private volatile Definitions known;

    Indicators(References references) {
        this.references = references;
        known = new Definitions(-1, List.of());
    }

    /** @return what is remembered; the present definitions if that generation is the present one */
    public Definitions known() {
        return known;
    }

    /** @return definitions that are not older than a generation */
    public Definitions since(long generation) {
        Definitions present = known;
        return present.generation() == generation ? present : renew(generation);
    }

    private synchronized Definitions renew(long generation) {
        if (known.generation() != generation) {
            known = new Definitions(generation, references.written(Indicator.KIND, generation));
        }
        return known;
    }

    /** @return the present definition of that code, read anew */
    public Optional<Indicator> present(String code) {
        return references.find(Indicator.KIND, code, IndicatorService.SYSTEM).map(Kept::there);
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

    /** @return an inline definition of activities, which counts those that fit in all */
    public static Indicator ofActivities(
            List<String> types, @Nullable Map<String, List<String>> attributes, @Nullable List<String> themes) {
        Map<String, Object> where = new HashMap<>();
        where.put("types", types);
        if (attributes != null) {
            where.put("attributes", attributes);
        }
        if (themes != null) {
            where.put("themes", themes);
        }
        Map<String, Object> body = Map.of("of", Indicator.ACTIVITIES, "measure", "count", "where", where);
        return inline(Json.CANONICAL.convertValue(body, IndicatorBody.class));
    }

    /** @return an inline definition as it can be sent again: canonical JSON of the fields that are given */
    public static String json(Indicator inline) {
        ObjectNode fields = Json.CANONICAL.valueToTree(inline);
        fields.remove(List.of("code", "version", "counts"));
        if (inline.name().equals(IndicatorBody.NO_NAME)) {
            fields.remove("name");
        }
        fields.properties().removeIf(field -> field.getValue().isNull());
        return fields.toString();
    }

    /** @return the body that a text holds; null when it holds none */
    public static @Nullable IndicatorBody read(String json) {
        try {
            return Json.STRICT.readValue(json, IndicatorBody.class);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
