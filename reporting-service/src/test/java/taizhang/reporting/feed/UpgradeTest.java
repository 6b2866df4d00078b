package taizhang.reporting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import taizhang.reporting.ReportingTest;

/** What the migrations make of a database that has been in use, in a schema of its own. */
@QuarkusTest
class UpgradeTest extends ReportingTest {

    private static final String SCHEMA = "upgrade";

    @Inject
    DataSource source;

    @AfterEach
    void remove() throws SQLException {
        run("drop schema if exists " + SCHEMA + " cascade");
    }

    /** Cells of the second release know no types: none is left, none is read, and a rebuild is to make new ones. */
    @Test
    void cellsOfTheSecondReleaseAreNotReadAfterwards() throws SQLException {
        flyway().target("2.4").load().migrate();
        run("update upgrade.feed_state set position = 7");
        run("insert into upgrade.cell values ('BUREAU', 'lectures-given', '2020-03-01', 1, 0, 1, 0)");
        flyway().load().migrate();
        assertEquals("false true 0", text(STATE));
    }

    /** Definitions of the third release held from the very position at which they were written. */
    @Test
    void definitionsHoldFromTheNextPositionOn() throws SQLException {
        flyway().target("3.2").load().migrate();
        for (int since : new int[] {0, 7}) {
            run(
                    """
                    insert into upgrade.indicator_version (code, version, since_position, name_zh, name_en, unit, "of", measure,
                        definition, changed_at, changed_by, current)
                    values ('since-%1$d', 1, %1$d, '', '', '', 'activities', 'count', '{}', now(), 'system', true)
                    """
                            .formatted(since));
        }
        flyway().load().migrate();
        assertEquals(
                "0 8",
                text(
                        "select string_agg(since_position::text, ' ' order by since_position) from upgrade.reference_version"));
    }

    /** Kind and conditions hold at once, at every position; head-counts come in by a rebuild. */
    @Test
    void organizationsAreOnAllDaysWhatTheyWereKnownToBe() throws SQLException {
        flyway().target("4.20").load().migrate();
        run("update upgrade.feed_state set position = 7");
        run(
                """
                insert into upgrade.organization_fact (code, from_position, to_position, name_zh, name_en, kind, valid_from,
                    has_committee)
                values ('A', 2, 5, '', '', 'party-branch', '2019-01-01', null),
                    ('A', 5, 9223372036854775807, '', '', 'party-branch', '2019-01-01', true)
                """);
        flyway().load().migrate();
        assertEquals("true true 0", text(STATE));
        assertEquals(
                "2 5 -, 5 9223372036854775807 true",
                text(
                        """
                        select string_agg(concat_ws(' ', from_position, to_position, coalesce(has_committee::text, '-')), ', '
                            order by from_position)
                        from upgrade.organization_total_fact where during @> '2020-01-01'::date
                        """));
    }

    @Test
    void anEmptyDatabaseNeedsNoRebuild() throws SQLException {
        flyway().load().migrate();
        assertEquals("true false 0", text(STATE));
    }

    private static final String STATE =
            """
            select concat_ws(' ', cells_built::text, rebuild_wanted::text, (select count(*) from upgrade.cell))
            from upgrade.feed_state
            """;

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(source).schemas(SCHEMA);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
