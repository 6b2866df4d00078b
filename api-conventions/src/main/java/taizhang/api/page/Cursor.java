package taizhang.api.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.unicode.Text;

/**
 * The opaque place after which the next page begins: the sort key of the last item, ending in its id, and a
 * fingerprint of it and of the filters, so that neither a damaged cursor nor that of another query goes on somewhere.
 */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";
    private static final int FINGERPRINT_BYTES = 8;

    /** @param query everything that selects and orders the list, but not its limit */
    public String encode(Object query) {
        String text = fingerprint(query, key) + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 400 {@code cursor-mismatch} when it was not made by {@link #encode} for this query */
    public static @Nullable Cursor decode(@Nullable String cursor, Object query, int keys) {
        if (cursor == null) {
            return null;
        }
        List<String> parts = parts(cursor);
        List<String> key = List.copyOf(parts.subList(1, parts.size()));
        if (key.size() == keys && parts.get(0).equals(fingerprint(query, key))) {
            return new Cursor(key);
        }
        throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
    }

    /**
     * What a list was asked of that was not told: the day, for example, which is another one when the next page is read.
     * {@link #decode} for the query with it says whether the cursor is good.
     *
     * @return the last part of the key
     * @throws ProblemException 400 {@code cursor-mismatch} when it is none of ours
     */
    public static String last(String cursor) {
        List<String> parts = parts(cursor);
        return parts.get(parts.size() - 1);
    }

    private static List<String> parts(String cursor) {
        try {
            String text = Text.ofUtf8(Base64.getUrlDecoder().decode(cursor));
            if (text != null && Text.isWritable(text)) {
                return Arrays.asList(text.split(SEPARATOR, -1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
        throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
    }

    /** @return the place behind an item of a list that is ordered by codes */
    public static Cursor after(String code) {
        return new Cursor(List.of(code));
    }

    /**
     * @return the code after which the page begins; null: it is the first
     * @throws ProblemException 400 {@code cursor-mismatch} when it was not made by {@link #encode} for this query
     */
    public static @Nullable String code(@Nullable String cursor, Object query) {
        Cursor decoded = decode(cursor, query, 1);
        return decoded == null ? null : decoded.key().get(0);
    }

    private static String fingerprint(Object query, List<String> key) {
        try {
            byte[] text = (query + SEPARATOR + String.join(SEPARATOR, key)).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
