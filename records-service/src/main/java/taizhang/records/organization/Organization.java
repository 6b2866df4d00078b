package taizhang.records.organization;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Aliases;
import taizhang.api.text.Name;

/** An organization as callers see it. */
@Schema(name = "Organization")
record Organization(
        @Schema(required = true, examples = "BUREAU-PG") String code,
        @Schema(required = true) Name name,
        @Schema(
                        required = true,
                        maxItems = Aliases.MOST,
                        description =
                                "short forms and spellings of the name in sheets, in any language; at most 200 characters each")
                List<String> aliases,
        @Schema(required = true, implementation = OrganizationKind.class, examples = "party-branch") String kind,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "code of the parent in force today (in a list: on the day of the list); null: at the top")
                @Nullable
                String parent,
        @Schema(required = true, description = "first day") LocalDate validFrom,
        @Schema(
                        implementation = String.class,
                        format = "date",
                        required = true,
                        nullable = true,
                        description = "last day; null: no end is known")
                @Nullable
                LocalDate validTo,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "code of the department or unit that a Party organization is based in")
                @Nullable
                String basedIn,
        @Schema(required = true, nullable = true) @Nullable Boolean hasCommittee,
        @Schema(required = true, nullable = true) @Nullable Boolean hasSmallGroups,
        @Schema(required = true, nullable = true, description = "head-count of Party members") @Nullable
                Integer memberCount,
        @Schema(required = true, nullable = true, description = "head-count of staff") @Nullable Integer staffCount,
        @Schema(required = true, nullable = true, description = "unified social credit identifier, GB 32100-2015")
                @Nullable
                String creditCode,
        @Schema(required = true, description = "codes of those that go on with what it was, since its closure")
                List<String> successors,
        @Schema(
                        required = true,
                        description =
                                "codes of closed organizations that it succeeds, as known now: their closures are no versions of it")
                List<String> predecessors,
        @Schema(required = true) long version) {

    Organization with(@Nullable String otherParent, long otherVersion) {
        return with(otherParent, validTo, successors, otherVersion);
    }

    Organization closed(LocalDate lastDay, List<String> others) {
        return with(parent, lastDay, others, version);
    }

    private Organization with(
            @Nullable String otherParent,
            @Nullable LocalDate otherValidTo,
            List<String> otherSuccessors,
            long otherVersion) {
        return new Organization(
                code,
                name,
                aliases,
                kind,
                otherParent,
                validFrom,
                otherValidTo,
                basedIn,
                hasCommittee,
                hasSmallGroups,
                memberCount,
                staffCount,
                creditCode,
                otherSuccessors,
                predecessors,
                otherVersion);
    }
}
