package taizhang.records.campaign;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** A campaign as callers see it. */
@Schema(name = "Campaign")
record Campaign(
        @Schema(required = true, examples = "theme-education-2019") String code,
        @Schema(required = true) Name name,
        @Schema(required = true, examples = "theme-education", description = "open vocabulary, kebab-case") String kind,
        @Schema(required = true, nullable = true, description = "code; null: a campaign of everybody") @Nullable
                String leadOrganization,
        @Schema(required = true) LocalDate startsOn,
        @Schema(
                        implementation = String.class,
                        format = "date",
                        required = true,
                        nullable = true,
                        description = "last day; null: no end is known")
                @Nullable
                LocalDate endsOn,
        @Schema(required = true) long version) {}
