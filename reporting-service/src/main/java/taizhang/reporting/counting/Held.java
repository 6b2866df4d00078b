package taizhang.reporting.counting;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many activities each organization held itself, by parts of the calendar.
 *
 * @param sums by value of the attribute by which they are told apart, organization and part; null: the organization held
 *     nothing at all
 * @param gaps the same with the most days from one to the next, {@link #NO_GAP} where there are fewer than two; empty when
 *     not asked for
 */
public record Held(int[][][] sums, int[][][] gaps) {

    public static final int NO_GAP = -1;

    /** @return the same, but for some organizations (by their numbers) what another count says */
    public Held with(Held other, int[] organizations) {
        return new Held(with(sums, other.sums, organizations), with(gaps, other.gaps, organizations));
    }

    /**
     * @param before of each organization the number that it had before, or {@link Structure#NONE}
     * @return the same by other numbers; of those who had none nothing is known
     */
    public Held renumbered(int[] before) {
        return new Held(renumbered(sums, before), renumbered(gaps, before));
    }

    private static int[][][] renumbered(int[][][] all, int[] before) {
        int[][][] copy = new int[all.length][before.length][];
        for (int value = 0; value < all.length; value++) {
            for (int no = 0; no < before.length; no++) {
                copy[value][no] = before[no] == Structure.NONE ? null : all[value][before[no]];
            }
        }
        return copy;
    }

    private static int[][][] with(int[][][] all, int[][][] other, int[] organizations) {
        int[][][] copy = new int[all.length][][];
        for (int value = 0; value < all.length; value++) {
            copy[value] = all[value].clone();
            for (int organization : organizations) {
                copy[value][organization] = other[value][organization];
            }
        }
        return copy;
    }

    /** @return how many numbers are kept */
    public long size() {
        return Stream.of(sums, gaps)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .mapToLong(parts -> parts.length)
                .sum();
    }

    /** @return what it held of a value in a part; all by their numbers */
    public long sum(int value, int organization, int part) {
        int[] parts = sums[value][organization];
        return parts == null ? 0 : parts[part];
    }

    /** @return the most days between two that it held in a part, or {@link #NO_GAP} */
    public long gap(int value, int organization, int part) {
        int[] parts = gaps[value][organization];
        return parts == null ? NO_GAP : parts[part];
    }
}
