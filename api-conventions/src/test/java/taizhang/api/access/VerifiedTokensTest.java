package taizhang.api.access;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Token;
import taizhang.api.time.Today;

class VerifiedTokensTest {

    private static final String TOKEN = Token.of("reader");

    private final JWTAuthContextInfo context = new JWTAuthContextInfo(Token.publicKey(), "taizhang");

    private Instant now = Instant.now();

    private final VerifiedTokens tokens = new VerifiedTokens(new Today(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }));

    @BeforeEach
    void expectOurAudience() {
        context.setExpectedAudience(Set.of("taizhang"));
    }

    @Test
    void aGoodTokenIsCheckedOnce() throws ParseException {
        assertSame(tokens.parse(TOKEN, context), tokens.parse(TOKEN, context));
    }

    @Test
    void aWellSignedTokenThatSaysNonsenseIsRefused() {
        for (Object several : List.of(List.of("BUREAU"), 7)) {
            String token = Token.withClaim("reader", "organization", several);
            assertThrows(ParseException.class, () -> tokens.parse(token, context));
        }
        for (String nobody : List.of("", " ", "a\u0000b")) {
            String token = Token.of("reader", nobody, null);
            assertThrows(ParseException.class, () -> tokens.parse(token, context));
        }
    }

    @Test
    void anExpiredTokenIsCheckedAgain() throws ParseException {
        JWTCallerPrincipal checked = tokens.parse(TOKEN, context);
        now = Instant.ofEpochSecond(checked.getExpirationTime()).plus(Duration.ofSeconds(1));
        assertNotSame(checked, tokens.parse(TOKEN, context));
    }

    @Test
    void aBadTokenIsNotRemembered() {
        String bad = Token.signedByAnotherKey("reader");
        assertThrows(ParseException.class, () -> tokens.parse(bad, context));
        assertThrows(ParseException.class, () -> tokens.parse(bad, context));
    }
}
