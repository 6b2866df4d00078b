package taizhang.records.table;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.PageRequest;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;

/** A list whose second page cannot be read, after a first one of any size. */
@Path("/broken-list")
public class BrokenResource {

    record Item(String text) {}

    record Found(List<Item> items, @Nullable String next) implements Table.Page<Item> {}

    private final TableAnswer tables;

    BrokenResource(TableAnswer tables) {
        this.tables = tables;
    }

    @GET
    @Path("/{size}")
    @PermitAll
    @Operation(hidden = true)
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    public Response list(@PathParam("size") int size) {
        return tables.answer(
                new Table<>("broken", Item.class, (cursor, limit, withTotal) -> {
                    if (cursor != null) {
                        throw new IllegalStateException("the second page");
                    }
                    return new Found(
                            Stream.generate(() -> new Item(UUID.randomUUID().toString()))
                                    .limit(size)
                                    .toList(),
                            "2");
                }),
                PageRequest.ALL);
    }
}
