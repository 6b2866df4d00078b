package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a dry run says of the figures is what they are after the commit, over both services. */
@Tag("integration")
class ImportEffectTest {

    private static final Map<String, String> NAME = Map.of("zh", "名称", "en", "name");
    private static final Set<String> RUNNING = Set.of("queued", "validating", "applying");

    private final Taizhang system = Taizhang.running();
    private final Api admin = system.api("admin");

    @Test
    void ofActivities() throws InterruptedException {
        Map<String, Object> bureau = Map.of("name", NAME, "kind", "bureau", "validFrom", "2015-01-01");
        Map<String, Object> branch =
                Map.of("name", NAME, "kind", "party-branch", "validFrom", "2015-01-01", "parent", "IE-TOP");
        admin.put("/v1/organizations/IE-TOP", bureau).expect(201);
        admin.put("/v1/organizations/IE-A", branch).expect(201);
        admin.put("/v1/organizations/IE-B", branch).expect(201);
        check(
                "activities",
                List.of(
                        lecture("IE-A", "2020-03-05", "approved"),
                        lecture("IE-B", "2020-06-05", "submitted"),
                        lecture("IE-B", "2021-06-05", "approved"),
                        lecture("IE-B", "2020-06-06", "draft")));
    }

    private static Map<String, Object> lecture(String organization, String day, String status) {
        return Map.of(
                "type",
                "party-lecture",
                "organization",
                organization,
                "title",
                "党课 " + day,
                "heldOn",
                day,
                "occurrence",
                "held",
                "status",
                status);
    }

    private void check(String entity, List<Map<String, ?>> rows) throws InterruptedException {
        admin.awaitFigures();
        Map<String, String> dry = effect(imported(entity, "dry-run", rows));
        assertFalse(dry.isEmpty(), entity);
        assertTrue(dry.values().stream().anyMatch(EffectOf::isChange), dry::toString);
        String commit = imported(entity, "commit", rows);
        admin.awaitFigures();

        dry.forEach((figure, numbers) -> assertEquals(EffectOf.after(numbers), present(figure), figure));
        assertEquals(dry, effect(commit), "after the commit");
    }

    /** How the two numbers are written here. */
    private static final class EffectOf {

        private static final String TO = " -> ";

        static String text(JsonNode item) {
            return numbers(item.get("before")) + TO + numbers(item.get("after"));
        }

        static String numbers(JsonNode of) {
            return of.get("value") + "+" + of.get("pending");
        }

        static boolean isChange(String text) {
            return !text.startsWith(after(text) + TO);
        }

        static String after(String text) {
            return text.substring(text.indexOf(TO) + TO.length());
        }
    }

    /** @param figure organization, year and indicator */
    private String present(String figure) {
        String[] parts = figure.split(" ", -1);
        return EffectOf.numbers(
                admin.get("/v1/figures?organization=" + parts[0] + "&period=" + parts[1] + "&indicator=" + parts[2])
                        .at("/figures/0"));
    }

    private Map<String, String> effect(String id) {
        Map<String, String> effect = new TreeMap<>();
        for (JsonNode item : admin.all("/v1/figures/effect?limit=7&import=" + id)) {
            effect.put(
                    item.get("organization").asText() + " "
                            + item.get("period").asText() + " "
                            + item.get("indicator").asText(),
                    EffectOf.text(item));
        }
        return effect;
    }

    /** @return the id of an import that has ended, and in which all rows are good */
    private String imported(String entity, String mode, List<Map<String, ?>> rows) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (Map<String, ?> row : rows) {
            try {
                lines.append(Api.JSON.writeValueAsString(row)).append('\n');
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        String id = admin.file(
                        "/v1/imports?entity=" + entity + "&mode=" + mode, "application/x-ndjson", lines.toString())
                .expect(202)
                .body()
                .get("id")
                .asText();
        while (RUNNING.contains(admin.get("/v1/imports/" + id).get("state").asText())) {
            Thread.sleep(50);
        }
        JsonNode ended = admin.get("/v1/imports/" + id);
        assertEquals(
                "completed", ended.get("state").asText(), () -> ended + " " + admin.get("/v1/imports/" + id + "/rows"));
        return id;
    }
}
