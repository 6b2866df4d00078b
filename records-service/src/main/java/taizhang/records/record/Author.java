package taizhang.records.record;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;

/**
 * On whose authority something is written: that of a caller, who may have left before it is.
 *
 * @param organization whose subtree is all that the author sees and writes; null: everything
 * @param roles the implied ones too
 * @param batch what the write is a part of, such as an import; null: it stands alone
 * @param onBehalfOf subject of whom the author stands in for; null: nobody
 */
public record Author(
        String subject,
        @Nullable String organization,
        Set<String> roles,
        @Nullable UUID batch,
        @Nullable String onBehalfOf) {

    /** The service itself, when it starts. */
    public static final Author SYSTEM = new Author("system", null, Set.of(), null, null);

    public static Author of(Caller caller) {
        return new Author(caller.subject(), caller.organization(), Set.copyOf(caller.roles()), null, null);
    }

    /** The same author of what is written as a part of a batch. */
    Author in(UUID batch) {
        return new Author(subject, organization, roles, batch, onBehalfOf);
    }

    public boolean isScoped() {
        return organization != null;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }
}
