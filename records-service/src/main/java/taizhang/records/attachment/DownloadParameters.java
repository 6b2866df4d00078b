package taizhang.records.attachment;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client says of the download it wants. */
public class DownloadParameters {

    @Context
    @Nullable
    Request request;

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

    /** GET, and not HEAD, which is answered by the same method. */
    boolean withContent() {
        return request == null || !HttpMethod.HEAD.equals(request.getMethod());
    }
}
