package taizhang.records.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an import is taken back. */
@Schema(
        name = "WithdrawImport",
        requiredProperties = {"reason"})
public record WithdrawImport(@Schema(maxLength = 1000) @Nullable String reason) {}
