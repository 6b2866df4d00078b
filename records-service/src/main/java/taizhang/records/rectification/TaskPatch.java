package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import taizhang.api.json.MergePatch;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/**
 * A merge patch of a task. A client may send back all that it has read: what is not edited this way must only be what
 * it is.
 */
final class TaskPatch {

    private static final Set<String> EDITED = fields(TaskContent.class);
    private static final Set<String> KNOWN = fields(TaskView.class);

    private final ObjectMapper mapper;
    private final ObjectNode edited;
    private final ObjectNode kept;

    /** @throws ProblemException 400 {@code malformed-body}, {@code unknown-field} or {@code unreadable} */
    TaskPatch(ObjectMapper mapper, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        List<Violation> unknown = members.properties().stream()
                .filter(member -> !KNOWN.contains(member.getKey()))
                .map(member -> Violation.at("/" + member.getKey(), FieldRule.UNKNOWN_FIELD))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(HttpProblem.UNKNOWN_FIELD, unknown);
        }
        this.mapper = mapper;
        this.edited = members.deepCopy().retain(EDITED);
        this.kept = members.deepCopy().remove(EDITED);
        // It depends on the day of asking: what was read yesterday may be sent back today.
        this.kept.remove("overdue");
        read(edited);
    }

    /** The content with the patch merged in. */
    TaskContent apply(TaskContent before) {
        return read(MergePatch.apply(mapper.valueToTree(before), edited));
    }

    /** Adds what the patch would change that no edit changes. */
    void check(TaskView present, Violations found) {
        // Through text, since 1 is another node as a long than as it is read.
        JsonNode view = readAgain(present);
        kept.properties().forEach(member -> {
            if (!member.getValue().equals(view.get(member.getKey()))) {
                boolean deadline = member.getKey().equals("dueOn");
                found.add(
                        "/" + member.getKey(), deadline ? RecordsRule.MOVED_BY_EXTENSION : RecordsRule.NOT_EDITED_HERE);
            }
        });
    }

    private JsonNode readAgain(TaskView view) {
        try {
            return mapper.readTree(mapper.writeValueAsString(view));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TaskContent read(JsonNode content) {
        try {
            return mapper.treeToValue(content, TaskContent.class);
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
