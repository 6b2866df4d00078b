package taizhang.reporting.counting;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entity tag of an answer that is made of numbers: the position, and a fingerprint of all else that they depend on. */
public final class AnswerTag {

    private AnswerTag() {}

    /** @param all the question with its day, who asks, the generation */
    public static String of(long position, @Nullable Object... all) {
        UUID fingerprint = UUID.nameUUIDFromBytes(Arrays.toString(all).getBytes(StandardCharsets.UTF_8));
        return "\"" + position + "-" + fingerprint + "\"";
    }
}
