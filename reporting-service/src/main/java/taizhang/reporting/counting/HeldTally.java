package taizhang.reporting.counting;

import java.util.Arrays;

/** Adds up by parts what was held, organization by organization. */
final class HeldTally {

    private final Sought sought;
    private final long first;
    private final int[] parts;
    private final Held held;
    /** Days of the line that is being added, when the days between them are asked for. */
    private int[] days = new int[16];

    private int line;

    HeldTally(Sought sought, int organizations) {
        this.sought = sought;
        this.first = sought.from().toEpochDay();
        this.parts = sought.parts();
        int values = sought.with().values().size();
        this.held = new Held(new int[values][organizations][], new int[sought.spaced() ? values : 0][organizations][]);
    }

    Sought sought() {
        return sought;
    }

    Held held() {
        return held;
    }

    /**
     * @param value its number
     * @param organization its number
     */
    void add(int value, int organization, long epochDay, long count) {
        long day = epochDay - first;
        if (day < 0 || day >= parts.length) {
            return;
        }
        int[] sums = of(held.sums()[value], organization, 0);
        int part = parts[(int) day];
        sums[part] = (int) Math.min(Integer.MAX_VALUE, sums[part] + count);
        if (sought.spaced()) {
            days = line < days.length ? days : Arrays.copyOf(days, 2 * line);
            days[line++] = (int) day;
        }
    }

    /** Ends what was added of one value and organization. */
    void end(int value, int organization) {
        if (line == 0) {
            return;
        }
        Arrays.sort(days, 0, line);
        int[] gaps = of(held.gaps()[value], organization, Held.NO_GAP);
        for (int i = 1; i < line; i++) {
            int part = parts[days[i]];
            if (part == parts[days[i - 1]]) {
                gaps[part] = Math.max(gaps[part], days[i] - days[i - 1]);
            }
        }
        line = 0;
    }

    private int[] of(int[][] organizations, int organization, int nothing) {
        if (organizations[organization] == null) {
            organizations[organization] = new int[sought.starts().size()];
            Arrays.fill(organizations[organization], nothing);
        }
        return organizations[organization];
    }
}
