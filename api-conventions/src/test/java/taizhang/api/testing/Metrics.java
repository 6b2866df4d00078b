package taizhang.api.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the running service measures of the requests that it gets. */
public final class Metrics {

    /** More addresses than are measured at all. */
    private static final int STRANGERS = 101;

    private Metrics() {}

    /**
     * Whoever asks for addresses and methods that are not there leaves no labels behind, with a token or without.
     *
     * @param known template of an address that is measured all the same
     */
    public static void checkThatStrangersFillNoLabels(String known) {
        String service = known.substring(0, known.lastIndexOf('/'));
        for (int i = 0; i < STRANGERS; i++) {
            String invented = "/" + i + "-" + UUID.randomUUID();
            given().request("POST", invented);
            given().request("STRANGE" + i, "/v1" + invented);
            given().request("POST", service + invented);
            reader().request("DELETE", service + "/a" + invented);
        }
        reader().get(service + "/" + UUID.randomUUID());
        String measured = given().get("/q/metrics").asString();
        assertEquals(Set.of(), labels(measured, "uri", ".*[0-9]+-[0-9a-f-]{36}.*"));
        assertEquals(Set.of(), labels(measured, "method", "STRANGE.*"));
        assertTrue(labels(measured, "uri", ".*").contains(known), measured);
    }

    private static RequestSpecification reader() {
        return given().header("Authorization", "Bearer " + Token.of("reader"));
    }

    private static Set<String> labels(String measured, String label, String pattern) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("http_server_requests_seconds_count\\{.*\\b" + label + "=\"([^\"]*)\"")
                .matcher(measured)
                .results()
                .map((MatchResult each) -> each.group(1))
                .filter(value -> value.matches(pattern))
                .forEach(found::add);
        return found;
    }
}
