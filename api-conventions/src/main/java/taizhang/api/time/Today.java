package taizhang.api.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only source of time. The zone of the calendar decides nothing but which day is today. */
@ApplicationScoped
public class Today {

    private final Clock clock;

    public Today(Clock clock) {
        this.clock = clock;
    }

    public LocalDate date() {
        return LocalDate.now(clock);
    }

    /** @return the day that an instant belongs to in the zone of the calendar */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    /** @return the present instant in whole microseconds, which is what PostgreSQL keeps */
    public Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Singleton
    static class Source {
        @Produces
        @Singleton
        Clock clock(@ConfigProperty(name = "taizhang.zone") ZoneId zone) {
            return Clock.system(zone);
        }
    }
}
