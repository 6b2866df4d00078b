package taizhang.reporting.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import taizhang.reporting.config.Today;
import taizhang.reporting.problem.Violations;

/**
 * Checks a token by its signature, issuer, audience and times, and remembers for a minute that it was good: the check of
 * the signature takes longer than most answers. A withdrawn key is therefore still trusted for a minute; an expired token
 * is not.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends DefaultJWTCallerPrincipalFactory {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Cache<String, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final Today today;

    VerifiedTokens(Today today) {
        this.today = today;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known != null && today.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JWTCallerPrincipal principal = super.parse(token, context);
        checkClaims(principal);
        verified.put(token, principal);
        return principal;
    }

    /** A signature says who made a token, and not that it was made well. */
    private static void checkClaims(JWTCallerPrincipal principal) throws ParseException {
        String subject = principal.getSubject();
        if (subject == null || subject.isBlank() || !Violations.isWritable(subject)) {
            throw new ParseException("sub is no name");
        }
        Object organization = principal.getClaim("organization");
        if (organization != null && !(organization instanceof String)) {
            throw new ParseException("organization is not one code");
        }
    }
}
