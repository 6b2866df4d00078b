package taizhang.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;

/**
 * A rectification task of the ledger, with all that became of it.
 *
 * @param steps in their order; each is one change of the task
 */
record Task(String externalId, List<Step> steps) {

    /**
     * One request about a task that is there.
     *
     * @param by who sends it
     * @param action number of the corrective action that it edits, 1 the first; 0 when it adds to the task
     * @param resource what it adds to: transitions, progress or extensions; actions for an edit of one
     */
    record Step(Person by, int action, String resource, Map<String, @Nullable Object> body) {

        static Step add(Person by, String resource, Map<String, @Nullable Object> body) {
            return new Step(by, 0, resource, body);
        }

        static Step edit(int action, Map<String, @Nullable Object> body) {
            return new Step(Person.RECORDER, action, "actions", body);
        }
    }
}
