package taizhang.records.evidence;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client says of the download it wants. */
public class DownloadParameters {

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    String ifNoneMatch;

    @HeaderParam("Range")
    @Parameter(description = "one range of bytes, as in bytes=1000-")
    @Nullable
    String range;

    @HeaderParam("If-Range")
    @Parameter(description = "the ETag that the range belongs to")
    @Nullable
    String ifRange;
}
