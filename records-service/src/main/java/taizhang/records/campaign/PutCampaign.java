package taizhang.records.campaign;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutCampaign")
record PutCampaign(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true) @Nullable Name name,
        @Schema(required = true, examples = "theme-education") @Nullable String kind,
        @Schema(nullable = true) @Nullable String leadOrganization,
        @Schema(required = true) @Nullable LocalDate startsOn,
        @Schema(implementation = String.class, format = "date", nullable = true) @Nullable LocalDate endsOn,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {}
