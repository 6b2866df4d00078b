package taizhang.records.sheet;

import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;

/** A kind of record that comes in sheets; its feature implements it. */
public interface SheetKind {

    ImportKind kind();

    /** @return the form with what the author may name, as it is now */
    RowForm form(Author author);
}
