package taizhang.records;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import taizhang.api.testing.HttpTest;
import taizhang.api.testing.TestSystem;

/** Base of the tests over HTTP of this service. */
@WithTestResource(
        value = TestSystem.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = TestSystem.DATABASE, value = "records"),
            @ResourceArg(name = "taizhang.evidence.folder", value = "target/evidence"),
            // A test waits for it.
            @ResourceArg(name = "taizhang.longest-drop", value = "10S"),
            // Tests let it run out when they want it to: nobody renews it in between.
            @ResourceArg(name = "taizhang.imports.lease", value = "10M"),
            // However few cores the machine has.
            @ResourceArg(name = "taizhang.imports.chunks-at-once", value = "2")
        })
public abstract class RecordsTest extends HttpTest {

    /**
     * The history of a record, awaited until it has come to this version: a change gets its position a moment after its
     * commit.
     */
    protected static ValidatableResponse history(String entity, Object id, int version) {
        String changes = "/v1/changes?entity=" + entity + "&id=" + id;
        Response seen = as("admin").get(changes);
        while (!seen.jsonPath().getList("items.version").contains(version)) {
            List<Integer> positions = seen.jsonPath().getList("items.position");
            int last = positions.isEmpty() ? 0 : positions.get(positions.size() - 1);
            as("admin").get(changes + "&wait=5&after=" + last);
            seen = as("admin").get(changes);
        }
        return seen.then().statusCode(200);
    }
}
