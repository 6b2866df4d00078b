package taizhang.api.page;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;

/** The query parameters of every list that has pages. */
public class PageParameters {

    @QueryParam("limit")
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Parameter(description = "next of the page before, with the same filters")
    @Nullable
    String cursor;

    @QueryParam("include")
    @Parameter(
            description = "total counts the whole list",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"total"}))
    @Nullable
    String include;

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} when there is no such limit or part */
    public PageRequest request() {
        FilterReader reader = new FilterReader();
        reader.one("include", include, List.of("total"));
        reader.throwIfAny();
        return new PageRequest(limit, cursor, include != null);
    }
}
