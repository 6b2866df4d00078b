package taizhang.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import taizhang.demo.LoadException;
import taizhang.machine.LaunchException;

/** The entry point of deploy/up, deploy/down, deploy/token and deploy/dev. */
@Command(
        name = "taizhang",
        subcommands = {UpCommand.class, DownCommand.class, TokenCommand.class, DevCommand.class},
        description = "Starts, stops and opens a Taizhang on this machine.")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // The JWT library looks for a logger and would say on every start that it found none.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        // Mistakes of the user are one message; anything else is ours and shows where it happened.
        IExecutionExceptionHandler handler = (exception, line, parsed) -> {
            if (exception instanceof LaunchException || exception instanceof LoadException) {
                line.getErr().println(exception.getMessage());
            } else {
                exception.printStackTrace(line.getErr());
            }
            return 1;
        };
        return new CommandLine(new Main()).setExecutionExceptionHandler(handler).execute(arguments);
    }
}
