package taizhang.records;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
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
            @ResourceArg(name = "taizhang.longest-drop", value = "10S")
        })
public abstract class RecordsTest extends HttpTest {}
