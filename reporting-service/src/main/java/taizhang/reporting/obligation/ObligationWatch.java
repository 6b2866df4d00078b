package taizhang.reporting.obligation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Regularly;
import taizhang.api.time.Today;
import taizhang.reporting.counting.Counter;

/** Looks at obligations again and again while the service runs: when something has been written since, or it is another day. */
@ApplicationScoped
class ObligationWatch {

    private static final Logger LOG = Logger.getLogger(ObligationWatch.class);

    /** Of days, a minute more or less does not matter; of a large bureau one look takes seconds. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What decides what has happened. */
    private record Seen(Counter.Present present, LocalDate day) {}

    private final ObligationEventService service;
    private final Counter counter;
    private final Today today;
    private final boolean follow;
    private final Regularly work = new Regularly("obligations", PAUSE, this::look);
    private @Nullable Seen seen;

    ObligationWatch(
            ObligationEventService service,
            Counter counter,
            Today today,
            @ConfigProperty(name = "taizhang.feed.follow", defaultValue = "true") boolean follow) {
        this.service = service;
        this.counter = counter;
        this.today = today;
        this.follow = follow;
    }

    void start(@Observes StartupEvent event) {
        if (follow) {
            work.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        work.close();
    }

    private void look() {
        Seen now = new Seen(counter.present(), today.date());
        if (!now.equals(seen)) {
            int appended = service.watch();
            if (appended > 0) {
                LOG.infof("%d new events of obligations", appended);
            }
            seen = now;
        }
    }
}
