package taizhang.launcher;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is where, and a first request to try. */
final class Welcome {

    private static final Duration TRIAL = Duration.ofDays(1);

    private final LaunchSettings settings;
    private final Tokens tokens;

    Welcome(LaunchSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** @param demo whether there are records to count */
    void print(RunState state, boolean demo, Progress progress) {
        String gateway = state.gateway();
        @Nullable String token = tokens.areOurs() ? tokens.make("reader", null, null, TRIAL) : null;
        progress.plain("");
        if (gateway != null) {
            progress.plain("  Open this first    " + (token == null ? gateway + "/" : Page.address(gateway, token)));
            progress.plain("");
            progress.plain("  API documentation  " + gateway + "/docs/");
            progress.plain("  Health             " + gateway + "/health");
        }
        progress.plain("  records-service    " + state.records());
        progress.plain("  reporting-service  " + state.reporting());
        progress.plain("  Data and logs      " + settings.home().path());
        progress.plain("");
        String address = (gateway == null ? state.records() : gateway)
                + (demo
                        ? "/v1/figures?indicator=lectures-given,issues-fixed&organization=BUREAU&period=2020&compare=previous-year"
                        : "/v1/activity-types?limit=3");
        if (token != null) {
            progress.plain(
                    "Or try, with the same token, of role reader and valid for a day (deploy/token makes others):");
            progress.plain("");
            progress.plain("  curl -H 'Authorization: Bearer " + token + "' '" + address + "'");
        } else {
            progress.plain("Or try, with a token of " + settings.tokenIssuer() + ":");
            progress.plain("");
            progress.plain("  curl -H \"Authorization: Bearer $TOKEN\" '" + address + "'");
        }
        progress.plain("");
    }
}
