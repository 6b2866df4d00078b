package taizhang.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
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
                .limit(1);
        List<@Nullable Object> parameters = new ArrayList<>();
        assertEquals(
                "select from t where a = ?\nand c between ? and ? + 1\nlimit 1",
                statement.set("a", "x").jdbc(parameters));
        assertEquals(List.of("x", 1, 1), parameters);
    }

    @Test
    void aParameterWithoutValueIsAFault() {
        Statement statement = database.sql("select from t where a = :a");
        assertThrows(IllegalArgumentException.class, () -> statement.jdbc(new ArrayList<>()));
        assertEquals("select from t where a = ?", statement.set("a", null).jdbc(new ArrayList<>()));
    }

    @Test
    void valuesAreHiddenFromThePlanThatIsMadeOnce() {
        assertEquals(
                "select from t where a = (select ?)\nand kind = any (cast((select ?) as text[]))\nlimit 7",
                database.sql("select from t where a = :a")
                        .set("a", 1)
                        .givenAny(ONE_KIND, KINDS, List.of("x", "y"))
                        .limit(7)
                        .planOnce()
                        .jdbc(new ArrayList<>()));
    }

    @Test
    void oneValueIsNoArray() {
        assertEquals("from t", ofKinds(null));
        assertEquals("from t\nand kind = ?", ofKinds(List.of("x")));
        assertEquals("from t\nand kind = any (?)", ofKinds(List.of("x", "y")));
        assertEquals("from t\nand kind = any (?)", ofKinds(List.of()), "none of no values");
    }

    private String ofKinds(@Nullable List<String> kinds) {
        return database.sql("from t").givenAny(ONE_KIND, KINDS, kinds).jdbc(new ArrayList<>());
    }

    @Test
    void aFragmentWithItsValueHasOneParameter() {
        assertThrows(IllegalArgumentException.class, () -> database.sql("").given("a between :from and :to", 1));
        assertThrows(IllegalArgumentException.class, () -> database.sql("").given("a is null", 1));
    }
}
