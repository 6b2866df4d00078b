package taizhang.records.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import taizhang.api.database.Database;
import taizhang.api.database.DatabaseException;
import taizhang.api.time.Today;

/** Down when a change waits for its position. No check of readiness: writes are accepted and kept all the same. */
@Wellness
@ApplicationScoped
class SequencerHealth implements HealthCheck {

    /** A batch takes milliseconds, and another instance takes over within a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String OLDEST =
            """
            select at from change where id = any (array(select id from unsequenced_change order by id limit 1))
            """;

    private final Database database;
    private final Today today;

    SequencerHealth(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    void publish(@Observes StartupEvent event, MeterRegistry metrics) {
        Gauge.builder("taizhang.ledger.unsequenced.seconds", this, SequencerHealth::secondsOrUnknown)
                .description("age of the oldest change without a position; 0 when there is none")
                .register(metrics);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            Duration age = age();
            return HealthCheckResponse.named("sequencer")
                    .withData("oldestSeconds", age.toSeconds())
                    .status(age.compareTo(PATIENCE) < 0)
                    .build();
        } catch (DatabaseException away) {
            return HealthCheckResponse.down("sequencer");
        }
    }

    private double secondsOrUnknown() {
        try {
            return age().toSeconds();
        } catch (DatabaseException away) {
            return Double.NaN;
        }
    }

    private Duration age() {
        return database.sql(OLDEST)
                .first(row -> row.getObject("at", OffsetDateTime.class).toInstant())
                .map(at -> Duration.between(at, today.instant()))
                .orElse(Duration.ZERO);
    }
}
