package taizhang.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void parametersBecomeQuestionMarksInTheirOrder() {
        NamedSql sql = NamedSql.of("select :b from t where a = :a and c > :b");
        assertEquals("select ? from t where a = ? and c > ?", sql.jdbc());
        assertEquals(List.of("b", "a", "b"), sql.names());
    }

    @Test
    void castsTextsNamesAndCommentsAreNoParameters() {
        String text = "select ':x $1', \"a:b\", c::date -- :y\nfrom t";
        assertEquals(new NamedSql(text, List.of()), NamedSql.of(text));
    }
}
