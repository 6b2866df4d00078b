package taizhang.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statements that are put together; those that run are tested with the services. */
class StatementTest {

    private static final String ONE_KIND = "and kind = :kind";
    private static final String KINDS = "and kind = any (:kinds)";

    @SuppressWarnings("NullAway")
    private final Database database = new Database(null);

    @Test
    void hasTheFragmentsThatAreGiven() {
        Statement statement = database.sql("select from t where a = :a")
                .given("and b = :b", null)
                .given("and c between :c and :c + 1", 1)
                .add("limit 1");
        assertEquals(
                new NamedSql("select from t where a = ?\nand c between ? and ? + 1\nlimit 1", List.of("a", "c", "c")),
                statement.text());
    }

    @Test
    void oneValueIsNoArray() {
        assertEquals("", ofKinds(null));
        assertEquals("\nand kind = ?", ofKinds(List.of("x")));
        assertEquals("\nand kind = any (?)", ofKinds(List.of("x", "y")));
        assertEquals("\nand kind = any (?)", ofKinds(List.of()), "none of no values");
    }

    private String ofKinds(@Nullable List<String> kinds) {
        return database.sql("").givenAny(ONE_KIND, KINDS, kinds).text().jdbc();
    }

    @Test
    void aFragmentWithItsValueHasOneParameter() {
        assertThrows(IllegalArgumentException.class, () -> database.sql("").given("a between :from and :to", 1));
        assertThrows(IllegalArgumentException.class, () -> database.sql("").given("a is null", 1));
    }
}
