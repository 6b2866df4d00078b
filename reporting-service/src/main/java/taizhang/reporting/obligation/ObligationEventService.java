package taizhang.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.compliance.DueObligation;
import taizhang.reporting.compliance.DueObligations;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.problem.ReportingProblem;

@ApplicationScoped
class ObligationEventService {

    /** So long before its deadline an obligation is due soon. */
    private static final int SOON = 14;

    /** So long after it something may still come late: a record that was written, or approved, afterwards. */
    private static final int DAYS_BACK = 31;

    private final ObligationEventQueries queries;
    private final DueObligations obligations;
    private final Counter counter;
    private final Today today;

    ObligationEventService(ObligationEventQueries queries, DueObligations obligations, Counter counter, Today today) {
        this.queries = queries;
        this.obligations = obligations;
        this.counter = counter;
        this.today = today;
    }

    /**
     * Looks at what is due and appends what has happened since: all of it or, when it is cut off, nothing. It asks for no
     * memory of its own, so that it goes on after an outage as if there had been none.
     *
     * @return how many events were new
     */
    @Transactional
    int watch() {
        queries.lock();
        LocalDate day = today.date();
        ObligationEventQueries.Watch watch = queries.watch(day);
        LocalDate back = (watch.seenOn().isBefore(day) ? watch.seenOn() : day).minusDays(DAYS_BACK);
        LocalDate first = back.isBefore(watch.since()) ? watch.since() : back;
        List<ObligationEventQueries.Happened> happened = new ArrayList<>();
        for (DueObligation each : obligations.between(null, null, first, day.plusDays(SOON))) {
            ObligationEvent.Kind kind =
                    switch (each.state()) {
                        case "due" -> ObligationEvent.Kind.DUE_SOON;
                        case "missed" -> ObligationEvent.Kind.MISSED;
                        case "met-late" -> ObligationEvent.Kind.MET_LATE;
                        default -> null;
                    };
            if (kind != null) {
                happened.add(new ObligationEventQueries.Happened(kind, each));
            }
        }
        int appended = queries.append(happened, today.instant());
        queries.seen(day);
        return appended;
    }

    /** @throws ProblemException 404 when the organization does not exist for the caller, 409 {@code ahead-of-events} */
    ObligationEvent.Page read(long after, int limit, @Nullable String organization, @Nullable String caller) {
        if (organization != null) {
            Period day = Period.interval(today.date(), today.date().plusDays(1));
            counter.look(organization, false, day, Moment.NOW, caller);
        }
        long head = queries.head();
        if (after > head) {
            throw ProblemException.of(ReportingProblem.AHEAD_OF_EVENTS, Long.toString(head));
        }
        return new ObligationEvent.Page(queries.after(after, limit, organization, caller), head);
    }
}
