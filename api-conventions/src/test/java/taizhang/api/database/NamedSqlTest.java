package taizhang.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void isCutAtItsParameters() {
        assertEquals(
                new NamedSql(
                        List.of("select ", " from t where a = ", " and c > ", ""),
                        List.of("b", "a", "b"),
                        "select ? from t where a = ? and c > ?"),
                NamedSql.of("select :b from t where a = :a and c > :b"));
    }

    @Test
    void castsTextsNamesAndCommentsAreNoParameters() {
        String text = "select ':x $1', \"a:b\", c::date -- :y\nfrom t";
        assertEquals(new NamedSql(List.of(text), List.of(), text), NamedSql.of(text));
    }
}
