package taizhang.api.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that is not known. */
final class NearestWord {

    /** A longer text is no slip in a word, and would take long to compare. */
    private static final int LONGEST = 200;

    private NearestWord() {}

    /**
     * @return the known word that takes the fewest steps (a letter more, less or another, two that change places), capital
     *     letters being as good as small ones; of several the first in order; nothing when none has most of its letters in
     *     common with the word, or the word is longer than any
     */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String each : known) {
            int most = Math.min(fewest, most(word, each));
            if (Math.abs(word.length() - each.length()) > most) {
                continue;
            }
            int steps = steps(small(word), small(each));
            boolean first = steps < fewest || nearest == null || each.compareTo(nearest) < 0;
            if (steps <= most && first) {
                nearest = each;
                fewest = steps;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Two fifths of the longer one; of two or three letters, one may be another. */
    private static int most(String word, String known) {
        int length = Math.max(word.length(), known.length());
        return length < 2 ? 0 : Math.max(1, length * 2 / 5);
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The optimal string alignment distance, row by row. */
    private static int steps(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }
}
