package taizhang.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.compliance.DueObligation;

/** Every statement of events. */
@ApplicationScoped
class ObligationEventQueries {

    /** From which day on deadlines are watched, and when that was done last. */
    record Watch(LocalDate since, LocalDate seenOn) {}

    private static final String APPEND =
            """
            insert into obligation_event (position, at, event, organization, requirement, value, period, last_day, deadline,
                required, held, above)
            select (select coalesce(max(position), 0) from obligation_event) + row_number() over (order by u.no),
                :at, u.event, u.organization, u.requirement, u.value, u.period, u.last_day, u.deadline, u.required, u.held,
                string_to_array(u.above, ' ')
            from unnest(cast(:events as text[]), cast(:organizations as text[]), cast(:requirements as text[]),
                cast(:values as text[]), cast(:periods as text[]), cast(:lasts as date[]), cast(:deadlines as date[]),
                cast(:required as integer[]), cast(:held as bigint[]), cast(:aboves as text[])) with ordinality
                u (event, organization, requirement, value, period, last_day, deadline, required, held, above, no)
            where not exists (
                select from obligation_event e
                where (e.organization, e.requirement, e.period, e.value, e.event)
                    = (u.organization, u.requirement, u.period, u.value, u.event))
            """;

    private static final String WATCH =
            """
            insert into obligation_watch (since, seen_on) values (:day, :day)
            on conflict (singleton) do update set seen_on = obligation_watch.seen_on
            returning since, seen_on
            """;

    private static final String EVENTS =
            """
            select e.position, e.at, e.event, e.organization, e.requirement, e.value, e.period, e.deadline, e.required,
                e.held, e.above
            from obligation_event e
            where e.position > :after
            """;

    private static final String BELOW_CALLER =
            """
            and exists (
                select from ancestry_fact y
                where y.organization = e.organization and y.ancestor = :caller and y.during @> e.last_day
                  and y.to_position = 9223372036854775807)
            """;

    private static final String BELOW =
            """
            and exists (
                select from ancestry_fact x
                where x.organization = e.organization and x.ancestor = :organization and x.during @> e.last_day
                  and x.to_position = 9223372036854775807)
            """;

    private final Database database;

    ObligationEventQueries(Database database) {
        this.database = database;
    }

    /** Until the end of the transaction nobody else appends, of all instances of the service. */
    void lock() {
        database.lock("obligation-events");
    }

    Watch watch(LocalDate day) {
        return database.sql(WATCH)
                .set("day", day)
                .one(row -> new Watch(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)));
    }

    void seen(LocalDate day) {
        database.sql("update obligation_watch set seen_on = :day")
                .set("day", day)
                .execute();
    }

    /** An event of an obligation. */
    record Happened(ObligationEvent.Kind kind, DueObligation of) {}

    /** Appends those that are not there yet. @return how many that were */
    int append(List<Happened> events, Instant at) {
        return database.sql(APPEND)
                .set("at", at)
                .setEach("events", "text", events, event -> event.kind().code())
                .setEach("organizations", "text", events, event -> event.of().organization())
                .setEach("requirements", "text", events, event -> event.of().requirement())
                .setEach(
                        "values",
                        "text",
                        events,
                        event -> event.of().value() == null ? "" : event.of().value())
                .setEach("periods", "text", events, event -> event.of().period())
                .setEach("lasts", "date", events, event -> event.of().last())
                .setEach("deadlines", "date", events, event -> event.of().deadline())
                .setEach("required", "integer", events, event -> event.of().required())
                .setEach("held", "bigint", events, event -> event.of().held())
                // No code has a blank.
                .setEach(
                        "aboves",
                        "text",
                        events,
                        event -> String.join(" ", event.of().above()))
                .execute();
    }

    long head() {
        return database.sql("select coalesce(max(position), 0) from obligation_event")
                .one(row -> row.getLong(1));
    }

    List<ObligationEvent> after(long position, int limit, @Nullable String organization, @Nullable String caller) {
        Statement statement = database.sql(EVENTS)
                .given(BELOW, organization)
                .given(BELOW_CALLER, caller)
                .add("order by e.position")
                .limit(limit);
        return statement.set("after", position).list(ObligationEventQueries::event);
    }

    private static ObligationEvent event(ResultSet row) throws SQLException {
        Array above = row.getArray(11);
        String value = row.getString(6);
        return new ObligationEvent(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                value.isEmpty() ? null : value,
                row.getString(7),
                row.getObject(8, LocalDate.class),
                row.getInt(9),
                row.getLong(10),
                List.of((String[]) above.getArray()));
    }
}
