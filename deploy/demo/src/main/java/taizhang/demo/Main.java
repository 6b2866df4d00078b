package taizhang.demo;

import java.net.URI;
import java.util.Locale;

/**
 * Loads the demo bureau into the API at the address in the first argument. The environment has a token for each of the three
 * that it takes: {@code ADMIN_TOKEN}, {@code RECORDER_TOKEN}, {@code APPROVER_TOKEN}, the last two of different subjects.
 */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("One argument: the address of the API, such as http://localhost:8080");
            System.exit(2);
        }
        try {
            DemoBureau.load(URI.create(arguments[0]), (role, subject) -> token(role), System.out);
        } catch (LoadException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String token(String role) {
        String variable = role.toUpperCase(Locale.ROOT) + "_TOKEN";
        String token = System.getenv(variable);
        if (token == null || token.isBlank()) {
            throw new LoadException("The environment has no " + variable + ".");
        }
        return token.strip();
    }
}
