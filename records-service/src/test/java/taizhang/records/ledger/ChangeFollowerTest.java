package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ChangeFollowerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final LedgerHead head = new LedgerHead();

    /** A ledger of which the reader sees the last change only; each read finds it one change longer. */
    @SuppressWarnings("NullAway")
    private final class Growing extends ChangeQueries {

        private final List<Long> asked = new CopyOnWriteArrayList<>();
        private final long last;

        Growing(long last) {
            super(null);
            this.last = last;
        }

        @Override
        ChangeView.Page read(ChangeQuery query) {
            asked.add(query.after());
            long position = asked.size();
            head.advance(position);
            return new ChangeView.Page(position < last ? List.of() : List.of(change(position)), position);
        }
    }

    private static ChangeView change(long position) {
        return new ChangeView(position, "", "", "tester", "campaign", "c", 1, "created", null, null, "{}", null, null);
    }

    @Test
    void whatWasReadInVainIsNotReadAgain() {
        Growing ledger = new Growing(4);
        ChangeView.Page page = new ChangeFollower(ledger, head)
                .next(new ChangeQuery(0, 50, null, null, "BUREAU"), LONG)
                .await()
                .atMost(LONG);
        assertEquals(1, page.items().size());
        assertEquals(List.of(0L, 1L, 2L, 3L), ledger.asked);
    }

    @Test
    void aStreamGoesOnFromTheHead() {
        Growing ledger = new Growing(3);
        new ChangeFollower(ledger, head)
                .follow(new ChangeQuery(0, 50, null, null, "BUREAU"))
                .filter(page -> !page.items().isEmpty())
                .select()
                .first(2)
                .collect()
                .asList()
                .await()
                .atMost(LONG);
        assertEquals(List.of(0L, 1L, 2L, 3L), ledger.asked.subList(0, 4));
    }

    @Test
    void manyWakesInOneWaitAreNoDepth() {
        int wakes = 20_000;
        Growing ledger = new Growing(wakes);
        ChangeView.Page page = new ChangeFollower(ledger, head)
                .next(new ChangeQuery(0, 50, null, null, "BUREAU"), LONG)
                .await()
                .atMost(LONG);
        assertEquals(wakes, page.items().get(0).position());
        assertTrue(ledger.asked.size() >= wakes);
    }
}
