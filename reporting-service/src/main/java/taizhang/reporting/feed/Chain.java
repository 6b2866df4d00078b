package taizhang.reporting.feed;

import java.util.List;
import taizhang.reporting.fact.Change;

/** Checks that changes continue what has been applied. */
final class Chain {

    private Chain() {}

    /**
     * @return the changes after the position; those before it are repeats
     * @throws BrokenChainException when a position is missing or a hash does not fit
     */
    static List<Change> continuing(long position, String hash, List<Change> delivered) {
        List<Change> next = delivered.stream()
                .filter(change -> change.position() > position)
                .toList();
        long expected = position;
        String previous = hash;
        for (Change change : next) {
            expected++;
            if (change.position() != expected) {
                throw new BrokenChainException(
                        "position " + expected + " is missing before " + change.position() + " in the ledger");
            }
            if (!ChainHash.of(previous, change).equals(change.hash())) {
                throw new BrokenChainException("the hash of position " + expected + " does not fit the chain");
            }
            previous = change.hash();
        }
        return next;
    }
}
