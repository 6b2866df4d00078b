package taizhang.records.sheet;

/** What a column says of the records in its rows. */
public interface Column {

    /** By which two columns are known to say the same. */
    String field();

    /** Whether other columns are read by what this one says, such as the type of the row. */
    default boolean leads() {
        return false;
    }

    /** The same for a value that is to hold in rows that are not known yet. */
    default void check(Cell value, RowBody row) {
        read(value, row);
    }

    /** Puts what the cell says into the body, or what is wrong with it among the errors. */
    void read(Cell cell, RowBody row);
}
