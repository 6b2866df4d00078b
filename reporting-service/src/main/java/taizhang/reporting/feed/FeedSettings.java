package taizhang.reporting.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the ledger is followed. */
@ConfigMapping(prefix = "taizhang.feed")
interface FeedSettings {

    /** False leaves facts and cells as they are; for tests. */
    @WithDefault("true")
    boolean follow();

    /** Holds a token of role {@code feed} without organization; read again for each request. */
    Optional<Path> tokenFile();

    /** Changes per request; the ledger gives at most 500. */
    @WithDefault("500")
    int limit();

    /** How long the ledger may hold a request that has nothing to answer; at most 30 s. */
    @WithDefault("20s")
    @WithName("wait")
    Duration patience();
}
