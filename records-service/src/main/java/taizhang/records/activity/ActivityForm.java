package taizhang.records.activity;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityType.Attribute;
import taizhang.records.problem.RecordsRule;
import taizhang.records.sheet.Cell;
import taizhang.records.sheet.CellReader;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Column;
import taizhang.records.sheet.Fields;
import taizhang.records.sheet.RowBody;
import taizhang.records.sheet.RowForm;
import taizhang.records.sheet.Spelling;
import taizhang.records.sheet.Vocabulary;

/**
 * The columns of activities: their fields, and the quantities and attributes of all types. These are called by their own
 * code or name, which means the one of the row's type, or as tables call them: {@code quantities.attendees}.
 */
final class ActivityForm implements RowForm {

    private static final String QUANTITIES = "quantities.";
    private static final String ATTRIBUTES = "attributes.";

    /** A quantity or an attribute of a type. */
    private record Target(String pointer, CellReader reader) {}

    private final Fields fields;
    /** What each heading means, by type. */
    private final Map<String, Map<String, Set<Target>>> own = new HashMap<>();

    private final Set<String> known;

    ActivityForm(Fields fields, List<ActivityType> types) {
        this.fields = fields;
        known = new TreeSet<>(fields.known());
        for (ActivityType type : types) {
            type.quantities()
                    .forEach(quantity -> add(
                            type,
                            QUANTITIES + quantity.code(),
                            quantity.name(),
                            new Target("/quantities/" + quantity.code(), CellReaders.AMOUNT)));
            type.attributes()
                    .forEach(attribute -> add(
                            type,
                            ATTRIBUTES + attribute.code(),
                            attribute.name(),
                            new Target("/attributes/" + attribute.code(), reader(attribute))));
        }
    }

    private void add(ActivityType type, String column, Name name, Target target) {
        String code = column.substring(column.indexOf('.') + 1);
        for (String heading : List.of(column, code, name.zh(), name.en())) {
            known.add(heading);
            own.computeIfAbsent(Spelling.folded(heading), any -> new LinkedHashMap<>())
                    .computeIfAbsent(type.code(), any -> new LinkedHashSet<>())
                    .add(target);
        }
    }

    private static CellReader reader(Attribute attribute) {
        if (attribute.values() == null) {
            return CellReaders.TEXT;
        }
        return CellReaders.word(new Vocabulary(attribute.valueNames().entrySet().stream()
                .map(each -> new Vocabulary.Word(
                        each.getKey(), each.getValue().zh(), each.getValue().en()))
                .toList()));
    }

    @Override
    public @Nullable Column column(String heading) {
        Column field = fields.column(heading);
        Map<String, Set<Target>> byType = own.get(Spelling.folded(heading));
        return field != null || byType == null ? field : new OfType(heading, byType);
    }

    @Override
    public boolean isOfServer(String heading) {
        return fields.isOfServer(heading);
    }

    @Override
    public Collection<String> known() {
        return known;
    }

    @Override
    public @Nullable String notes() {
        return fields.notes();
    }

    /** A column whose field depends on the type of the row. */
    private record OfType(String heading, Map<String, Set<Target>> byType) implements Column {

        @Override
        public String field() {
            return Spelling.folded(heading);
        }

        @Override
        public void read(Cell cell, RowBody row) {
            String type = row.text("type");
            if (type == null) {
                // Of a type that is empty or not known, that very thing is told.
                if (!cell.isEmpty() && !row.named().contains("/type")) {
                    row.refuse(RecordsRule.NEEDS_THE_TYPE);
                }
                return;
            }
            Set<Target> targets = byType.getOrDefault(type, Set.of());
            if (targets.size() == 1) {
                targets.forEach(target -> row.read(cell, target.pointer, target.reader));
            } else if (!cell.isEmpty() && targets.isEmpty()) {
                row.refuse(isQuantity() ? RecordsRule.UNKNOWN_QUANTITY : RecordsRule.UNKNOWN_ATTRIBUTE, heading);
            } else if (!cell.isEmpty()) {
                row.refuse(RecordsRule.AMBIGUOUS, heading, pointers(targets));
            }
        }

        /** Without a type, the value must be one of some type at least, as which it is looked at. */
        @Override
        public void check(Cell value, RowBody row) {
            if (row.text("type") != null) {
                read(value, row);
                return;
            }
            Target last = null;
            for (Set<Target> targets : byType.values()) {
                for (Target target : targets) {
                    last = target;
                    if (target.reader.read(value, new CellReader.Place(target.pointer, new RowBody())) != null) {
                        if (!row.named().contains(target.pointer)) {
                            row.read(value, target.pointer, target.reader);
                        }
                        return;
                    }
                }
            }
            if (last != null) {
                row.read(value, last.pointer, last.reader);
            }
        }

        private boolean isQuantity() {
            return byType.values().stream()
                    .flatMap(Set::stream)
                    .anyMatch(target -> target.pointer.startsWith("/quantities"));
        }

        private static String pointers(Set<Target> targets) {
            return String.join(", ", targets.stream().map(Target::pointer).toList());
        }
    }
}
