package taizhang.records.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A step that a record has taken. */
@Schema(
        name = "Transition",
        requiredProperties = {"from", "to", "reason", "at", "by", "version"})
public record TransitionView(
        @Schema(
                        implementation = ActivityStatus.class,
                        description = "null: the record was created with the status that to names")
                @Nullable
                String from,
        @Schema(implementation = ActivityStatus.class) String to,
        @Schema(nullable = true) @Nullable String reason,
        Instant at,
        String by,
        @Schema(description = "of the record after the step") long version) {

    /** The caller may not see all of them, and so they are not counted. */
    String key() {
        return "%019d".formatted(version);
    }

    /** A page of the steps of one record, oldest first. */
    @Schema(
            name = "TransitionPage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<TransitionView> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<TransitionView> {}
}
