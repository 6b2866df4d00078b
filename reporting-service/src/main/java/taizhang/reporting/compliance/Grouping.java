package taizhang.reporting.compliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/**
 * Totals by one or two things, in their order: an organization alone before its children, organizations and requirements by
 * code, periods by their first day.
 */
final class Grouping {

    /** The number of the organization that was asked for, alone, among groups by organization: before all others. */
    private static final int ITSELF = 0;

    private static final int BITS = 32;
    private static final long MASK = (1L << BITS) - 1;

    private final Obligations obligations;
    private final ComplianceQuery query;
    private final int top;
    private final List<String> requirements;
    private final List<Period> periods;
    private final Map<Period, Integer> periodNo = new HashMap<>();
    private final int[] requirementNo;
    private final TreeMap<Long, Group> groups = new TreeMap<>();
    /** Where the last one was added: the next one is often of the same group. */
    private Group last = new Group(-1);

    private static final class Group {

        private final long key;
        private final Totals.Tally tally = new Totals.Tally();
        private boolean listed;

        Group(long key) {
            this.key = key;
        }
    }

    Grouping(Obligations obligations, ComplianceQuery query) {
        this.obligations = obligations;
        this.query = query;
        this.top = obligations.structure().number(query.organization());
        this.requirements = obligations.duties().stream()
                .map(duty -> duty.requirement().code())
                .distinct()
                .sorted()
                .toList();
        this.requirementNo = obligations.duties().stream()
                .mapToInt(duty -> requirements.indexOf(duty.requirement().code()))
                .toArray();
        this.periods = obligations.terms().stream()
                .map(Obligations.Term::period)
                .distinct()
                .sorted(Comparator.comparing(Period::from).thenComparing(Period::until))
                .toList();
        for (int i = 0; i < periods.size(); i++) {
            periodNo.put(periods.get(i), i);
        }
    }

    void add(int organization, Obligations.Term term, int place, @Nullable State state, long held, boolean isListed) {
        long key = 0;
        for (GroupBy by : query.groupBy()) {
            int no =
                    switch (by) {
                        case REQUIREMENT -> requirementNo[term.duty()];
                        case PERIOD -> periodNo.getOrDefault(term.period(), 0);
                        case ORGANIZATION -> query.deep() ? organization + 1 : place == top ? ITSELF : place + 1;
                    };
            key = key << BITS | no;
        }
        if (last.key != key) {
            last = groups.computeIfAbsent(key, Group::new);
        }
        last.tally.add(state, held);
        last.listed |= isListed;
    }

    /** @return the keys of those groups that are listed, in order */
    List<Long> keys() {
        return groups.values().stream()
                .filter(group -> group.listed)
                .map(group -> group.key)
                .toList();
    }

    ComplianceGroup group(long key) {
        List<Integer> numbers = new ArrayList<>();
        if (query.groupBy().size() > 1) {
            numbers.add((int) (key >> BITS));
        }
        numbers.add((int) (key & MASK));
        String organization = null;
        String requirement = null;
        String period = null;
        boolean alone = false;
        for (int i = 0; i < numbers.size(); i++) {
            int no = numbers.get(i);
            switch (query.groupBy().get(i)) {
                case REQUIREMENT -> requirement = requirements.get(no);
                case PERIOD -> period = periods.get(no).label();
                case ORGANIZATION -> {
                    alone = query.deep() || no == ITSELF;
                    organization = obligations
                            .structure()
                            .get(no == ITSELF ? top : no - 1)
                            .code();
                }
            }
        }
        Totals.Tally tally = groups.getOrDefault(key, new Group(key)).tally;
        return new ComplianceGroup(
                new ComplianceGroup.Group(organization, requirement, period),
                organization == null ? null : alone ? "self" : "subtree",
                tally.totals(),
                tally.held());
    }
}
