package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.page.Cursor;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.records.problem.RecordsRule;

/** Lists of activities, page by page. */
@ApplicationScoped
class ActivityList {

    /** After which record a page begins. */
    private record Place(LocalDate heldOn, UUID id) {

        static @Nullable Place of(@Nullable Cursor cursor) {
            try {
                return cursor == null
                        ? null
                        : new Place(
                                Parameters.day(cursor.key().get(0)),
                                UUID.fromString(cursor.key().get(1)));
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
            }
        }

        static Cursor after(ActivityView last) {
            return new Cursor(List.of(last.heldOn().toString(), last.id().toString()));
        }
    }

    private final ActivityQueries queries;
    private final KnownTypes types;
    private final Caller caller;

    ActivityList(ActivityQueries queries, KnownTypes types, Caller caller) {
        this.queries = queries;
        this.types = types;
        this.caller = caller;
    }

    /** What the parameters say of limit, cursor and total is the caller's to read. */
    ActivityPage page(ActivityParameters given, @Nullable String cursor, int limit, boolean withTotal) {
        ActivityQuery query = query(given);
        Place after = Place.of(Cursor.decode(cursor, query, 2));
        ActivityQueries.Bounds bounds = queries.bounds(query);
        if (!bounds.organizationVisible() || !bounds.campaignsVisible()) {
            throw ProblemException.notFound();
        }
        if (!bounds.categoriesKnown()) {
            throw ProblemException.parameter("category", RecordsRule.UNKNOWN_CATEGORY, String.valueOf(given.category));
        }
        // One more than asked for tells whether there is a next page.
        List<ActivityView> found = queries.page(
                query, bounds, after == null ? null : after.heldOn(), after == null ? null : after.id(), limit + 1);
        List<ActivityView> items = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? Place.after(items.get(limit - 1)).encode(query) : null;
        return new ActivityPage(items, next, withTotal ? queries.total(query, bounds) : null);
    }

    /** @return the quantities and attributes that the records of a list have, in order */
    Map<String, SortedSet<String>> keys(ActivityParameters given) {
        ActivityQuery query = query(given);
        return queries.keys(query, queries.bounds(query));
    }

    private ActivityQuery query(ActivityParameters given) {
        return Filters.read(given, caller.organization(), types::has, types::haveAttribute);
    }
}
