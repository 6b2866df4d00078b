package taizhang.api.table;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/** What stands in a cell: a number, a day, true or false, nothing, or a text that no program takes for a formula. */
final class CellValue {

    private static final String SEPARATOR = ";";
    /** Which field of a record tells a reader what it is, when a list of records shares one cell; without one, all of it does. */
    private static final List<String> TELLING = List.of("text", "code", "title", "name");

    private CellValue() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Marked marked) {
            return new Marked(of(marked.cell()), marked.why());
        }
        return value == null || value instanceof Number || value instanceof Boolean || value instanceof LocalDate
                ? value
                : text(value);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(CellValue::text).collect(Collectors.joining(SEPARATOR));
        }
        return FormulaGuard.set(value instanceof Record record ? telling(record) : value.toString());
    }

    private static String telling(Record record) {
        RecordComponent[] fields = record.getClass().getRecordComponents();
        return TELLING.stream()
                .flatMap(name -> Arrays.stream(fields).filter(f -> f.getName().equals(name)))
                .findFirst()
                .map(field -> String.valueOf(get(field, record)))
                .orElseGet(() -> Json.text(record));
    }

    static @Nullable Object get(RecordComponent field, Object record) {
        try {
            // Records of a feature need not be public.
            field.getAccessor().setAccessible(true);
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
