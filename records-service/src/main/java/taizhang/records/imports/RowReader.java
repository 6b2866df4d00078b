package taizhang.records.imports;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.records.record.Author;

/** Reads files of some media types; who knows such files implements it. */
public interface RowReader {

    Set<String> UTF_8 = Set.of("utf-8", "us-ascii");

    /**
     * What a file is read for.
     *
     * @param mapping code of the mapping that the caller names
     * @param charset of those of the reader, as the caller names it; null: it does not
     */
    record Wanted(ImportKind kind, @Nullable String mapping, @Nullable String charset, Author author) {}

    /** @param mediaType without parameters, in small letters */
    boolean reads(String mediaType);

    /** @return in small letters, what a file may be said to be in; ASCII is UTF-8 */
    default Set<String> charsets() {
        return UTF_8;
    }

    /**
     * A look at what can be told at once, before the file is kept.
     *
     * @return what {@link #open} needs to read it, now and after a restart, whatever has become of mappings since: a text of
     *     the reader's own
     * @throws SheetFault when the file is refused
     * @throws taizhang.api.problem.ProblemException 400 or 422, such as of a mapping that there is not
     */
    String look(Path file, Wanted wanted) throws SheetFault;

    /**
     * @param instructions what {@link #look} has answered
     * @throws SheetFault when the file cannot be read after all
     */
    RowSource open(Path file, Wanted wanted, String instructions) throws SheetFault;
}
