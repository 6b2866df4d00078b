package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** The tokens of this installation: our own, or those of an OpenID Connect server. */
final class Tokens {

    /** Renewed at each start and when it is refused; the long validity bridges a launcher that was killed while its services live on. */
    private static final Duration FEED_TOKEN_VALID = Duration.ofDays(30);

    private final LaunchSettings settings;
    private final TokenKeys keys;

    Tokens(LaunchSettings settings) {
        this.settings = settings;
        this.keys = new TokenKeys(settings.home().tokens());
    }

    boolean areOurs() {
        return settings.tokenKeys() == null;
    }

    Path publicKeyFile() {
        return keys.publicKeyFile();
    }

    /** A token of our own; refused when an OpenID Connect server gives them. */
    String make(String role, @Nullable String organization, @Nullable String subject, Duration valid) {
        if (!areOurs()) {
            throw new LaunchException("Tokens come from " + settings.tokenIssuer()
                    + " (TAIZHANG_TOKEN_KEYS is set): log in there to get one.");
        }
        TokenMaker maker = new TokenMaker(keys, settings.tokenIssuer(), settings.tokenAudience());
        return maker.token(role, organization, subject, valid);
    }

    /** The token with which reporting-service follows the ledger: the file that the user names, or one of our own. */
    Path feedTokenFile() {
        Path given = settings.feedTokenFile();
        if (given == null && !areOurs()) {
            throw new LaunchException(
                    "With tokens of " + settings.tokenIssuer() + ", TAIZHANG_FEED_TOKEN_FILE must name a file that"
                            + " holds a token of role feed from there;"
                            + " reporting-service reads the ledger with it.");
        }
        if (given != null && !Files.isReadable(given)) {
            throw new LaunchException("TAIZHANG_FEED_TOKEN_FILE names " + given + ", which cannot be read.");
        }
        return given == null ? writeFeedToken() : given;
    }

    /** Whether records-service knows the token of our own and does not take it, or there is none. */
    boolean isFeedTokenRefused() {
        String ledger = "http://127.0.0.1:" + settings.recordsPort() + "/v1/changes/head";
        try {
            String token = Files.exists(ownFeedToken())
                    ? Files.readString(ownFeedToken()).strip()
                    : "";
            return Probe.status(ledger, Map.of("Authorization", "Bearer " + token)) == Probe.UNAUTHENTICATED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ownFeedToken() {
        return settings.home().tokens().resolve("feed.jwt");
    }

    /** Writes our own; the file is read at each connection. */
    Path writeFeedToken() {
        Path file = ownFeedToken();
        try {
            Folders.writePrivate(file, make("feed", null, "reporting-service", FEED_TOKEN_VALID) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
