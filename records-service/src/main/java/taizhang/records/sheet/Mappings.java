package taizhang.records.sheet;

import org.jspecify.annotations.Nullable;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;

/** Finds mappings by their codes; who keeps them implements it. */
public interface Mappings {

    /** @return null when there is none of that code, for that kind, that the author sees */
    @Nullable
    Mapping find(String code, ImportKind kind, Author author);
}
