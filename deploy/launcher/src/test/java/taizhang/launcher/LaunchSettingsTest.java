package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.machine.LaunchException;

class LaunchSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        LaunchSettings settings = new LaunchSettings(Map.of("TAIZHANG_ROOT", "/somewhere"));
        assertEquals("http://localhost:8080", settings.gatewayAddress());
        assertEquals(8081, settings.recordsPort());
        assertEquals(8082, settings.reportingPort());
        assertEquals(1000, settings.rateLimit());
        assertEquals(2000, settings.rateBurst());
        assertEquals(Path.of("/somewhere/.taizhang"), settings.home().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "80 80"})
    void aPortThatIsNoneIsNamed(String value) {
        LaunchSettings settings = new LaunchSettings(Map.of("TAIZHANG_GATEWAY_PORT", value));
        LaunchException refused = assertThrows(LaunchException.class, settings::gatewayPort);
        assertTrue(refused.getMessage().contains("TAIZHANG_GATEWAY_PORT"), refused.getMessage());
    }

    @Test
    void anEmptyValueIsTheDefault() {
        assertEquals(8080, new LaunchSettings(Map.of("TAIZHANG_GATEWAY_PORT", " ")).gatewayPort());
    }

    @Test
    void tlsNeedsBothFiles() {
        LaunchSettings settings = new LaunchSettings(Map.of("TAIZHANG_TLS_CERT", "/c.pem"));
        assertThrows(LaunchException.class, settings::tls);
        LaunchSettings both = new LaunchSettings(Map.of("TAIZHANG_TLS_CERT", "/c.pem", "TAIZHANG_TLS_KEY", "/k.pem"));
        assertEquals("https://localhost:8080", both.gatewayAddress());
    }

    @Test
    void filesLieInTheDataDirectoryUnlessAnotherFolderIsSet() {
        String home = System.getProperty("java.io.tmpdir") + "/taizhang-settings-test";
        LaunchSettings settings = new LaunchSettings(Map.of("TAIZHANG_HOME", home));
        assertEquals(Path.of(home, "evidence"), settings.evidenceFolder());
        // The service runs in another folder than the launcher: what is relative is so here.
        LaunchSettings elsewhere = new LaunchSettings(Map.of("TAIZHANG_EVIDENCE_FOLDER", "files"));
        assertEquals(Path.of("files").toAbsolutePath(), elsewhere.evidenceFolder());
    }

    @Test
    void aServiceInDevelopmentHasDataOfItsOwnAndSharesThePrograms() {
        LaunchSettings settings =
                new LaunchSettings(Map.of("TAIZHANG_HOME", "/somewhere", "TAIZHANG_RECORDS_PORT", "1"));
        LaunchSettings records = settings.forDevelopment("records");
        assertEquals(Path.of("/somewhere/dev/records"), records.home().path());
        assertEquals(settings.software(), records.software());
        assertEquals(1, records.recordsPort());
    }

    @Test
    void tokensOfAnOpenIdConnectServerAreNotMadeHere() {
        LaunchSettings settings = new LaunchSettings(Map.of(
                "TAIZHANG_HOME", System.getProperty("java.io.tmpdir") + "/taizhang-settings-test",
                "TAIZHANG_TOKEN_KEYS", "https://login.example/keys",
                "TAIZHANG_TOKEN_ISSUER", "https://login.example"));
        LaunchException refused = assertThrows(LaunchException.class, () -> new Tokens(settings)
                .make("reader", null, null, java.time.Duration.ofDays(1)));
        assertTrue(refused.getMessage().contains("https://login.example"), refused.getMessage());
    }
}
