package taizhang.reporting.feed;

/** What the ledger delivered does not continue what was applied: nobody but a human can tell which side is right. */
final class BrokenChainException extends RuntimeException {

    BrokenChainException(String message) {
        super(message);
    }
}
