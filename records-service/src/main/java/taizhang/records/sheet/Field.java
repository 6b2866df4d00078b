package taizhang.records.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A field of the body of a single write, as a column.
 *
 * @param field its name, as in tables: {@code heldOn}, {@code name.zh}
 * @param zh heading in Chinese
 * @param en heading in English
 * @param vocabulary that its cells are of; null: none that is closed
 * @param leads whether other columns are read by what this one says
 */
public record Field(
        String field, String zh, String en, CellReader reader, @Nullable Vocabulary vocabulary, boolean leads)
        implements Column {

    public static Field of(String field, String zh, String en, CellReader reader) {
        return new Field(field, zh, en, reader, null, false);
    }

    public static Field of(String field, String zh, String en, Vocabulary vocabulary) {
        return new Field(field, zh, en, CellReaders.word(vocabulary), vocabulary, false);
    }

    /** @return the same, read before the others */
    public Field first() {
        return new Field(field, zh, en, reader, vocabulary, true);
    }

    @Override
    public void read(Cell cell, RowBody row) {
        row.read(cell, "/" + field.replace('.', '/'), reader);
    }
}
