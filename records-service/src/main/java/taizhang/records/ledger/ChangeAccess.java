package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.page.Limit;
import taizhang.api.parameter.FilterReader;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.api.time.Today;

/** Who may read which part of the ledger. */
@ApplicationScoped
class ChangeAccess {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final List<String> ENTITIES = Coded.codes(Change.Entity.class);

    /** The clocks of two machines differ: a token that was just accepted can have expired here. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Caller caller;
    private final Today today;

    ChangeAccess(Caller caller, Today today) {
        this.caller = caller;
        this.today = today;
    }

    /**
     * @param id in any spelling that names a record
     * @throws ProblemException 400; 403 when neither the role may read the ledger nor the history of one record is asked
     */
    ChangeQuery query(long after, int limit, @Nullable String entity, @Nullable String id) {
        if (after < 0) {
            throw ProblemException.parameter("after", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        if ((entity == null) != (id == null)) {
            throw ProblemException.parameter(entity == null ? "entity" : "id", FieldRule.REQUIRED);
        }
        FilterReader reader = new FilterReader();
        reader.one("entity", entity, ENTITIES);
        reader.throwIfAny();
        Change.Entity known = entity == null ? null : Coded.of(Change.Entity.class, entity);
        if (entity == null && !caller.has(Role.FEED) && !caller.has(Role.ADMIN)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return new ChangeQuery(
                after,
                Limit.of(limit),
                entity,
                known == null || id == null ? null : id(known, id),
                caller.organization());
    }

    private static String id(Change.Entity entity, String given) {
        if (entity.hasUuid()) {
            return Parameters.uuid("id", given).toString();
        }
        if (!Violations.isCode(given)) {
            throw ProblemException.parameter("id", FieldRule.INVALID_CODE);
        }
        return given;
    }

    /** @throws ProblemException 400 when there is a header and it is no position */
    static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return null;
        }
        if (!POSITION.matcher(lastEventId).matches()) {
            throw ProblemException.parameter(LAST_EVENT_ID, FieldRule.UNREADABLE, "position");
        }
        return Long.valueOf(lastEventId);
    }

    /** @throws ProblemException 403 for a caller with an organization */
    void requireWhole() {
        if (caller.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    /** @return for how long the caller's token is still good */
    Duration untilExpiry() {
        Duration left = Duration.between(today.instant(), caller.expiry());
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    static int wait(int seconds) {
        if (seconds < 0 || seconds > LONGEST_WAIT_SECONDS) {
            throw ProblemException.parameter("wait", FieldRule.OUT_OF_RANGE, 0, LONGEST_WAIT_SECONDS);
        }
        return seconds;
    }
}
