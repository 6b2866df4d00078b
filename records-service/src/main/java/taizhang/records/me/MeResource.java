package taizhang.records.me;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;

@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Caller", description = "What a page needs to know first")
public class MeResource {

    /** The caller as its token says. */
    @Schema(name = "Me")
    record Me(
            @Schema(required = true, description = "the person or system that acts") String subject,
            @Schema(
                            required = true,
                            description =
                                    "with the implied ones, ascending: reader, recorder, approver, admin; feed stands"
                                            + " apart. Roles that this service does not know are left out.")
                    List<String> roles,
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "code of the organization whose subtree is all that is seen; null: everything")
                    @Nullable
                    String organization,
            @Schema(required = true, description = "from when on the token is no longer good") Instant expiresAt) {}

    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(operationId = "getMe", summary = "Who calls, and what the token lets see and do")
    public Me get() {
        return new Me(
                caller.subject(),
                Role.ALL.stream().filter(caller::has).toList(),
                caller.organization(),
                caller.expiry());
    }
}
