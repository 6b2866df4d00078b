package taizhang.records.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;

/** Codes and what they are called. */
public final class Vocabulary {

    private static final int MOST_SUGGESTIONS = 1000;
    private static final int LONGEST_WORD = 200;

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

    /** Of words that are not known: a file has the same one in many rows, and the nearest takes long to find. */
    private final Map<String, String> suggestions = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_SUGGESTIONS;
        }
    });

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

    /** @return that no code is called so, with the name that is nearest */
    public Violation unknown(Rule rule, String text, Object... arguments) {
        String nearest = suggestions.computeIfAbsent(
                text.length() > LONGEST_WORD ? "" : text,
                word -> Objects.requireNonNullElse(
                        Violation.at("", rule).near(word, known).nearest(), ""));
        return new Violation(
                "",
                null,
                rule,
                Violation.at("", rule, arguments).arguments(),
                nearest.isEmpty() || text.length() > LONGEST_WORD ? null : nearest);
    }

    /** All codes and names. */
    public Collection<String> known() {
        return known;
    }
}
