package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.records.problem.RecordsProblem;

/** The kinds of files that can be imported. */
@ApplicationScoped
class RowReaders {

    private static final String CHARSET = "charset";
    /** Said by HTTP clients that nobody has asked for it, of files of every kind; nobody here writes in it. */
    private static final String SAID_UNASKED = "iso-8859-1";

    private final Instance<RowReader> all;

    RowReaders(@Any Instance<RowReader> all) {
        this.all = all;
    }

    /**
     * What a file is said to be, in small letters.
     *
     * @param mediaType without parameters
     * @param charset null: it is not said
     */
    record Said(String mediaType, @Nullable String charset) {

        String whole() {
            return charset == null ? mediaType : mediaType + "; " + CHARSET + "=" + charset;
        }
    }

    /** @throws ProblemException 415 of a media type or a charset that no reader reads */
    Said said(@Nullable String contentType) {
        String[] parts = contentType == null
                ? new String[] {""}
                : contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String mediaType = parts[0].strip();
        RowReader reader = of(mediaType);
        String charset = null;
        for (String part : parts) {
            String[] parameter = part.split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equals(CHARSET)) {
                charset = parameter[1].replace('"', ' ').strip();
            }
        }
        if (SAID_UNASKED.equals(charset)) {
            charset = null;
        }
        if (charset != null && !reader.charsets().contains(charset)) {
            throw ProblemException.of(
                    RecordsProblem.UNSUPPORTED_CHARSET, String.join(", ", new TreeSet<>(reader.charsets())));
        }
        return new Said(mediaType, charset);
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
                .open(
                        file,
                        new RowReader.Wanted(order.kind(), order.mapping(), null, one.author()),
                        order.instructions());
    }
}
