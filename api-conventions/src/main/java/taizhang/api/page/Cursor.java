package taizhang.api.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * The opaque place after which the next page begins: the sort key of the last item, ending in its id, and a
 * fingerprint of the filters, so that a cursor cannot continue another query.
 */
public record Cursor(List<String> key) {

    private static final String SEPARATOR = "\u001f";

    /** @param query everything that selects and orders the list, but not its limit */
    public String encode(Object query) {
        String text = fingerprint(query) + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 400 {@code cursor-mismatch} when it was not made by {@link #encode} for this query */
    public static @Nullable Cursor decode(@Nullable String cursor, Object query, int keys) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            if (parts.size() == keys + 1 && parts.get(0).equals(fingerprint(query))) {
                return new Cursor(List.copyOf(parts.subList(1, parts.size())));
            }
        } catch (IllegalArgumentException notBase64) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
        throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
    }

    private static String fingerprint(Object query) {
        return Integer.toHexString(Objects.hashCode(query.toString()));
    }
}
