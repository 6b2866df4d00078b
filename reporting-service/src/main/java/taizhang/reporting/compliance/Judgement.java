package taizhang.reporting.compliance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;

/** The obligations of a question at one position, cut to pages. */
final class Judgement {

    /** Position, generation and day, and the place in the list. */
    static final int KEYS = 7;

    /** An obligation that is listed. */
    private record Line(int organization, Obligations.Term term, int value, @Nullable State state) {}

    private final ComplianceQuery query;
    private final Obligations obligations;
    private final long position;
    private final long generation;
    private final Today today;

    Judgement(ComplianceQuery query, Obligations obligations, long position, long generation, Today today) {
        this.query = query;
        this.obligations = obligations;
        this.position = position;
        this.generation = generation;
        this.today = today;
    }

    Obligations obligations() {
        return obligations;
    }

    Totals totals() {
        Totals.Tally tally = new Totals.Tally();
        obligations.visit((organization, term, value, place, state) -> tally.add(state, 0));
        return tally.totals();
    }

    ComplianceAnswer page(@Nullable Cursor after, int limit, boolean withTotal) {
        return query.groupBy().isEmpty() ? items(after, limit, withTotal) : groups(after, limit, withTotal);
    }

    private ComplianceAnswer items(@Nullable Cursor after, int limit, boolean withTotal) {
        Totals.Tally tally = new Totals.Tally();
        List<Line> lines = new ArrayList<>();
        long[] total = {0};
        Place start = Place.of(after);
        obligations.visit((organization, term, value, place, state) -> {
            tally.add(state, 0);
            if (query.lists(term, state, obligations)) {
                total[0]++;
                if (lines.size() <= limit
                        && (start == null || start.isBefore(obligations, organization, term, value))) {
                    lines.add(new Line(organization, term, value, state));
                }
            }
        });
        List<ComplianceRow> items = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(limit, lines.size()))) {
            items.add(ObligationItem.of(
                    obligations, line.organization(), line.term(), line.value(), line.state(), position));
        }
        String next = null;
        if (lines.size() > limit) {
            Line last = lines.get(limit - 1);
            next = cursor(Place.of(obligations, last.organization(), last.term(), last.value()));
        }
        return answer(items, tally.totals(), next, withTotal ? total[0] : null);
    }

    private ComplianceAnswer groups(@Nullable Cursor after, int limit, boolean withTotal) {
        Totals.Tally tally = new Totals.Tally();
        Grouping grouping = new Grouping(obligations, query);
        obligations.visit((organization, term, value, place, state) -> {
            tally.add(state, 0);
            grouping.add(
                    organization,
                    term,
                    place,
                    state,
                    obligations.held(organization, term, value),
                    (query.states().isEmpty() && query.dueWithin() == null) || query.lists(term, state, obligations));
        });
        List<Long> keys = grouping.keys();
        int from = after == null ? 0 : (int) Math.min(number(after.key().get(3)), keys.size());
        int to = (int) Math.min((long) from + limit, keys.size());
        List<ComplianceRow> items = new ArrayList<>();
        keys.subList(from, to).forEach(key -> items.add(grouping.group(key)));
        String next = to < keys.size() ? cursor(List.of(String.valueOf(to), "", "", "")) : null;
        return answer(items, tally.totals(), next, withTotal ? (long) keys.size() : null);
    }

    private ComplianceAnswer answer(
            List<ComplianceRow> items, Totals totals, @Nullable String next, @Nullable Long total) {
        return new ComplianceAnswer(ComplianceAnswer.Provenance.of(position, obligations.day(), today.instant()), items, totals, next, total);
    }

    private String cursor(List<String> place) {
        List<String> key = new ArrayList<>(
                List.of(String.valueOf(position), String.valueOf(generation), String.valueOf(obligations.day())));
        key.addAll(place);
        return new Cursor(key).encode(query);
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
        throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
    }

    /** After which obligation a page begins. */
    private record Place(String organization, String requirement, String last, String value) {

        static @Nullable Place of(@Nullable Cursor cursor) {
            if (cursor == null) {
                return null;
            }
            List<String> key = cursor.key();
            return new Place(key.get(3), key.get(4), key.get(5), key.get(6));
        }

        static List<String> of(Obligations all, int organization, Obligations.Term term, int value) {
            String of = all.duty(term).values().get(value);
            return List.of(
                    all.structure().get(organization).code(),
                    all.duty(term).requirement().code(),
                    term.last().toString(),
                    of == null ? "" : of);
        }

        boolean isBefore(Obligations all, int no, Obligations.Term term, int value) {
            int order = organization.compareTo(all.structure().get(no).code());
            if (order != 0) {
                return order < 0;
            }
            List<String> key = of(all, no, term, value);
            order = requirement.compareTo(key.get(1));
            order = order != 0 ? order : last.compareTo(key.get(2));
            return (order != 0 ? order : this.value.compareTo(key.get(3))) < 0;
        }
    }
}
