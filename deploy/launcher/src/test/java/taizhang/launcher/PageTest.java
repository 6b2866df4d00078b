package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.machine.LaunchException;

class PageTest {

    private static final String KEYS = "https://login.example.org/keys";

    /** printf '{}' | openssl dgst -sha256 -binary | base64 */
    private static final String EMPTY_MAP = "'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='";

    @Test
    void theMapOfItsModulesIsTheOnlyScriptInsideThatMayBe() {
        String policy = Page.policy("<p><script type=\"importmap\">{}</script><script>alert(1)</script>", null);
        assertTrue(policy.contains("; script-src 'self' " + EMPTY_MAP + ";"), policy);
        assertTrue(Page.policy("<p>", null).contains("; script-src 'self';"));
    }

    @Test
    void theHashIsOfTheTextThatABrowserReads() {
        assertEquals(
                Page.policy("<script type=\"importmap\">\n{}\n</script>", null),
                Page.policy("<script type=\"importmap\">\r\n{}\r\n</script>", null));
    }

    @Test
    void noScriptAndNoStyleStandsInsideThePage() throws IOException {
        String html = Files.readString(Path.of("../nginx/site/index.html"));
        Matcher script = Pattern.compile("<script\\b([^>]*)>").matcher(html);
        while (script.find()) {
            assertTrue(
                    script.group(1).contains(" src=\"/") || script.group(1).equals(" type=\"importmap\""),
                    script.group());
        }
        assertFalse(
                Pattern.compile("<style\\b|\\sstyle=|\\son\\w+=").matcher(html).find(), html);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.org/realms/taizhang, https://login.example.org",
        "http://localhost:8180/realms/taizhang, http://localhost:8180",
        "https://[::1]:8443, https://[::1]:8443",
    })
    void itTalksToTheIssuerWhereThereIsOne(String issuer, String origin) {
        SignIn signIn = new SignIn(issuer, "a\"b");
        assertTrue(Page.policy("", signIn).contains("; connect-src 'self' " + origin + ";"));
        assertEquals("{\"issuer\":\"" + issuer + "\",\"clientId\":\"a\\\"b\"}", Page.config(signIn));
        assertTrue(Page.policy("", null).contains("; connect-src 'self';"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"taizhang", "", "ftp://example.org/", "https://a b/", "https:///x", "https://a;script-src *"})
    void anIssuerThatIsNoAddressIsRefused(String issuer) {
        assertThrows(LaunchException.class, () -> new SignIn(issuer, "page"));
    }

    @Test
    void peopleSignInWhereAClientIsNamed() {
        assertNull(new LaunchSettings(Map.of()).signIn());
        assertNull(
                new LaunchSettings(Map.of("TAIZHANG_TOKEN_ISSUER", "https://a.example/", "TAIZHANG_TOKEN_KEYS", KEYS))
                        .signIn());
        assertEquals(
                new SignIn("https://a.example/", "page"),
                new LaunchSettings(Map.of(
                                "TAIZHANG_TOKEN_ISSUER", "https://a.example/",
                                "TAIZHANG_TOKEN_KEYS", KEYS,
                                "TAIZHANG_PAGE_CLIENT_ID", "page"))
                        .signIn());
    }
}
