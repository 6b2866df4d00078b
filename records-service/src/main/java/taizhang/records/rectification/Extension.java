package taizhang.records.rectification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A later deadline, in force from the day it was granted. */
@Embeddable
@Schema(
        name = "Extension",
        requiredProperties = {"number", "dueOn", "previousDueOn", "reason", "grantedOn", "grantedBy"})
public record Extension(
        @Schema(minimum = "1") @Column(insertable = false, updatable = false) int number,
        @Column(name = "due_on") LocalDate dueOn,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "null: there was no deadline before")
                @Column(name = "previous_due_on")
                @Nullable
                LocalDate previousDueOn,
        String reason,
        @Column(name = "granted_on") LocalDate grantedOn,
        @Column(name = "granted_by") String grantedBy) {

    /** A page of the extensions of one task, oldest first. */
    @Schema(
            name = "ExtensionPage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<Extension> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<Extension> {}
}
