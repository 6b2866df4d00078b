package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.record.Author;
import taizhang.records.record.RecordId;
import taizhang.records.record.RecordPatch;

/** What a row of a file would make of a task that is there: what PATCH of it and of its actions would. */
@ApplicationScoped
class TaskRowEdit {

    private static final String ACTIONS = "actions";
    private static final Pattern OF_ACTION = Pattern.compile("/actions/(\\d+)/([^/]+)");
    private static final Pattern FIELD = Pattern.compile("/([^/]+)");

    private final TaskService service;
    private final FollowUpService followUp;
    private final ObjectMapper mapper;
    private final Today today;

    TaskRowEdit(TaskService service, FollowUpService followUp, ObjectMapper mapper, Today today) {
        this.service = service;
        this.followUp = followUp;
        this.mapper = mapper;
        this.today = today;
    }

    /**
     * @param violations what is wrong with it, at pointers into the row
     * @param differs whether it says anything else than the task
     */
    record Wanted(TaskContent content, List<CorrectiveAction> actions, Violations violations, boolean differs) {

        TaskEntity take(TaskEntity task) {
            task.take(content);
            task.plan(actions);
            return task;
        }
    }

    /** @throws ProblemException 400 when the row cannot be read */
    Wanted wanted(Author author, TaskEntity task, ImportedRecords.Row row) {
        Violations violations = new Violations();
        TaskContent content = service.edited(author, task, service.patch(fields(row)), violations);
        List<CorrectiveAction> actions = actions(task, row, violations);
        boolean differs =
                !violations.isEmpty() || !content.equals(TaskContent.of(task)) || !actions.equals(task.actions);
        return new Wanted(content, actions, violations, differs);
    }

    /** What the row says of the task itself; a cell that is empty says that there is nothing. */
    private static ObjectNode fields(ImportedRecords.Row row) {
        ObjectNode fields = row.body().deepCopy();
        row.named().forEach(pointer -> named(FIELD, pointer, 1, fields));
        fields.remove(ACTIONS);
        return fields;
    }

    private static void named(Pattern pattern, String pointer, int group, ObjectNode fields) {
        Matcher matcher = pattern.matcher(pointer);
        if (matcher.matches() && !fields.has(matcher.group(group))) {
            fields.putNull(matcher.group(group));
        }
    }

    /** The actions of the row by their order: those that are there are edited, more are added, none is taken away. */
    private List<CorrectiveAction> actions(TaskEntity task, ImportedRecords.Row row, Violations violations) {
        JsonNode given = row.body().path(ACTIONS);
        List<CorrectiveAction> actions = new ArrayList<>(task.actions);
        for (int i = 0; i < given.size(); i++) {
            try {
                if (i < task.actions.size()) {
                    actions.set(i, edited(task, task.actions.get(i), patch(given.get(i), i, row.named())));
                } else {
                    actions.add(added(task, given.get(i)));
                }
            } catch (ProblemException refused) {
                if (refused.violations().isEmpty()) {
                    throw refused;
                }
                String at = "/actions/" + i;
                refused.violations().forEach(violation -> violations.add(violation.under(at)));
            }
        }
        if (actions.size() > TaskRules.MOST_ACTIONS) {
            violations.add("/actions", FieldRule.TOO_MANY, TaskRules.MOST_ACTIONS);
        }
        return actions;
    }

    private CorrectiveAction edited(TaskEntity task, CorrectiveAction present, ObjectNode patch) {
        // A row says done without a day each time it comes: the day stays.
        boolean stays =
                present.done() && present.state().equals(patch.path("state").asText(present.state()));
        if (stays && patch.path("doneOn").isNull()) {
            patch.remove("doneOn");
        }
        RecordPatch<ActionContent> edit = followUp.patch(patch);
        ActionContent before = ActionContent.of(present);
        return edit.apply(before).equals(before) ? present : followUp.edited(task, present, edit);
    }

    private CorrectiveAction added(TaskEntity task, JsonNode given) {
        ActionContent content;
        try {
            content = mapper.treeToValue(given, ActionContent.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
        ActionRules.check(content, task.foundOn, today.date()).throwIfAny();
        return CorrectiveAction.of(RecordId.next(), content, today.date());
    }

    private static ObjectNode patch(JsonNode given, int number, Set<String> named) {
        ObjectNode patch =
                given instanceof ObjectNode fields ? fields.deepCopy() : JsonNodeFactory.instance.objectNode();
        Set<String> fields = named.stream()
                .map(OF_ACTION::matcher)
                .filter(matcher -> matcher.matches() && Integer.parseInt(matcher.group(1)) == number)
                .map(matcher -> matcher.group(2))
                .collect(Collectors.toSet());
        // A line of JSON names its actions as a whole.
        if (!fields.isEmpty()) {
            patch.retain(fields);
            fields.stream().filter(field -> !patch.has(field)).forEach(patch::putNull);
        }
        return patch;
    }
}
