package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is a part of a part is a part: no activity is a part of itself, be it by way of others. */
@QuarkusTest
class ActivityPartsTest extends ActivityFixture {

    private static ValidatableResponse makePart(String id, String whole) {
        return recorder()
                .header("If-Match", "\"1\"")
                .body(Map.of("partOf", whole))
                .patch(ACTIVITIES + "/" + id)
                .then();
    }

    @Test
    void noLongerWayLeadsBack() {
        String whole = created(anActivity());
        String part = created(anActivity().with("partOf", whole));
        String partOfPart = created(anActivity().with("partOf", part));
        for (String own : new String[] {part, partOfPart, whole}) {
            ValidatableResponse response = makePart(whole, own);
            isProblem(response, 422, "invalid");
            response.body("errors.pointer", contains("/partOf")).body("errors.code", contains("part-of-itself"));
        }
        makePart(partOfPart, whole).statusCode(200);
        makePart(whole, created(anActivity())).statusCode(200);
    }
}
