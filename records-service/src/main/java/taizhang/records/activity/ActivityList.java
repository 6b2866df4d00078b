package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.page.Place;
import taizhang.api.page.Slice;
import taizhang.api.problem.ProblemException;

/** Lists of activities, page by page. */
@ApplicationScoped
class ActivityList {

    private final ActivityListQueries queries;
    private final KnownTypes types;
    private final Caller caller;

    ActivityList(ActivityListQueries queries, KnownTypes types, Caller caller) {
        this.queries = queries;
        this.types = types;
        this.caller = caller;
    }

    /** What the parameters say of limit, cursor and total is the caller's to read. */
    ActivityPage page(ActivityParameters given, @Nullable String cursor, int limit, boolean withTotal) {
        ActivityQuery query = given.query(caller.organization(), types);
        List<ActivityView> found = queries.page(query, Place.of(cursor, query), limit + 1);
        // The list of what the caller cannot see is empty, too.
        if (found.isEmpty() && !queries.isVisible(query)) {
            throw ProblemException.notFound();
        }
        Slice<ActivityView> page = Slice.of(found, limit, query, last -> new Place(last.heldOn(), last.id()).cursor());
        return new ActivityPage(page.items(), page.next(), withTotal ? queries.total(query) : null);
    }

    /** @return the quantities and attributes that the records of a list have, in order */
    Map<String, SortedSet<String>> keys(ActivityParameters given) {
        return queries.keys(given.query(caller.organization(), types));
    }
}
