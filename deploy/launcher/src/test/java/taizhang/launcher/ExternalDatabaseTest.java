package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.machine.LaunchException;
import taizhang.machine.Ports;

class ExternalDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db:5433/records, jdbc:postgresql://db:5433/records, u, p",
        "postgres://u:p@db/records, jdbc:postgresql://db/records, u, p",
        "jdbc:postgresql://u:p@db/records?sslmode=require, jdbc:postgresql://db/records?sslmode=require, u, p",
        "postgresql://u%40x:p%3A%2F+@db/records, jdbc:postgresql://db/records, u@x, p:/+",
        "postgresql://u@[::1]:5432/records, jdbc:postgresql://[::1]:5432/records, u, ''",
    })
    void readsTheUsualForm(String url, String jdbcUrl, String user, String password) {
        assertEquals(new DatabaseAccess(jdbcUrl, user, password, null), ExternalDatabase.parse("X", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@db/records",
                "postgresql://db/records",
                "postgresql://u:secret@db",
                "postgresql://u:secret@db/",
                "postgresql://u:se cret@db/records",
                "secret"
            })
    void refusesOthersWithoutShowingThePassword(String url) {
        LaunchException refused =
                assertThrows(LaunchException.class, () -> ExternalDatabase.parse("THE_VARIABLE", url));
        assertTrue(refused.getMessage().contains("THE_VARIABLE"), refused.getMessage());
        assertFalse(refused.getMessage().contains("cret"), refused.getMessage());
    }

    @Test
    void neverShowsItsPassword() {
        assertFalse(ExternalDatabase.parse("X", "postgresql://u:secret@db/records")
                .toString()
                .contains("secret"));
    }

    @Test
    void saysThatADatabaseIsAway() {
        DatabaseAccess away =
                new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/records", "u", "secret", null);
        LaunchException refused =
                assertThrows(LaunchException.class, () -> ExternalDatabase.check("THE_VARIABLE", away));
        assertTrue(refused.getMessage().contains("THE_VARIABLE"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }
}
