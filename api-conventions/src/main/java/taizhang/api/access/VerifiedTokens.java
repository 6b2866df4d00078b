package taizhang.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import taizhang.api.time.Today;
import taizhang.api.unicode.Text;

/**
 * Checks a token by its signature, issuer, audience and times, and remembers for a minute that it was good: the check of
 * the signature takes longer than most answers. A withdrawn key is therefore still trusted for a minute; an expired token
 * is not.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /** The library tells claims of its own by an exception for all others, which is dear for one that every request asks. */
    private static final class Principal extends DefaultJWTCallerPrincipal {

        private static final Map<String, Claims> STANDARD =
                Arrays.stream(Claims.values()).collect(Collectors.toMap(Claims::name, Function.identity()));

        Principal(JwtClaims claims) {
            super(claims);
        }

        @Override
        protected Claims getClaimType(String name) {
            return STANDARD.getOrDefault(name, Claims.UNKNOWN);
        }
    }

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Cache<String, JWTCallerPrincipal> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
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
        JWTCallerPrincipal principal =
                new Principal(parser.parse(token, context).getJwtClaims());
        checkClaims(principal);
        verified.put(token, principal);
        return principal;
    }

    /** A signature says who made a token, and not that it was made well. */
    private static void checkClaims(JWTCallerPrincipal principal) throws ParseException {
        String subject = principal.getSubject();
        if (subject == null || Text.isBlank(subject) || !Text.isWritable(subject)) {
            throw new ParseException("sub is no name");
        }
        Object organization = principal.getClaim("organization");
        if (organization != null && !(organization instanceof String code && Text.isWritable(code))) {
            throw new ParseException("organization is not one code");
        }
    }
}
