package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** The kinds of files that can be imported. */
@ApplicationScoped
class RowReaders {

    private final Instance<RowReader> all;

    RowReaders(@Any Instance<RowReader> all) {
        this.all = all;
    }

    /**
     * @return the media type in small letters and without parameters
     * @throws ProblemException 415
     */
    String mediaType(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        of(type);
        return type;
    }

    /** @throws ProblemException 415 */
    RowReader of(String mediaType) {
        return all.stream()
                .filter(reader -> reader.reads(mediaType))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(HttpProblem.UNSUPPORTED_MEDIA_TYPE));
    }

    RowSource open(Import one, Path file) throws SheetFault {
        Import.Order order = one.order();
        return of(order.mediaType())
                .open(file, new RowReader.Wanted(order.kind(), order.mapping(), one.author()), order.instructions());
    }
}
