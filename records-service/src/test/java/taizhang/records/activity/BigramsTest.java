package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index of the search was filled by the first definition: the present one must find the same. */
@QuarkusTest
class BigramsTest extends ActivityFixture {

    private static final String FIRST_DEFINITION =
            """
            create or replace function pg_temp.first_bigrams(text) returns text[] language sql immutable strict as $$
                select coalesce(array_agg(distinct substr(lower($1), i, 2)), '{}')
                from generate_series(1, char_length($1) - 1) i
                where substr($1, i, 2) !~ '\\s'
            $$
            """;

    private static final List<String> SAMPLES = List.of(
            "",
            "党",
            "党课",
            "廉政专题党课 Budget 2020",
            " 前后有空格 ",
            "全角\u3000空格\u00a0不换行\t制表\n换行\u2028分行",
            "重复重复重复",
            "ÄÖÜ ẞß ΑΣΣ I ǅ ﬁ",
            "𠀀𠀁 𝔸𝔹 👩‍👩‍👧 e\u0301e\u0301",
            "a'b\"c\\d%_{},NULL\u001f\u0001");

    @Test
    void theSameAsTheFirstDefinition() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement define = connection.createStatement()) {
            define.execute(FIRST_DEFINITION);
            for (String sample : SAMPLES) {
                assertEquals(
                        Set.of(bigrams(connection, "pg_temp.first_bigrams", sample)),
                        new HashSet<>(List.of(bigrams(connection, "bigrams", sample))),
                        sample);
            }
        }
    }

    /** Where lower case is longer, the first definition lost the end of the text. */
    @Test
    void nothingIsLostWhereLowerCaseIsLonger() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertTrue(List.of(bigrams(connection, "bigrams", "İİ党课")).contains("党课"));
        }
    }

    private static Object[] bigrams(Connection connection, String function, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + function + "(?)")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return (Object[]) row.getArray(1).getArray();
            }
        }
    }
}
