package taizhang.api.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of titles and details, chosen by {@code Accept-Language}; English unless Chinese is preferred. */
public enum Language {
    EN(Locale.ENGLISH),
    ZH(Locale.CHINESE);

    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return EN;
        }
        try {
            return Locale.CHINESE.equals(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED)) ? ZH : EN;
        } catch (IllegalArgumentException unreadableHeader) {
            return EN;
        }
    }

    String format(String pattern, Object... arguments) {
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
