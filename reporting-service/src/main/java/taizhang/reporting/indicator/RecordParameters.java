package taizhang.reporting.indicator;

import java.time.LocalDate;
import taizhang.api.database.Statement;

/** What the predicates of all that is no activity read of a definition, as parameters of a statement. */
public final class RecordParameters {

    private RecordParameters() {}

    /**
     * Sets measure, sources, aspects, campaigns, campaignKinds, states, stateGroup, dueBy (a day), overdue, timeliness,
     * reopened, kinds, basedInKinds, committee and groups.
     */
    public static void set(Statement statement, Indicator indicator) {
        Where where = indicator.where();
        boolean overdue = Where.OVERDUE.equals(where.dueBy());
        statement
                .set("measure", indicator.measure())
                .setArray("sources", "text", where.sources())
                .setArray("aspects", "text", where.aspects())
                .setArray("campaigns", "text", where.campaigns())
                .setArray("campaignKinds", "text", where.campaignKinds())
                .setArray("states", "text", where.states())
                .set("stateGroup", where.group())
                .set("dueBy", where.dueBy() == null || overdue ? null : LocalDate.parse(where.dueBy()))
                .set("overdue", overdue)
                .setArray("timeliness", "text", where.timeliness())
                .set("reopened", where.reopened())
                .setArray("kinds", "text", where.organizationKinds())
                .setArray("basedInKinds", "text", where.basedInKinds())
                .set("committee", where.hasCommittee())
                .set("groups", where.hasSmallGroups());
    }
}
