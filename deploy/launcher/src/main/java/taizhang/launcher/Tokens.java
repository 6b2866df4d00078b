package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** The tokens of this installation: our own, or those of an OpenID Connect server. */
final class Tokens {

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

    /** Writes the token with which reporting-service follows the ledger; it reads the file at each connection. */
    Path writeFeedToken(Duration valid) {
        Path file = settings.home().tokens().resolve("feed.jwt");
        try {
            Folders.writePrivate(file, make("feed", null, "reporting-service", valid) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
