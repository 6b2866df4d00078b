package taizhang.api.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** The strong entity tag of a resource is its quoted version: {@code "3"}. */
public final class ETag {

    private static final String WEAK = "W/";

    private ETag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** @throws ProblemException 428 without {@code If-Match}, 412 when it names another version */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(HttpProblem.PRECONDITION_REQUIRED);
        }
        check(ifMatch, version);
    }

    /** @throws ProblemException 412 when {@code If-Match} is given and names another version, or this one as a weak tag */
    public static void check(@Nullable String ifMatch, long version) {
        if (ifMatch != null && !names(ifMatch, of(version))) {
            throw ProblemException.of(HttpProblem.PRECONDITION_FAILED);
        }
    }

    /**
     * Checks what a PUT expects to find.
     *
     * @param present version of what is there now; null when nothing is
     * @throws ProblemException 412 when an expectation does not hold; 428 when it would write over something unseen
     */
    public static void put(@Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable Long present) {
        if (present == null) {
            if (ifMatch != null) {
                throw ProblemException.of(HttpProblem.PRECONDITION_FAILED);
            }
        } else if (matches(ifNoneMatch, of(present))) {
            throw ProblemException.of(HttpProblem.PRECONDITION_FAILED);
        } else {
            require(ifMatch, present);
        }
    }

    /** @return whether {@code If-None-Match} names the tag, as a weak one or not (RFC 9110, 13.1.2) */
    public static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && names(ifNoneMatch.replace(WEAK, ""), etag.replace(WEAK, ""));
    }

    /** @param tags with commas between them, or {@code *}; tags hold neither quotes nor commas here */
    private static boolean names(String tags, String etag) {
        return Arrays.stream(tags.split(",", -1)).map(String::trim).anyMatch(t -> t.equals("*") || t.equals(etag));
    }
}
