package taizhang.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that is not known. */
final class NearestWord {

    /** A longer text is no slip in a word, and would take long to compare. */
    private static final int LONGEST = 200;

    private NearestWord() {}

    /**
     * @return the known word that takes the fewest steps (a letter more, less or another, two that change places), capital
     *     letters being as good as small ones; of several the first in order; nothing when no word is known
     *     or the word is longer than any
     */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.<String>comparingInt(each -> steps(small(word), small(each)))
                        .thenComparing(Comparator.naturalOrder()));
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
