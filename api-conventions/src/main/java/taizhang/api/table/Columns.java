package taizhang.api.table;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table: the fields of its records, named as in JSON. What is nested comes with a dot ({@code name.zh}),
 * and a map has a column for each of its keys.
 */
final class Columns<T> implements Shape<T> {

    @FunctionalInterface
    private interface Reader {
        @Nullable
        Object read(Object row);
    }

    private record Column(String name, Reader value) {}

    private record Keys(Reader map, Set<String> known) {}

    private final Map<String, ? extends Collection<String>> keys;
    private final List<Column> columns = new ArrayList<>();
    private final List<Keys> maps = new ArrayList<>();

    private Columns(Map<String, ? extends Collection<String>> keys) {
        this.keys = keys;
    }

    /** @param keys of each map, by its field */
    static <T> Columns<T> of(Class<T> row, Map<String, ? extends Collection<String>> keys) {
        Columns<T> columns = new Columns<>(keys);
        columns.add("", row, whole -> whole);
        return columns;
    }

    @Override
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * @return a cell for each column
     * @throws IllegalStateException when the row has a key without a column, written since the keys were read: a number
     *     must not be left out without a word
     */
    @Override
    public List<@Nullable Object> cells(T row) {
        for (Keys each : maps) {
            if (each.map.read(row) instanceof Map<?, ?> map && !each.known.containsAll(map.keySet())) {
                throw new IllegalStateException("a key that came after the header");
            }
        }
        List<@Nullable Object> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.value.read(row)));
        return cells;
    }

    private void add(String prefix, Class<?> type, Reader owner) {
        for (RecordComponent field : type.getRecordComponents()) {
            String name = prefix + field.getName();
            Reader value = row -> {
                Object object = owner.read(row);
                return object == null ? null : CellValue.get(field, object);
            };
            if (field.getType().isRecord()) {
                add(name + ".", field.getType(), value);
            } else if (Map.class.isAssignableFrom(field.getType())) {
                addKeys(name, value);
            } else {
                columns.add(new Column(name, value));
            }
        }
    }

    private void addKeys(String name, Reader value) {
        Collection<String> known = keys.containsKey(name) ? keys.get(name) : List.of();
        maps.add(new Keys(value, Set.copyOf(known)));
        known.forEach(key -> columns.add(
                new Column(name + "." + key, row -> value.read(row) instanceof Map<?, ?> map ? map.get(key) : null)));
    }
}
