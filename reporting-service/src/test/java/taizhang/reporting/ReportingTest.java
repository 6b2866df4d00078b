package taizhang.reporting;

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
            @ResourceArg(name = TestSystem.DATABASE, value = "reporting"),
            // Tests bring their own changes in, by TestFeed or by a follower of their own.
            @ResourceArg(name = "taizhang.feed.follow", value = "false")
        })
public abstract class ReportingTest extends HttpTest {}
