package taizhang.records.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.json.MergePatch;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/**
 * A merge patch (RFC 7396) of a record. A client may send back all that it has read: what is not edited this way must only
 * be what it is.
 *
 * @param <C> what is edited
 */
public final class RecordPatch<C extends Record> {

    private final ObjectMapper mapper;
    private final Class<C> content;
    private final ObjectNode edited;
    private final ObjectNode kept;

    /**
     * @param content its components are edited
     * @param view its components are what clients read
     * @throws ProblemException 400 {@code malformed-body}, {@code unknown-field} or {@code unreadable}
     */
    public RecordPatch(ObjectMapper mapper, JsonNode patch, Class<C> content, Class<? extends Record> view) {
        if (!(patch instanceof ObjectNode members)) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        Set<String> known = fields(view);
        List<Violation> unknown = members.properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .map(member -> Violation.at(Violation.pointer(member.getKey()), FieldRule.UNKNOWN_FIELD))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(HttpProblem.UNKNOWN_FIELD, unknown);
        }
        this.mapper = mapper;
        this.content = content;
        this.edited = members.deepCopy().retain(fields(content));
        this.kept = members.deepCopy().remove(fields(content));
        read(edited);
    }

    /** Whether the field is in the patch with a value or as null. */
    public boolean names(String field) {
        return edited.has(field);
    }

    /** The content with the patch merged in. */
    public C apply(C before) {
        return read(MergePatch.apply(mapper.valueToTree(before), edited));
    }

    /**
     * The rules that the edit breaks. What was broken before, because the rule is newer than the record or a day is not past
     * any more, hinders no edit that leaves it as it is.
     *
     * @param rules each pointer names a field of the content
     */
    public static <C extends Record> Violations broken(C before, C after, Function<C, Violations> rules) {
        List<Violation> all = rules.apply(after).all();
        Violations broken = new Violations();
        if (!all.isEmpty()) {
            List<Violation> earlier = rules.apply(before).all();
            JsonNode from = Json.CANONICAL.valueToTree(before);
            JsonNode to = Json.CANONICAL.valueToTree(after);
            all.stream()
                    .filter(violation -> !earlier.contains(violation)
                            || !from.at(violation.pointer()).equals(to.at(violation.pointer())))
                    .forEach(broken::add);
        }
        return broken;
    }

    /** @return the reference if it is another one than before: one that stays may be to what the author cannot see */
    public static <T> @Nullable T changed(@Nullable T before, @Nullable T after) {
        return Objects.equals(before, after) ? null : after;
    }

    /**
     * Adds what the patch would change that no edit changes.
     *
     * @param others the rules of fields that are changed in another way
     */
    public void check(Record present, Violations found, Map<String, Rule> others) {
        // Through text, since 1 is another node as a long than as it is read.
        JsonNode view = readAgain(present);
        kept.properties().forEach(member -> {
            if (!member.getValue().equals(view.get(member.getKey()))) {
                found.add("/" + member.getKey(), others.getOrDefault(member.getKey(), RecordsRule.NOT_EDITED_HERE));
            }
        });
    }

    private JsonNode readAgain(Record view) {
        try {
            return mapper.readTree(mapper.writeValueAsString(view));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private C read(JsonNode members) {
        try {
            return mapper.treeToValue(members, content);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
    }

    private static Set<String> fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
