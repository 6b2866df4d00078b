package taizhang.reporting.figure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import taizhang.reporting.notes.FigureNote;
import taizhang.reporting.reference.Kept;

/** What is said beside the figures of an answer. */
final class Notes {

    private record Beside(String indicator, String organization, String period) {}

    private final Map<Beside, List<Figure.Note>> all;

    /** @param kept by code */
    Notes(List<Kept<FigureNote>> kept) {
        all = kept.stream()
                .collect(Collectors.groupingBy(
                        each -> {
                            FigureNote note = each.there();
                            return new Beside(note.indicator(), note.organization(), note.period());
                        },
                        Collectors.mapping(
                                each -> new Figure.Note(
                                        each.code(), each.there().text(), each.writtenBy(), each.writtenAt()),
                                Collectors.toList())));
    }

    /** A part of a number by types is another number, and so is that of an organization without those below it. */
    List<Figure.Note> of(FigureKey key, boolean byOrganization) {
        if (key.type() != null || (byOrganization && key.place().own())) {
            return List.of();
        }
        String code = key.formula().indicator().code();
        return all.getOrDefault(
                new Beside(code, key.place().organization(), key.period().label()), List.of());
    }
}
