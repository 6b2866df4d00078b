package taizhang.records.problem;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

/** Everything that goes wrong is answered as a problem, by whichever layer it is noticed. */
@QuarkusTest
class ProblemTest extends RecordsTest {

    private static final String TYPE = "/v1/activity-types/problem-trial";

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("status", is(status))
                .body("code", is(code))
                .body("type", is("/problems/" + code))
                .body("instance", matchesPattern("/.*"))
                .body("title", notNullValue());
    }

    @Test
    void withoutATokenOrWithABadOneIs401() {
        problem(anonymous().get(TYPE).then(), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
        problem(bearer("nonsense").get(TYPE).then(), 401, "unauthenticated");
        problem(bearer(Token.expired("reader")).get(TYPE).then(), 401, "unauthenticated");
        problem(bearer(Token.signedByAnotherKey("reader")).get(TYPE).then(), 401, "unauthenticated");
        problem(bearer(Token.forAnotherAudience("reader")).get(TYPE).then(), 401, "unauthenticated");
        problem(anonymous().header("Authorization", "Basic YTpi").get(TYPE).then(), 401, "unauthenticated");
    }

    @Test
    void aRoleTooLowIs403() {
        problem(as("recorder").body("{}").put(TYPE).then(), 403, "forbidden");
        problem(as("nobody").get(TYPE).then(), 403, "forbidden");
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        problem(as("reader").get("/v1/no-such-thing").then(), 404, "not-found");
        problem(as("reader").get(TYPE).then(), 404, "not-found");
        problem(as("admin").delete(TYPE).then(), 405, "method-not-allowed");
        problem(as("reader").accept("application/pdf").get("/v1/activity-types").then(), 406, "not-acceptable");
    }

    @Test
    void unreadableBodiesAre400() {
        for (String body : new String[] {"{", "", "null", "[]", "{} {}", "{\"name\": {\"zh\": \"x\"", "\"x\""}) {
            problem(as("admin").body(body).put(TYPE).then(), 400, "malformed-body");
        }
        problem(as("admin").body("{\"nmae\": 1}").put(TYPE).then(), 400, "unknown-field")
                .body("errors.pointer", contains("/nmae"));
        problem(as("admin").body("{\"name\": {\"fr\": 1}}").put(TYPE).then(), 400, "unknown-field")
                .body("errors.pointer", contains("/name/fr"));
        problem(as("admin").body("{\"partyActivity\": \"yes\"}").put(TYPE).then(), 400, "unreadable")
                .body("errors.pointer", contains("/partyActivity"));
        problem(as("admin").body("{\"category\": 7}").put(TYPE).then(), 400, "unreadable");
    }

    @Test
    void otherMediaTypesAre415AndLargeBodies413() {
        problem(as("admin").contentType(ContentType.TEXT).body("x").put(TYPE).then(), 415, "unsupported-media-type");
        String large = "{\"category\": \"" + "x".repeat(3 << 19) + "\"}";
        problem(as("admin").body(large).put(TYPE).then(), 413, "too-large");
    }

    @Test
    void unknownAndUnreadableParametersAre400() {
        problem(as("reader").get("/v1/activity-types?categroy=talk").then(), 400, "unknown-parameter")
                .body("errors.parameter", contains("categroy"));
        problem(
                        as("reader")
                                .get("/v1/activity-types?category=talk&category=life")
                                .then(),
                        400,
                        "invalid-parameter")
                .body("errors.parameter", contains("category"));
        problem(as("reader").get("/v1/activity-types?category=").then(), 400, "invalid-parameter")
                .body("errors.parameter", contains("category"));
        for (String number : new String[] {"many", "1.0", "1e3"}) {
            problem(as("reader").get("/v1/activity-types?limit=" + number).then(), 400, "invalid-parameter")
                    .body("errors.parameter", contains("limit"))
                    .body("errors.code", contains("unreadable"));
        }
        problem(as("reader").get("/v1/activity-types?limit=0").then(), 400, "invalid-parameter");
        problem(as("reader").get("/v1/activity-types?limit=501").then(), 400, "invalid-parameter");
        problem(as("reader").get("/v1/activity-types?include=everything").then(), 400, "invalid-parameter");
        problem(as("reader").get("/v1/activity-types?cursor=!").then(), 400, "cursor-mismatch");
    }

    @Test
    void chineseForWhoPrefersIt() {
        problem(
                        as("reader")
                                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                                .get(TYPE)
                                .then(),
                        404,
                        "not-found")
                .body("title", is("未找到"));
        problem(as("reader").header("Accept-Language", "en,zh;q=0.5").get(TYPE).then(), 404, "not-found")
                .body("title", is("Not found"));
    }

    @Test
    void attackTextInAPathTellsNothingOfTheInside() {
        for (String attack : new String[] {"a%00b", "%27%20or%201=1--", "..%2f..%2fetc", "x".repeat(5000)}) {
            as("reader")
                    .get("/v1/activity-types/{code}", attack)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(400, 404))
                    .body(not(containsString("Exception")));
            as("reader")
                    .urlEncodingEnabled(false)
                    .get("/v1/activity-types/" + attack)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(400, 404))
                    .body(not(containsString("Exception")));
        }
    }
}
