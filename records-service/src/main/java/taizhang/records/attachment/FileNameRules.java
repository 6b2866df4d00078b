package taizhang.records.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.unicode.Text;

/**
 * Names as {@code Content-Disposition} carries them, one way and the other: {@code filename} in raw UTF-8 as browsers
 * send it, {@code filename*} (RFC 8187) as other clients do.
 */
final class FileNameRules {

    static final String POINTER = "/file";
    private static final int LONGEST = 255;

    /** In quotes a backslash stands before a quote or a backslash; before anything else it is one, as in a Windows path. */
    private static final String QUOTED = "\"((?:\\\\[\"\\\\]|[^\"])*)\"";

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9*_-]+)\\s*=\\s*(?:" + QUOTED + "|([^;]*))");
    private static final Pattern EXTENDED = Pattern.compile("(?is)utf-8'[^']*'(.*)");

    private FileNameRules() {}

    /**
     * @param header bytes as ISO 8859-1 characters
     * @return the value of a parameter of a Content-Disposition; null when it has none
     */
    static @Nullable String parameter(@Nullable String header, String name) {
        Matcher parameters = PARAMETER.matcher(header == null ? "" : header);
        while (parameters.find()) {
            if (name.equalsIgnoreCase(parameters.group(1))) {
                return parameters.group(2) == null
                        ? parameters.group(3).strip()
                        : parameters.group(2).replaceAll("\\\\([\"\\\\])", "$1");
            }
        }
        return null;
    }

    /**
     * @return the last part of the path that the client sent, in composed characters; null when there is no name at all
     * @throws ProblemException 422 when it cannot be a name
     */
    static @Nullable String name(@Nullable String disposition) {
        String extended = parameter(disposition, "filename*");
        String plain = parameter(disposition, "filename");
        if (extended == null && plain == null) {
            return null;
        }
        Matcher decodable = EXTENDED.matcher(extended == null ? "" : extended);
        byte[] bytes = decodable.matches() ? decoded(decodable.group(1)) : bytes(plain == null ? "" : plain);
        return checked(lastPart(text(bytes)));
    }

    private static String checked(String name) {
        Violations violations = new Violations();
        if (violations.required(POINTER, name.equals(".") || name.equals("..") ? "" : name)) {
            violations.text(POINTER, name, LONGEST);
        }
        if (Text.hasHidden(name) && violations.isEmpty()) {
            violations.add(POINTER, FieldRule.HIDDEN_CHARACTERS);
        }
        violations.throwIfAny();
        return name;
    }

    private static String lastPart(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return Text.composed(path.substring(slash + 1).strip());
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] decoded(String percent) {
        ByteBuffer bytes = ByteBuffer.allocate(percent.length());
        for (int i = 0; i < percent.length(); i++) {
            char c = percent.charAt(i);
            int end = i + 3;
            if (c == '%' && end <= percent.length() && isHex(percent, i + 1) && isHex(percent, i + 2)) {
                bytes.put((byte) Integer.parseInt(percent.substring(i + 1, end), 16));
                i = end - 1;
            } else {
                bytes.put((byte) c);
            }
        }
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return whole;
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0;
    }

    private static String text(byte[] bytes) {
        String text = Text.ofUtf8(bytes);
        if (text == null) {
            throw ProblemException.invalid(List.of(Violation.at(POINTER, FieldRule.UNREADABLE, "UTF-8")));
        }
        return text;
    }

    /** @return a Content-Disposition that no browser shows in its window, with the name for old readers and for new */
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._()-]", "_");
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean safe = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~!#$&+^`|".indexOf(c) >= 0);
            encoded.append(safe ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
