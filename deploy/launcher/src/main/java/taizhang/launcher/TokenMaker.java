package taizhang.launcher;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;

/** Makes bearer tokens (JWT, RS256) that the services of this data directory accept. */
public final class TokenMaker {

    public static final List<String> ROLES = List.of("reader", "recorder", "approver", "admin", "feed");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_SUBJECT = 200;

    private final TokenKeys keys;
    private final String issuer;
    private final String audience;

    TokenMaker(TokenKeys keys, String issuer, String audience) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
    }

    /**
     * A signed token.
     *
     * @param role one of {@link #ROLES}
     * @param organization code whose subtree the caller sees and writes; null for everything
     * @param subject who the caller is in the ledger; null for the name of the role
     * @throws LaunchException when the role or the organization cannot be one
     */
    public String token(String role, @Nullable String organization, @Nullable String subject, Duration valid) {
        if (!ROLES.contains(role)) {
            throw new LaunchException("\"" + role + "\" is no role; roles are " + String.join(", ", ROLES) + ".");
        }
        if (organization != null && !CODE.matcher(organization).matches()) {
            throw new LaunchException("\"" + organization + "\" cannot be the code of an organization.");
        }
        if (subject != null && (subject.isBlank() || subject.length() > LONGEST_SUBJECT)) {
            throw new LaunchException("A subject has 1 to " + LONGEST_SUBJECT + " characters.");
        }
        if (valid.isNegative() || valid.isZero()) {
            throw new LaunchException("A token must be valid for some time.");
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(subject == null ? role : subject);
        claims.setStringListClaim("groups", role);
        if (organization != null) {
            claims.setStringClaim("organization", organization);
        }
        NumericDate now = NumericDate.now();
        claims.setIssuedAt(now);
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + valid.toSeconds()));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(keys.privateKey());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new LaunchException("The token cannot be signed: " + e.getMessage(), e);
        }
    }
}
