package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of every package bring facts in by the same way as the service does. */
@ApplicationScoped
public class TestFeed {

    private final FeedService service;

    TestFeed(FeedService service) {
        this.service = service;
    }

    /** @return an empty ledger that continues what has been applied so far */
    public TestLedger newLedger() {
        FeedState state = service.state();
        return new TestLedger(state.position(), state.hash());
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
