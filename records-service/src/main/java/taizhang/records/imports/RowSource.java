package taizhang.records.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file in their order, read once, in bounded memory. */
public interface RowSource extends AutoCloseable {

    /** @return as they stand in the file, in the order of {@link SourceRow#cells}; none in a file without headings */
    List<String> headings();

    /**
     * @return null after the last row
     * @throws SheetFault when the file goes on in a way that cannot be read
     */
    @Nullable
    SourceRow next() throws SheetFault;

    /** @return how much of the file has been read: 0 to 1 */
    double read();

    @Override
    void close();
}
