package taizhang.system;

import java.net.URI;
import java.util.Set;

/** Which service owns a path, as the gateway knows it. */
record Router(URI records, URI reporting) {

    private static final Set<String> OF_RECORDS = Set.of(
            "me", "organizations", "activity-types", "campaigns", "activities", "rectification-tasks", "imports", "changes");

    /** @param path absolute, with query: {@code /v1/activities?limit=5} */
    URI resolve(String path) {
        String resource = path.substring("/v1/".length()).split("[/?]", 2)[0];
        return (OF_RECORDS.contains(resource) ? records : reporting).resolve(path);
    }
}
