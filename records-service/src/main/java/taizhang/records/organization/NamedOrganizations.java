package taizhang.records.organization;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;
import taizhang.records.sheet.CellReader;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Spelling;
import taizhang.records.sheet.Vocabulary;

/** The organizations that one caller may name, by their codes and by what they are called. */
public final class NamedOrganizations {

    /**
     * An organization on some of its days.
     *
     * @param from first day on which the caller may name it; null: there is none before
     * @param to the day after the last; null: there is no last
     */
    record Stay(
            String code, String zh, String en, List<String> aliases, @Nullable LocalDate from, @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }
    }

    private final Vocabulary vocabulary;
    private final Map<String, List<Stay>> stays;

    NamedOrganizations(Collection<Stay> all) {
        stays = all.stream().collect(Collectors.groupingBy(Stay::code));
        vocabulary = new Vocabulary(stays.values().stream()
                .map(own -> own.get(0))
                .map(one -> new Vocabulary.Word(one.code, one.zh, one.en, one.aliases))
                .toList());
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** @param dayField field of the body with the day on which a name must be of one organization only */
    public CellReader on(String dayField) {
        return (cell, place) -> {
            String text = Spelling.plain(cell.text());
            Set<String> codes = on(place.row().text(dayField), vocabulary.find(text));
            if (codes.isEmpty()) {
                place.row().refuse(vocabulary.unknown(RecordsRule.UNKNOWN_ORGANIZATION, text, text));
                return null;
            }
            return CellReaders.one(text, codes, place);
        };
    }

    /** The same where the file itself may bring the organization: a code that is not known is left to the rules. */
    CellReader orToCome(String dayField) {
        CellReader known = on(dayField);
        return (cell, place) -> {
            String text = Spelling.plain(cell.text());
            boolean toCome = vocabulary.find(text).isEmpty() && Violations.isCode(text);
            return toCome ? TextNode.valueOf(text) : known.read(cell, place);
        };
    }

    /** That one alone of that name did not exist on the day is told by the rules. */
    private Set<String> on(@Nullable String day, Set<String> codes) {
        if (day == null || codes.size() < 2) {
            return codes;
        }
        Set<String> there = codes.stream()
                .filter(code -> stays.getOrDefault(code, List.of()).stream()
                        .anyMatch(stay -> stay.holdsOn(LocalDate.parse(day))))
                .collect(Collectors.toSet());
        return there.isEmpty() ? codes : there;
    }
}
