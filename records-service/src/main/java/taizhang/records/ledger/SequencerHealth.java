package taizhang.records.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import taizhang.api.time.Today;

/** Down when a change waits for its position. No check of readiness: writes are accepted and kept all the same. */
@Wellness
@ApplicationScoped
class SequencerHealth implements HealthCheck {

    /** A batch takes milliseconds, and another instance takes over within a second. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Today today;

    SequencerHealth(DataSource database, Today today) {
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
        } catch (SQLException away) {
            return HealthCheckResponse.down("sequencer");
        }
    }

    private double secondsOrUnknown() {
        try {
            return age().toSeconds();
        } catch (SQLException away) {
            return Double.NaN;
        }
    }

    private Duration age() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select at from change where position is null order by id limit 1")) {
            return row.next()
                    ? Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), today.instant())
                    : Duration.ZERO;
        }
    }
}
