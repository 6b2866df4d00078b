package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets tests of every package bring facts in by the same way as the service does. */
@ApplicationScoped
public class TestFeed {

    /** All ledgers of this run of the tests, which together are the ledger that the database was filled from. */
    private final List<TestLedger> ledgers = new CopyOnWriteArrayList<>();

    private final FeedService service;

    TestFeed(FeedService service) {
        this.service = service;
    }

    /** @return an empty ledger that continues what has been applied so far */
    public TestLedger newLedger() {
        FeedState state = service.state();
        TestLedger ledger = new TestLedger(state.position(), state.hash());
        ledgers.add(ledger);
        return ledger;
    }

    /** @return everything applied so far, as one ledger from position 1 */
    TestLedger wholeLedger() {
        TestLedger whole = new TestLedger(0, ChainHash.START);
        for (TestLedger each : ledgers) {
            each.copyTo(whole);
        }
        whole.cut(service.state().position());
        return whole;
    }

    /** Applies all that the ledger has and the database has not, in pages of the given size. */
    public void apply(TestLedger ledger, int pageSize) {
        while (service.state().position() < ledger.position()) {
            service.apply(ledger.page(service.state().position(), pageSize));
        }
    }

    public void apply(TestLedger ledger) {
        apply(ledger, 500);
    }
}
