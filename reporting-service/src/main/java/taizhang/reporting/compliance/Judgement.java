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

    /**
     * What all pages have in common.
     *
     * @param listed how many are in the list
     */
    private record Whole(long listed, Grouping grouping, List<Long> groups) {}

    private final ComplianceQuery query;
    private final Obligations obligations;
    private final long position;
    private final long generation;
    private final Today today;
    private @Nullable Whole whole;

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
        return obligations.totals();
    }

    /** Worked out once, however many pages are read. */
    private synchronized Whole whole() {
        Whole known = whole;
        if (known == null) {
            known = summedUp();
            whole = known;
        }
        return known;
    }

    private Whole summedUp() {
        Grouping grouping = new Grouping(obligations, query);
        boolean grouped = !query.groupBy().isEmpty();
        boolean narrowed = !query.states().isEmpty() || query.dueWithin() != null;
        long[] listed = {0};
        obligations.visit(0, (organization, term, value, place, state) -> {
            boolean isListed = query.lists(term, state, obligations);
            listed[0] += isListed ? 1 : 0;
            if (grouped) {
                long held = obligations.held(organization, term, value);
                grouping.add(organization, term, place, state, held, !narrowed || isListed);
            }
            return true;
        });
        List<Long> groups = grouping.keys();
        return new Whole(grouped ? groups.size() : listed[0], grouping, groups);
    }

    ComplianceAnswer page(@Nullable Cursor after, int limit, boolean withTotal) {
        return query.groupBy().isEmpty() ? items(after, limit, withTotal) : groups(after, limit, withTotal);
    }

    private ComplianceAnswer items(@Nullable Cursor after, int limit, boolean withTotal) {
        List<Line> lines = new ArrayList<>();
        Place start = Place.of(after);
        int first = start == null ? 0 : start.organizationNo(obligations);
        obligations.visit(first, (organization, term, value, place, state) -> {
            if (query.lists(term, state, obligations)
                    && (start == null || start.isBefore(obligations, organization, term, value))) {
                lines.add(new Line(organization, term, value, state));
            }
            return lines.size() <= limit;
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
        return answer(items, next, withTotal);
    }

    private ComplianceAnswer groups(@Nullable Cursor after, int limit, boolean withTotal) {
        List<Long> keys = whole().groups();
        int from = after == null ? 0 : (int) Math.min(number(after.key().get(3)), keys.size());
        int to = (int) Math.min((long) from + limit, keys.size());
        List<ComplianceRow> items = new ArrayList<>();
        keys.subList(from, to).forEach(key -> items.add(whole().grouping().group(key)));
        String next = to < keys.size() ? cursor(List.of(String.valueOf(to), "", "", "")) : null;
        return answer(items, next, withTotal);
    }

    private ComplianceAnswer answer(List<ComplianceRow> items, @Nullable String next, boolean withTotal) {
        return new ComplianceAnswer(
                ComplianceAnswer.Provenance.of(position, generation, obligations.day(), today.instant()),
                items,
                obligations.totals(),
                next,
                withTotal ? whole().listed() : null);
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

        /** @return from which on there can be any */
        int organizationNo(Obligations all) {
            return Math.max(0, all.structure().number(organization));
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
