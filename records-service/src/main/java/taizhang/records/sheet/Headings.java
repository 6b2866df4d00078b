package taizhang.records.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** The row of headings, and what each of its columns says. */
final class Headings {

    private static final int MOST_TOLD = 10;

    /** A column that says something. @param index from 0 */
    record Placed(int index, String heading, Column column) {}

    private final RowForm form;
    private final Map<String, @Nullable String> theirs = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Placed> columns = new ArrayList<>();
    private final List<Placed> notes = new ArrayList<>();

    private Headings(RowForm form, Mapping mapping) {
        this.form = form;
        mapping.columns().forEach((heading, field) -> theirs.put(key(heading), field));
    }

    static Headings of(SheetRow row, RowForm form, Mapping mapping) throws SheetFault {
        Headings headings = new Headings(form, mapping);
        Map<String, List<String>> sayingTheSame = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String heading = Spelling.plain(row.cell(i).text());
            headings.texts.add(heading);
            if (heading.isEmpty() || headings.isLeftOut(heading)) {
                continue;
            }
            Column column = headings.column(heading);
            if (column == null) {
                unknown.add(heading);
            } else if (headings.isForNotes(heading, column)) {
                headings.notes.add(new Placed(i, heading, column));
            } else {
                headings.columns.add(new Placed(i, heading, column));
                sayingTheSame
                        .computeIfAbsent(column.field(), any -> new ArrayList<>())
                        .add(heading);
            }
        }
        headings.refuseUnknown(unknown);
        refuseTwice(sayingTheSame);
        if (headings.notes.size() == 1) {
            headings.columns.addAll(headings.notes);
            headings.notes.clear();
        }
        return headings;
    }

    /** Of a heading as it stands in a file. */
    static String key(String heading) {
        return Spelling.folded(Spelling.plain(heading));
    }

    private boolean isLeftOut(String heading) {
        String folded = Spelling.folded(heading);
        return theirs.containsKey(folded) ? theirs.get(folded) == null : form.isOfServer(heading);
    }

    private @Nullable Column column(String heading) {
        String field = theirs.get(Spelling.folded(heading));
        return form.column(field == null ? heading : field);
    }

    /** Two columns called the same are one too many, but a mapping may collect several. */
    private boolean isForNotes(String heading, Column column) {
        return column.field().equals(form.notes()) && theirs.containsKey(Spelling.folded(heading));
    }

    private void refuseUnknown(List<String> unknown) throws SheetFault {
        if (unknown.isEmpty()) {
            return;
        }
        List<String> known = new ArrayList<>(form.known());
        known.addAll(theirs.keySet());
        throw new SheetFault(
                RecordsProblem.UNKNOWN_HEADING,
                unknown.stream()
                        .limit(MOST_TOLD)
                        .map(heading -> told(heading, known))
                        .collect(Collectors.joining("; ")));
    }

    private static String told(String heading, List<String> known) {
        String nearest =
                Violation.at("", FieldRule.UNKNOWN_FIELD).near(heading, known).nearest();
        return RowBody.quoted(heading) + (nearest == null ? "" : " → " + nearest + "?");
    }

    private static void refuseTwice(Map<String, List<String>> sayingTheSame) throws SheetFault {
        String twice = sayingTheSame.values().stream()
                .filter(headings -> headings.size() > 1)
                .limit(MOST_TOLD)
                .map(headings -> headings.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        if (!twice.isEmpty()) {
            throw new SheetFault(RecordsProblem.DUPLICATE_HEADING, twice);
        }
    }

    /** As they stand in the file; empty where there is none. */
    List<String> texts() {
        return texts;
    }

    List<Placed> columns() {
        return columns;
    }

    /** Several columns that go into one field together. */
    List<Placed> notes() {
        return notes;
    }
}
