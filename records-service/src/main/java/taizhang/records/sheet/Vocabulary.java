package taizhang.records.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Codes and what they are called. */
public final class Vocabulary {

    /**
     * @param zh its name in Chinese
     * @param en its name in English
     * @param others in use
     */
    public record Word(String code, String zh, String en, List<String> others) {

        public Word(String code, String zh, String en, String... others) {
            this(code, zh, en, List.of(others));
        }
    }

    private final Map<String, Word> words = new LinkedHashMap<>();
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Set<String> known = new TreeSet<>();

    public Vocabulary(Collection<Word> all) {
        for (Word word : all) {
            words.put(word.code(), word);
            List<String> names = new ArrayList<>(List.of(word.code(), word.zh(), word.en()));
            names.addAll(word.others());
            for (String name : names) {
                codes.computeIfAbsent(Spelling.folded(name), any -> new LinkedHashSet<>())
                        .add(word.code());
            }
            known.addAll(names);
        }
    }

    public static Vocabulary of(Word... all) {
        return new Vocabulary(List.of(all));
    }

    /** @return the codes that a text names: one by its very code, else any that is called so */
    public Set<String> find(String text) {
        return words.containsKey(text) ? Set.of(text) : codes.getOrDefault(Spelling.folded(text), Set.of());
    }

    public Collection<Word> words() {
        return words.values();
    }

    /** All codes and names. */
    public Collection<String> known() {
        return known;
    }
}
