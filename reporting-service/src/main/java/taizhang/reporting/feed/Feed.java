package taizhang.reporting.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;

/** The follower of this instance and its rebuilder: started and stopped with the service, measured, and asked for what troubles it. */
@ApplicationScoped
class Feed {

    /** An outage that is longer than a restart. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Follower follower;
    private final Rebuilder rebuilder;
    private final boolean follow;
    private final Today today;

    Feed(
            FeedService service,
            RebuildService rebuild,
            FeedSettings settings,
            @ConfigProperty(name = "taizhang.records.url") URI records,
            Today today,
            MeterRegistry metrics) {
        Counter applied = Counter.builder("taizhang.feed.changes.applied")
                .description("Changes of the ledger applied by this instance")
                .register(metrics);
        this.follow = settings.follow();
        this.today = today;
        LedgerClient ledger =
                new LedgerClient(records, settings.tokenFile().orElse(null), settings.patience(), settings.limit());
        this.follower = new Follower(service, ledger, applied, today);
        this.rebuilder = new Rebuilder(rebuild, service, ledger);
        Gauge.builder("taizhang.feed.lag.seconds", this, Feed::lagSeconds)
                .description("Age of the oldest change that is known and not applied; 0 when there is none")
                .register(metrics);
        Gauge.builder("taizhang.feed.position", this, Feed::position)
                .description("Position of the ledger that facts and cells stand at")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (follow) {
            follower.start();
            rebuilder.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
        rebuilder.stop();
    }

    @Nullable
    String trouble() {
        return follower.trouble();
    }

    /** @return whether it has not got on for so long that somebody should look */
    boolean isStuck() {
        Instant since = follower.troubledSince();
        return since != null && since.plus(PATIENCE).isBefore(today.instant());
    }

    @Nullable
    FeedState seen() {
        return follower.seen();
    }

    private double lagSeconds() {
        FeedState seen = follower.seen();
        return seen == null ? Double.NaN : seen.lagSeconds(today.instant());
    }

    private double position() {
        FeedState seen = follower.seen();
        return seen == null ? Double.NaN : seen.position();
    }
}
