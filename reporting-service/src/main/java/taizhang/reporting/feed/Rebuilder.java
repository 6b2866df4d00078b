package taizhang.reporting.feed;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import taizhang.api.time.Regularly;

/** Carries a rebuild through, on one thread, over restarts and outages. */
final class Rebuilder {

    private static final Logger LOG = Logger.getLogger(Rebuilder.class);
    /** How often a rebuild that was asked for is looked for, and one that failed is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RebuildService service;
    private final FeedService feed;
    private final LedgerClient ledger;
    private final Regularly work = new Regularly("rebuild", PAUSE, this::lookForOne);
    private volatile boolean running = true;

    Rebuilder(RebuildService service, FeedService feed, LedgerClient ledger) {
        this.service = service;
        this.feed = feed;
        this.ledger = ledger;
    }

    void start() {
        work.start();
    }

    void stop() {
        running = false;
        work.close();
    }

    private void lookForOne() throws IOException, InterruptedException {
        if (service.isWanted()) {
            service.begin();
        }
        if (service.isRunning()) {
            rebuild();
        }
    }

    /** Does what is left of a rebuild. */
    void rebuild() throws IOException, InterruptedException {
        try {
            FeedState second = service.built();
            while (running && second.position() < target(second)) {
                service.apply(ledger.after(second.position()), target(second));
                second = service.built();
            }
            if (running) {
                LOG.infof("rebuilt up to position %d; %d rows differed", second.position(), service.replace(ledger));
            }
        } catch (BrokenChainException broken) {
            LOG.errorf("the rebuild is abandoned, the old facts stay: %s", broken.getMessage());
            service.abandon();
        }
    }

    /** @return where the first facts are or, when their feed has stopped, the end of the ledger */
    private long target(FeedState second) throws IOException, InterruptedException {
        FeedState first = feed.state();
        if (first.fault() == null) {
            return first.position();
        }
        return second.head() > second.position()
                ? second.head()
                : ledger.after(second.position()).head();
    }
}
