package taizhang.api.text;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;

/** A name in both languages, each of 1 to 200 characters. */
@Schema(description = "A name in Chinese and in English, each of at most 200 characters")
public record Name(
        @Schema(required = true, maxLength = Name.LONGEST, examples = "党课") String zh,
        @Schema(required = true, maxLength = Name.LONGEST, examples = "Party lecture") String en) {

    static final int LONGEST = 200;

    /** @return what a code is called that has no name: itself in words, for example {@code Lecturer role} */
    public static Name ofCode(String code) {
        String words = code.replace('-', ' ');
        String name = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Name(name, name);
    }

    /** Adds what is wrong with a name of a body, where anything may be missing. */
    public static void check(Violations violations, String pointer, @Nullable Name name) {
        if (name == null) {
            violations.required(pointer, null);
            return;
        }
        violations.required(pointer + "/zh", name.zh);
        violations.required(pointer + "/en", name.en);
        violations.text(pointer + "/zh", name.zh, LONGEST);
        violations.text(pointer + "/en", name.en, LONGEST);
    }
}
