package taizhang.reporting.feed;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down when the feed has stopped for good or has not got on for a minute. No check of readiness: figures up to the position are answered all the same. */
@Wellness
@ApplicationScoped
class FeedHealth implements HealthCheck {

    private final Feed feed;

    FeedHealth(Feed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("feed");
        FeedState seen = feed.seen();
        String trouble = feed.trouble();
        if (seen != null) {
            answer.withData("position", seen.position()).withData("head", seen.head());
        }
        if (trouble != null) {
            answer.withData("trouble", trouble);
        }
        return answer.status((seen == null || seen.fault() == null) && !feed.isStuck())
                .build();
    }
}
