package taizhang.records.evidence;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.records.problem.RecordsRule;

/** Plain text: characters of UTF-8, or of GB 18030 as Chinese editors still write them, and nothing that can be run. */
final class TextFile {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BEGINNING = 4096;
    private static final Pattern MARKUP = Pattern.compile(
            "\\s*<([!?/]|[a-z][a-z0-9:_-]*[\\s/>]).*|.*<(!doctype|html|head|body|script|style|iframe|svg|object|embed|img|meta|link|\\?xml|\\?php)\\b.*",
            Pattern.DOTALL);
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("\\s*(#!|\\{\\\\rtf|%!ps).*", Pattern.DOTALL);

    private TextFile() {}

    static Inspection.Finding look(Path file) throws IOException {
        Inspection.Finding utf8 = look(file, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        Inspection.Finding gb18030 = look(file, GB18030);
        return gb18030 == null ? Inspection.Finding.UNKNOWN : gb18030;
    }

    /** @return null when the bytes are no text in this encoding */
    private static Inspection.@Nullable Finding look(Path file, Charset charset) throws IOException {
        StringBuilder beginning = new StringBuilder();
        try (Reader text = new InputStreamReader(Files.newInputStream(file), charset.newDecoder())) {
            char[] some = new char[8192];
            for (int count = text.read(some); count >= 0; count = text.read(some)) {
                for (int i = 0; i < count; i++) {
                    if (!isText(some[i])) {
                        return null;
                    }
                }
                beginning.append(some, 0, Math.min(count, Math.max(BEGINNING - beginning.length(), 0)));
            }
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
        return judge(beginning.toString().replace("\ufeff", "").toLowerCase(Locale.ROOT), charset);
    }

    private static boolean isText(char c) {
        return !Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static Inspection.Finding judge(String beginning, Charset charset) {
        if (MARKUP.matcher(beginning).matches()) {
            return Inspection.Finding.against(RecordsRule.UNSUPPORTED_CONTENT, "HTML, XML or a script");
        }
        if (OTHER_LANGUAGE.matcher(beginning).matches()) {
            return Inspection.Finding.against(
                    RecordsRule.UNSUPPORTED_CONTENT, "a script or a document of another kind");
        }
        String mediaType = FileKind.TEXT.mediaType();
        return new Inspection.Finding(
                FileKind.TEXT, charset.equals(GB18030) ? mediaType + ";charset=GB18030" : mediaType, null);
    }
}
