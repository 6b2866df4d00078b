package taizhang.api.problem;

import com.google.errorprone.annotations.Immutable;

/** A text in both languages, as {@link java.text.MessageFormat} patterns. */
@Immutable
public record Words(String en, String zh) {

    public String in(Language language, Object... arguments) {
        return language.format(language == Language.ZH ? zh : en, arguments);
    }
}
