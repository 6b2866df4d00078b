package taizhang.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a token; its last line of output is the token and nothing else. */
@Command(
        name = "token",
        description = "Prints a bearer token, as the last line.",
        customSynopsis = "deploy/token --role ROLE [--organization CODE] [--subject NAME] [--days N] [--link]")
final class TokenCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--role", required = true, description = "reader, recorder, approver, admin or feed")
    private String role = "";

    @Option(names = "--organization", description = "Code: sees and writes this organization's subtree only.")
    private @Nullable String organization;

    @Option(names = "--subject", description = "Who this is in the ledger. Default: the name of the role.")
    private @Nullable String subject;

    @Option(names = "--days", defaultValue = "7", description = "Days until it expires. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--link", description = "Prints before it the address that opens the page with it.")
    private boolean link;

    @Override
    public Integer call() {
        LaunchSettings settings = LaunchSettings.ofThisProcess();
        Tokens tokens = new Tokens(settings);
        if (!RunLock.isHeld(settings.home())) {
            System.err.println("deploy/up does not run over " + settings.home().path()
                    + ": the token is good for what is started there (TAIZHANG_HOME names another folder).");
        }
        String token = tokens.make(role, organization, subject, Duration.ofDays(days));
        if (link) {
            System.out.println(Page.address(settings.gatewayAddress(), token));
        }
        System.out.println(token);
        return 0;
    }
}
