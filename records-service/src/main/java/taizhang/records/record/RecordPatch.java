package taizhang.records.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Leaves a field out of account that is another one each day: what was read yesterday may be sent back today. */
    public RecordPatch<C> passing(String field) {
        kept.remove(field);
        return this;
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
