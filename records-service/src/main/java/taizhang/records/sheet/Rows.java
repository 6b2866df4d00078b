package taizhang.records.sheet;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;

/** The rows of one sheet in their order, without the empty ones, read once. */
interface Rows extends Closeable {

    int MOST_COLUMNS = 16_384;
    /** Characters in one row: what is in memory at a time. */
    int LONGEST = 8 << 20;

    /**
     * @return null after the last row
     * @throws SheetFault when the file goes on in a way that cannot be read
     */
    @Nullable
    SheetRow next() throws SheetFault, IOException;

    /** @return how much of them has been read: 0 to 1 */
    double read();
}
