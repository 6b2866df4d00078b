package taizhang.api.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;

/** Short forms and other spellings by which people call something in their sheets: at most 50 of at most 200 characters. */
public final class Aliases {

    public static final int MOST = 50;

    private Aliases() {}

    /** Adds what is wrong with those of a body, where anything may be missing. */
    public static void check(Violations violations, String pointer, @Nullable List<@Nullable String> aliases) {
        if (aliases == null) {
            return;
        }
        if (aliases.size() > MOST) {
            violations.add(pointer, FieldRule.TOO_MANY, MOST);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < aliases.size(); i++) {
            String alias = aliases.get(i);
            String at = pointer + "/" + i;
            violations.text(at, alias, Name.LONGEST);
            if (violations.required(at, alias) && !seen.add(alias)) {
                violations.add(at, FieldRule.DUPLICATE, alias);
            }
        }
    }
}
