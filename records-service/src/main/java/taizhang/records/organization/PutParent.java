package taizhang.records.organization;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a placement. */
@Schema(name = "PutParent")
record PutParent(
        @Schema(
                        implementation = String.class,
                        required = true,
                        nullable = true,
                        description = "code of the new parent; null: at the top")
                @Nullable
                JsonNode parent,
        @Schema(required = true, description = "first day of the placement, not before validFrom") @Nullable
                LocalDate effectiveFrom) {}
