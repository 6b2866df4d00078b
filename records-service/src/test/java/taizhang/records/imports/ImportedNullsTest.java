package taizhang.records.imports;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that a line names without a value. */
@QuarkusTest
class ImportedNullsTest extends ImportFixture {

    @ParameterizedTest
    @ValueSource(strings = {"quantities", "attributes", "themes", "occurrence", "count", "notes", "status"})
    void theSameFileAgainChangesNothing(String field) {
        Map<String, @Nullable Object> row = row("一", "e-1");
        row.put(field, null);
        for (String strategy : new String[] {"create", "upsert"}) {
            boolean first = strategy.equals("create");
            counts(
                    imported("mode=commit&strategy=" + strategy, file(row)),
                    "completed",
                    first ? 1 : 0,
                    0,
                    first ? 0 : 1,
                    0);
        }
    }
}
