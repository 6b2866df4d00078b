package taizhang.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
public abstract class ReportingTest extends HttpTest {

    /**
     * The records behind a number.
     *
     * @param ids of them, each of which was listed once
     * @param sum of their contributions
     */
    protected record Evidence(SortedSet<String> ids, BigDecimal sum) {}

    /**
     * Walks all pages of a list.
     *
     * @param caller the organization whose subtree the reader sees; null: everything
     */
    protected static Evidence evidence(String link, int size, @Nullable String caller) {
        SortedSet<String> ids = new TreeSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        int listed = 0;
        int total;
        String next = "";
        do {
            Response page =
                    as("reader", "reader", caller).urlEncodingEnabled(false).get(link + "&limit=" + size + next);
            assertEquals(200, page.statusCode(), link + page.asString());
            List<Map<String, Object>> items = page.path("items");
            for (Map<String, Object> item : items) {
                ids.add((String) item.get("id"));
                sum = sum.add(new BigDecimal(item.get("contribution").toString()));
            }
            listed += items.size();
            total = page.path("total");
            next = page.path("next") == null ? "" : "&cursor=" + page.path("next");
        } while (!next.isEmpty());
        assertEquals(total, listed, link);
        assertEquals(total, ids.size(), link);
        return new Evidence(ids, sum);
    }
}
