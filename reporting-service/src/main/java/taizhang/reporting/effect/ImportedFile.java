package taizhang.reporting.effect;

import java.util.List;
import java.util.UUID;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Coded;
import taizhang.reporting.fact.Change;
import taizhang.reporting.fact.FactTable;
import taizhang.reporting.problem.ReportingProblem;

/**
 * An import as records-service tells of it.
 *
 * @param version its entity tag: another one when anything of it has changed
 * @param refused whether it is to write all rows or none, and some are rejected
 */
record ImportedFile(UUID id, String version, Entity entity, boolean dryRun, boolean refused, String state) {

    /** Seconds until it is worth asking again: a file of some thousand rows is decided on within. */
    private static final String SOON = "2";

    /** What the rows are. */
    enum Entity implements Coded {
        ACTIVITIES,
        RECTIFICATION_TASKS,
        ORGANIZATIONS;

        String inLedger() {
            return switch (this) {
                case ACTIVITIES -> Change.ACTIVITY;
                case RECTIFICATION_TASKS -> Change.RECTIFICATION_TASK;
                case ORGANIZATIONS -> Change.ORGANIZATION;
            };
        }

        /** @return what its changes are written to, the table with its versions first */
        List<FactTable> facts() {
            return switch (this) {
                case ACTIVITIES -> FactTable.OF_ACTIVITIES;
                case RECTIFICATION_TASKS -> FactTable.OF_TASKS;
                case ORGANIZATIONS -> FactTable.OF_ORGANIZATIONS;
            };
        }
    }

    /**
     * @return whether it has written what its rows say, or would; what was withdrawn has been written all the same
     * @throws ProblemException 409 {@code import-running}
     */
    boolean hasEffect() {
        return switch (state) {
            case "completed", "completed-with-errors", "withdrawn" -> !refused;
            // What has failed late has written its first rows.
            case "failed" -> !dryRun;
            case "cancelled" -> false;
            default ->
                throw ProblemException.of(ReportingProblem.IMPORT_RUNNING).header("Retry-After", SOON);
        };
    }
}
