package taizhang.records.attachment;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an upload, for the OpenAPI document: it is read as it comes and never held. */
@Schema(
        name = "UploadForm",
        requiredProperties = {"file"})
public record UploadForm(
        @Schema(
                        type = SchemaType.STRING,
                        format = "binary",
                        description =
                                "pdf, docx, xlsx, jpg, png or txt, told by content; at most 20 MiB; named, in UTF-8")
                byte @Nullable [] file) {}
