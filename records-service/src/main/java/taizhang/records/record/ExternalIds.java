package taizhang.records.record;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;

/** A client names each of its records once. */
@ApplicationScoped
public class ExternalIds {

    private static final int LONGEST = 200;

    private final Database database;

    ExternalIds(Database database) {
        this.database = database;
    }

    public static void check(Violations found, @Nullable String externalId) {
        found.text("/externalId", externalId, LONGEST);
        if (externalId != null) {
            found.required("/externalId", externalId);
        }
    }

    /** Lets one transaction at a time use an externalId of a client. */
    public void lock(String client, String externalId) {
        database.lock("externalId\n" + client + "\n" + externalId);
    }

    /** @param location of the record that has it; null when the author cannot see that one */
    public static ProblemException taken(@Nullable String location) {
        ProblemException duplicate = ProblemException.of(HttpProblem.ALREADY_EXISTS);
        return location == null ? duplicate : duplicate.header("Location", location);
    }
}
