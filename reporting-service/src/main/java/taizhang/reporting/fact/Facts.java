package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Turns changes into facts. Who calls holds the lock of the feed and applies positions in order. */
@ApplicationScoped
public class Facts {

    private final ActivityFacts activities;
    private final ActivityTypeFacts types;
    private final OrganizationFacts organizations;
    private final TaskFacts tasks;
    private final CampaignFacts campaigns;

    Facts(
            ActivityFacts activities,
            ActivityTypeFacts types,
            OrganizationFacts organizations,
            TaskFacts tasks,
            CampaignFacts campaigns) {
        this.activities = activities;
        this.types = types;
        this.organizations = organizations;
        this.tasks = tasks;
        this.campaigns = campaigns;
    }

    /** Applies a chunk of {@link Chunks}: changes of activities or of tasks together, any other alone. */
    public Touched apply(List<Change> chunk) {
        Change first = chunk.get(0);
        return switch (first.entity()) {
            case Change.ACTIVITY -> activities.apply(chunk);
            case Change.ORGANIZATION -> organizations.apply(first);
            case Change.ACTIVITY_TYPE -> types.apply(first);
            case Change.RECTIFICATION_TASK -> tasks.apply(chunk);
            case Change.CAMPAIGN -> campaigns.apply(first);
            // Other entities have no facts; their positions are passed over.
            default -> Touched.nothing(first.position());
        };
    }
}
