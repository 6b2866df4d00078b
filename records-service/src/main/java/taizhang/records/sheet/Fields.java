package taizhang.records.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.ErrorColumn;

/** The form of a kind of record whose columns are the fields of its body. */
public final class Fields implements RowForm {

    private final List<Field> fields;
    private final Map<String, Field> byHeading = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> ofServer;
    private final @Nullable String notes;

    /**
     * @param ofServer names of columns that only the server writes
     * @param notes the field that several columns may go into; null: none
     */
    public Fields(List<Field> fields, Collection<String> ofServer, @Nullable String notes) {
        this.fields = List.copyOf(fields);
        this.ofServer = ofServer.stream().map(Spelling::folded).collect(Collectors.toSet());
        this.notes = notes;
        for (Field field : fields) {
            for (String heading : List.of(field.field(), field.zh(), field.en())) {
                byHeading.put(Spelling.folded(heading), field);
                known.add(heading);
            }
        }
    }

    /** In the order of their headings in an empty sheet. */
    public List<Field> all() {
        return fields;
    }

    @Override
    public @Nullable Field column(String heading) {
        return byHeading.get(Spelling.folded(heading));
    }

    @Override
    public boolean isOfServer(String heading) {
        String folded = Spelling.folded(heading);
        return ofServer.contains(folded) || ErrorColumn.HEADINGS.contains(folded);
    }

    @Override
    public Collection<String> known() {
        return known;
    }

    @Override
    public @Nullable String notes() {
        return notes;
    }
}
