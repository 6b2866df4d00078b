package taizhang.api.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** The header by which a client may repeat a POST without repeating its effect. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";
    public static final int LONGEST = 255;
    /** A header has no encoding of its own: of other characters one could not say when two keys are the same. */
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    private IdempotencyKey() {}

    /** @throws ProblemException 400 when it is longer than 255 characters, or has one that is not printable ASCII */
    public static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.length() > LONGEST) {
            throw ProblemException.parameter(HEADER, FieldRule.TOO_LONG, LONGEST);
        }
        if (!PRINTABLE.matcher(header).matches()) {
            throw ProblemException.parameter(HEADER, FieldRule.UNREADABLE, "printable ASCII");
        }
        return header;
    }
}
