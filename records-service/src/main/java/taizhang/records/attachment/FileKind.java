package taizhang.records.attachment;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of files that are taken, and the extensions that promise them. */
enum FileKind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    TEXT("text/plain", "txt");

    /**
     * What follows the last dot, unless it is a number as in "notes v1.2". Dots and blanks at the end are not looked at:
     * a system that drops them when it stores the file runs "a.bat." as well.
     */
    private static final Pattern EXTENSION =
            Pattern.compile(".*\\.(?=[^.]*[A-Za-z])([!-~&&[^.]]+)[.\\s\\p{Z}]*", Pattern.DOTALL);

    private final String mediaType;
    /** Between dots, to be found in. */
    private final String extensions;

    FileKind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = "." + String.join(".", extensions) + ".";
    }

    String mediaType() {
        return mediaType;
    }

    /** @return the extension of the name in small letters; empty when it has none */
    static String extension(String name) {
        Matcher found = EXTENSION.matcher(name);
        return found.matches() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the name promises this kind, or nothing. */
    boolean fits(String name) {
        String extension = extension(name);
        return extension.isEmpty() || extensions.contains("." + extension + ".");
    }
}
