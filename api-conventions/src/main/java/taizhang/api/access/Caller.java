package taizhang.api.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who calls, by the bearer token of the request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** @return claim {@code sub}: the person or system that acts */
    public String subject() {
        return token.getSubject();
    }

    /** @return code of the organization whose subtree is all that the caller sees and writes; null: everything */
    public @Nullable String organization() {
        return token.getClaim("organization");
    }

    /** @return the bearer token itself, to ask another service in the name of the caller and for nothing else */
    public String credential() {
        return token.getRawToken();
    }

    /** @return from when on the token is no longer good */
    public Instant expiry() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    public boolean isScoped() {
        return organization() != null;
    }

    /** @return the roles that the token names, the implied ones too */
    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }
}
