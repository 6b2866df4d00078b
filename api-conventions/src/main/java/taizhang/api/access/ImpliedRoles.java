package taizhang.api.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Gives an approver what a recorder may, and so on, so that each endpoint names the lowest role only. */
@ApplicationScoped
class ImpliedRoles implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        int highest = -1;
        for (String role : identity.getRoles()) {
            highest = Math.max(highest, Role.ASCENDING.indexOf(role));
        }
        if (highest < 1) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(Set.copyOf(Role.ASCENDING.subList(0, highest + 1)))
                        .build());
    }
}
