package taizhang.records.imports;

import java.util.Set;
import taizhang.api.problem.Language;

/** The column in which rejected rows say what is wrong with them. It is passed over when they are sent again. */
public final class ErrorColumn {

    private static final String ZH = "错误";
    private static final String EN = "error";

    /** In small letters. */
    public static final Set<String> HEADINGS = Set.of(ZH, EN);

    private ErrorColumn() {}

    static String heading(Language language) {
        return language == Language.ZH ? ZH : EN;
    }
}
