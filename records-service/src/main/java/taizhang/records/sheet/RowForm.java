package taizhang.records.sheet;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which columns a sheet of one kind of record may have, and what its cells may name, for one author. */
public interface RowForm {

    /** @return null when there is no such column */
    @Nullable
    Column column(String heading);

    /** Whether the column is one that tables have and only the server writes. */
    boolean isOfServer(String heading);

    /** Headings, to suggest the nearest of them. */
    Collection<String> known();

    /** @return the field that several columns may go into; null: there is none */
    @Nullable
    String notes();
}
