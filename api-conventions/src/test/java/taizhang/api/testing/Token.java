package taizhang.api.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bearer tokens for tests. */
public final class Token {

    private static final KeyPair KEYS = newKeys();

    private Token() {}

    /** A token of a caller named like its role who sees everything. */
    public static String of(String role) {
        return of(role, role, null);
    }

    public static String of(String role, String subject, @Nullable String organization) {
        return claims(role, subject, organization).sign(KEYS.getPrivate());
    }

    public static String expired(String role) {
        return claims(role, role, null).expiresAt(Instant.EPOCH).sign(KEYS.getPrivate());
    }

    public static String expiringIn(String role, Duration time) {
        return claims(role, role, null).expiresIn(time).sign(KEYS.getPrivate());
    }

    public static String signedByAnotherKey(String role) {
        return claims(role, role, null).sign(newKeys().getPrivate());
    }

    /** Well signed, and of no use: a claim says what none of ours can mean. */
    public static String withClaim(String role, String claim, Object value) {
        return claims(role, role, null).claim(claim, value).sign(KEYS.getPrivate());
    }

    public static String forAnotherAudience(String role) {
        return claims(role, role, null).audience("somebody-else").sign(KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(String role, String subject, @Nullable String organization) {
        JwtClaimsBuilder claims =
                Jwt.issuer("taizhang").audience("taizhang").subject(subject).groups(Set.of(role));
        return organization == null ? claims : claims.claim("organization", organization);
    }

    public static RSAPublicKey publicKey() {
        return (RSAPublicKey) KEYS.getPublic();
    }

    /** The address of the public key, as deployment hands it over. */
    static String publicKeyFile() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            Path file = Files.createTempFile("token-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
