package taizhang.reporting.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
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

    public boolean isScoped() {
        return organization() != null;
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }
}
