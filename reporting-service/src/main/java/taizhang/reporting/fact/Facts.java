package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Turns changes into facts. Who calls holds the lock of the feed and applies positions in order. */
@ApplicationScoped
public class Facts {

    private final ActivityFacts activities;
    private final OrganizationFacts organizations;
    private final TaskFacts tasks;
    private final ReferenceFacts references;

    Facts(ActivityFacts activities, OrganizationFacts organizations, TaskFacts tasks, ReferenceFacts references) {
        this.activities = activities;
        this.organizations = organizations;
        this.tasks = tasks;
        this.references = references;
    }

    /** Applies a chunk of {@link Chunks}: changes of activities or of tasks together, any other alone. */
    public Touched apply(List<Change> chunk) {
        Change first = chunk.get(0);
        return switch (first.entity()) {
            case Change.ACTIVITY -> activities.apply(chunk);
            case Change.ORGANIZATION -> organizations.apply(first);
            case Change.ACTIVITY_TYPE -> references.applyType(first);
            case Change.RECTIFICATION_TASK -> tasks.apply(chunk);
            case Change.CAMPAIGN -> references.applyCampaign(first);
            // Other entities have no facts; their positions are passed over.
            default -> Touched.nothing(first.position());
        };
    }
}
