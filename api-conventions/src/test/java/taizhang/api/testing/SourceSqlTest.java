package taizhang.api.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSqlTest {

    private static final Set<String> TABLES = Set.of("plan", "step");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "select 1 from plan"                                     | plan
                    "select p.step from other p"                             |
                    "select step, plan from other o, plan p, step"           | plan,step
                    "select (select 1 from step s) from (select 2) x"        | step
                    "exists (select from\\n  plan where step = 1)"           | plan
                    "left join only step on true"                            | step
                    "select 1 from other join plan on true"                  | plan
                    "update plan set x = 1 from other, step as s"            | plan,step
                    "insert into step (id) values (1)"                       | step
                    "delete from other using plan"                           | plan
                    "from planet, step_by_step"                              |
                    // "select from plan"                                    |
                    /* "select from plan" */ x = '"'; y = "from step";       | step
                    @Table(name = "plan") class X {}                         | plan
                    @CollectionTable(name = "step", joinColumns = {})        | step
                    \"""                                                     |
                    """)
    void namesTheTablesOfItsSql(String java, String tables) {
        assertEquals(tables == null ? Set.of() : Set.of(tables.split(",")), SourceSql.named(java, TABLES));
    }
}
