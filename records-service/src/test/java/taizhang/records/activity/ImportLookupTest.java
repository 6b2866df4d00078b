package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;

/** How the records that the rows of a file mean are looked for: it is what a large file takes long for, if it is done badly. */
@QuarkusTest
class ImportLookupTest {

    private static final int ROWS = 1000;
    private static final int PRESENT = 20 * ROWS;
    private static final LocalDate DAY = LocalDate.of(2020, 3, 5);
    private static final String MAKER = "lookup";

    /** From then on there is a plan that is kept, if any: the driver prepares the fifth time, PostgreSQL plans five anew. */
    private static final int OFTEN = 12;

    private static final String INSERT =
            """
            insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes,
                status, version, created_at, created_by, updated_at, updated_by)
            select gen_random_uuid(), 'party-lecture', 'LOOKUP', 'Lecture ' || n, :day, 'held', 1, '{}', '{}', '{}',
                'draft', 1, now(), :maker, now(), :maker
            from generate_series(1, :number::integer) n
            """;

    /** Rows and entries of indexes, by this transaction. */
    private static final String READ =
            """
            select sum(pg_stat_get_xact_tuples_returned(relation))
            from (select 'activity'::regclass::oid union all
                  select indexrelid from pg_index where indrelid = 'activity'::regclass) r (relation)
            """;

    private static final String BY_KEPT_PLANS =
            """
            select coalesce(sum(generic_plans), 0) from pg_prepared_statements where statement like '%join activity existing%'
            """;

    @Inject
    Database database;

    @Inject
    ActivityInsert insert;

    @Inject
    ActivityBulk bulk;

    /** Rolled back at the end: others find what there is as it was. */
    @BeforeEach
    void begin() {
        QuarkusTransaction.begin();
        database.sql(
                        """
                        insert into organization (code, name_zh, name_en, kind, valid_from, version)
                        values ('LOOKUP', '单位', 'Unit', 'party-branch', '2015-01-01', 1)
                        """)
                .execute();
    }

    @AfterEach
    void rollBack() {
        QuarkusTransaction.rollback();
    }

    /** A plan that was made while there were no records would compare each row with each record, for as long as it is kept. */
    @Test
    void whatRowsReferToIsPlannedForTheRecordsThatThereAre() {
        List<ActivityContent> contents = contents("X-");
        long before = number(BY_KEPT_PLANS);
        for (int i = 0; i < OFTEN; i++) {
            assertEquals(ROWS, insert.find(contents, MAKER, null).size());
        }
        assertEquals(before, number(BY_KEPT_PLANS));
    }

    @Test
    void recordsOfOneDayAreReadOnceForAllRowsOfIt() {
        database.sql(INSERT)
                .set("day", DAY)
                .set("maker", MAKER)
                .set("number", PRESENT)
                .execute();
        long before = number(READ);
        assertTrue(bulk.alike(contents(null)).stream().allMatch(Optional::isPresent));
        long read = number(READ) - before;
        assertTrue(read >= ROWS && read < 2 * PRESENT, read + " read of " + PRESENT);
    }

    private long number(String sql) {
        return database.sql(sql).one(row -> row.getLong(1));
    }

    private static List<ActivityContent> contents(@Nullable String externalIds) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(n -> content("Lecture " + n, externalIds == null ? null : externalIds + n))
                .toList();
    }

    private static ActivityContent content(String title, @Nullable String externalId) {
        return new ActivityContent(
                "party-lecture",
                "LOOKUP",
                title,
                DAY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                externalId,
                null);
    }
}
