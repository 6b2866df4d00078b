package taizhang.records.attachment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of the files of one record, oldest first. */
@Schema(
        name = "AttachmentPage",
        requiredProperties = {"items", "next"})
public record AttachmentPage(
        List<Attachment> items,
        @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
        @Schema(description = "of the whole list, with include=total")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                Long total)
        implements Table.Page<Attachment> {
    /** @param version of the record, which an upload may name */
    record OfVersion(List<Attachment> attachments, long version) {}

    /** The files in the ledger's version of a record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfDocument(List<Attachment> attachments) {

        Attachment last() {
            return attachments.get(attachments.size() - 1);
        }
    }
}
