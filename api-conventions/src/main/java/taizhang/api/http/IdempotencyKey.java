package taizhang.api.http;

import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** The header by which a client may repeat a POST without repeating its effect. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";
    static final int LONGEST = 255;

    private IdempotencyKey() {}

    /** @throws ProblemException 400 when it is empty or longer than 255 characters */
    public static @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.isBlank() || header.length() > LONGEST) {
            throw ProblemException.parameter(HEADER, FieldRule.OUT_OF_RANGE, "1 character", LONGEST + " characters");
        }
        return header;
    }
}
