package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.machine.LaunchException;

class TokenMakerTest {

    @TempDir
    Path folder;

    @Test
    void carriesTheClaimsThatTheServicesRead() throws Exception {
        JwtClaims claims = read(maker().token("recorder", "BUREAU-PG", "wang", Duration.ofHours(1)));
        assertEquals("taizhang", claims.getIssuer());
        assertEquals(List.of("taizhang"), claims.getAudience());
        assertEquals("wang", claims.getSubject());
        assertEquals(List.of("recorder"), claims.getStringListClaimValue("groups"));
        assertEquals("BUREAU-PG", claims.getStringClaimValue("organization"));
        assertEquals(
                3600,
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @Test
    void theSubjectIsTheRoleAndNoOrganizationIsAllOfThem() throws Exception {
        JwtClaims claims = read(maker().token("admin", null, null, Duration.ofHours(1)));
        assertEquals("admin", claims.getSubject());
        assertFalse(claims.hasClaim("organization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reader", "root", "", "admin,reader"})
    void anUnknownRoleIsRefused(String role) {
        LaunchException refused =
                assertThrows(LaunchException.class, () -> maker().token(role, null, null, Duration.ofHours(1)));
        assertTrue(refused.getMessage().contains("reader, recorder, approver, admin, feed"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " A", "A B", "-A", "A\"", "组织"})
    void aCodeThatNoOrganizationCanHaveIsRefused(String code) {
        assertThrows(LaunchException.class, () -> maker().token("reader", code, null, Duration.ofHours(1)));
    }

    @Test
    void theKeysAreMadeOnceAndForTheOwnerOnly() throws Exception {
        TokenKeys keys = new TokenKeys(folder);
        String first = Files.readString(keys.publicKeyFile());
        assertEquals(first, Files.readString(new TokenKeys(folder).publicKeyFile()));
        for (String name : List.of("private.pem", "public.pem")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
        }
        assertEquals(2048, publicKey().getModulus().bitLength());
    }

    @Test
    void aTokenOfOtherKeysIsNotOurs(@TempDir Path other) throws Exception {
        maker().token("reader", null, null, Duration.ofHours(1));
        String foreign = new TokenMaker(new TokenKeys(other), "taizhang", "taizhang")
                .token("reader", null, null, Duration.ofHours(1));
        assertThrows(InvalidJwtException.class, () -> read(foreign));
        assertNotEquals(Files.readString(folder.resolve("public.pem")), Files.readString(other.resolve("public.pem")));
    }

    private TokenMaker maker() {
        return new TokenMaker(new TokenKeys(folder), "taizhang", "taizhang");
    }

    private JwtClaims read(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setExpectedAudience("taizhang")
                .setRequireExpirationTime()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .build()
                .processToClaims(token);
    }

    private RSAPublicKey publicKey() throws Exception {
        String pem = Files.readString(folder.resolve("public.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        return (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
