package taizhang.reporting.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/**
 * The addresses of the records behind the numbers of one group, with a definition each: they say the same as long as the
 * position is there, whatever becomes of the indicators.
 *
 * @param value of the dimension that the question is grouped by; empty: the tasks without
 */
record ProgressEvidence(ProgressQuery query, Part part, String value, long position) {

    /** In a definition, the tasks that have no aspect; no aspect is written so. */
    private static final String WITHOUT_ASPECT = "-";

    private static final String TASKS = "rectification-tasks";
    private static final String CYCLES = "rectification-cycles";

    String found() {
        return link(TASKS, "flow", "foundOn", Map.of());
    }

    /** @param where which tasks, beside those of the group */
    String stock(Map<String, Object> where) {
        return link(TASKS, "stock", null, where);
    }

    /** @param timeliness {@code on-time} or {@code late} */
    String closed(String timeliness) {
        return link(CYCLES, "flow", "closedOn", Map.of("timeliness", List.of(timeliness)));
    }

    String reopened() {
        return link(CYCLES, "flow", "openedOn", Map.of("reopened", true));
    }

    private String link(String of, String timing, @Nullable String on, Map<String, Object> more) {
        Map<String, Object> where = new TreeMap<>(more);
        if (query.groupBy() == GroupBy.SOURCE) {
            where.put("sources", List.of(value));
        } else if (query.groupBy() == GroupBy.ASPECT) {
            where.put("aspects", List.of(value.isEmpty() ? WITHOUT_ASPECT : value));
        }
        Map<String, Object> definition = new TreeMap<>();
        definition.put("of", of);
        definition.put("measure", "count");
        definition.put("timing", timing);
        definition.put("where", where);
        if (on != null) {
            definition.put("on", on);
        }
        return "/v1/evidence?definition="
                + URLEncoder.encode(json(definition), StandardCharsets.UTF_8).replace("+", "%20")
                + "&organization=" + part.organization()
                + "&scope=" + (part.own() ? "self" : "subtree")
                + "&period=" + query.period().label()
                + "&asOf=" + query.asOf()
                + "&position=" + position
                + (part.parent() == null ? "" : "&parent=" + part.parent());
    }

    private static String json(Map<String, Object> definition) {
        try {
            return Json.CANONICAL.writeValueAsString(definition);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
