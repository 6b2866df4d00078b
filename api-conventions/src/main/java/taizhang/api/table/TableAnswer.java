package taizhang.api.table;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.page.PageRequest;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** Answers a list as JSON, CSV or XLSX, whichever the client prefers; JSON when it does not care. */
@ApplicationScoped
public class TableAnswer {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Extension of an operation whose answer can be a table: what its columns are beyond the fields of an item. */
    public static final String COLUMNS = "x-columns";

    private static final List<MediaType> OFFERED =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV), MediaType.valueOf(XLSX));

    private static final Pattern NOTHING = Pattern.compile("0(\\.0*)?");

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final RoutingContext routing;

    TableAnswer(HttpHeaders headers, UriInfo uri, RoutingContext routing) {
        this.headers = headers;
        this.uri = uri;
        this.routing = routing;
    }

    /** A list of one page with an entity tag. @return as {@link #answer(Table, PageRequest, String, String)} */
    public <T> Response answer(
            String name, Class<T> row, Table.Page<T> page, String etag, @Nullable String ifNoneMatch) {
        return answer(new Table<>(name, row, (cursor, limit, withTotal) -> page), PageRequest.ALL, etag, ifNoneMatch);
    }

    /**
     * With an entity tag, which is that of the JSON alone: a table is other bytes.
     *
     * @return 304 when {@code If-None-Match} names the tag and JSON is preferred
     */
    public <T> Response answer(Table<T> table, PageRequest part, String etag, @Nullable String ifNoneMatch) {
        if (!preferred().equals(MediaType.APPLICATION_JSON_TYPE)) {
            return answer(table, part);
        }
        Response.ResponseBuilder answer = ETag.matches(ifNoneMatch, etag)
                ? Response.notModified().header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                : Response.fromResponse(answer(table, part));
        return answer.header(HttpHeaders.ETAG, etag).build();
    }

    /** @throws ProblemException 406, 422 {@code too-many-rows}, and as the list does */
    public <T> Response answer(Table<T> table, PageRequest part) {
        return switch (preferred().getSubtype()) {
            case "json" ->
                Response.ok(
                                table.pages().read(part.cursor(), part.size(), part.withTotal()),
                                MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .build();
            case "csv" -> file(table, part, Format.CSV);
            default -> file(table, part, Format.XLSX);
        };
    }

    /** Not {@code Request.selectVariant}, which refuses what old clients send: {@code *; q=.2}, a bad Accept-Charset. */
    private MediaType preferred() {
        String header = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (header == null || header.isBlank()) {
            return MediaType.APPLICATION_JSON_TYPE;
        }
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        return accepted.stream()
                .filter(range -> !isRefused(range))
                .flatMap(range -> OFFERED.stream().filter(range::isCompatible))
                .filter(type -> accepted.stream().noneMatch(range -> isRefused(range) && isOf(range, type)))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(HttpProblem.NOT_ACCEPTABLE));
    }

    private static boolean isOf(MediaType range, MediaType type) {
        return range.getType().equalsIgnoreCase(type.getType())
                && range.getSubtype().equalsIgnoreCase(type.getSubtype());
    }

    private static boolean isRefused(MediaType range) {
        String quality = range.getParameters().get("q");
        return quality != null && NOTHING.matcher(quality).matches();
    }

    private <T> Response file(Table<T> table, PageRequest part, Format format) {
        Export<T> export = Export.begin(table, part, format);
        Response.ResponseBuilder answer = Response.ok((StreamingOutput) out -> write(export, out))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + format.fileName(table.name()) + "\"");
        String next = export.next();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, link(next))).build();
    }

    /** A table has no place for the cursor of the next page. */
    private String link(String next) {
        URI address =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return "<" + address.getRawPath() + "?" + address.getRawQuery() + ">; rel=\"next\"";
    }

    private void write(Export<?> export, OutputStream out) throws IOException {
        try {
            export.write(out);
        } catch (Throwable failure) {
            if (routing.response().closed()) {
                // The client has gone, and nobody is left to be told.
                return;
            }
            breakOff();
            throw failure;
        }
    }

    /**
     * Left to itself the framework ends what has begun with a last chunk, as if it were whole. It gets back what has
     * failed only when the connection is closed and no chunk can follow.
     */
    private void breakOff() {
        if (routing.response().headWritten()) {
            routing.request()
                    .connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
