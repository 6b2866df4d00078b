package taizhang.records.record;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Problem;

/** What has become of each of many records. */
@Schema(name = "MovedRecords")
public record MovedRecords(
        @Schema(description = "of every change that this has made") UUID batch,
        @Schema(description = "in the order asked") List<Item> items) {

    @Schema(name = "MovedRecord")
    public record Item(
            UUID id,
            @Schema(description = "as the single step answers: 200, 403, 404, 409, 412 or 422") int status,
            @Schema(description = "after the step; as it was asked when the step was refused") long version,
            @Schema(
                            nullable = true,
                            implementation = Problem.class,
                            description = "null with 200, otherwise what the single step answers")
                    @Nullable
                    Problem problem) {}
}
