package taizhang.reporting.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.counting.Provenance;

@Schema(name = "Figures")
public record FigureAnswer(
        @Schema(required = true) Provenance provenance,
        @Schema(required = true) List<Figure> figures,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description =
                                "with groupBy=organization: minimum, median and maximum of those below, and which they are")
                @Nullable
                List<Spread> spread)
        implements Table.Page<Figure> {

    @Override
    public List<Figure> items() {
        return figures;
    }

    @Override
    public @Nullable String next() {
        return null;
    }
}
