package taizhang.records.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/**
 * The part of a file that a client asks for to go on where it was cut off (RFC 9110, one range).
 *
 * @param from first byte
 * @param whole whether it is all of the file
 */
record ByteRange(long from, long length, boolean whole) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @param size of the file in bytes, at least 1
     * @return all of it when no range is asked for, or none that can be understood
     * @throws ProblemException 416 when it begins behind the end
     */
    static ByteRange of(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return new ByteRange(0, size, true);
        }
        long from;
        long to = size - 1;
        if (form.group(1).isEmpty()) {
            from = Math.max(size - Long.parseLong(form.group(2)), 0);
        } else {
            from = Long.parseLong(form.group(1));
            if (!form.group(2).isEmpty()) {
                long last = Long.parseLong(form.group(2));
                if (last < from) {
                    return new ByteRange(0, size, true);
                }
                to = Math.min(last, to);
            }
        }
        if (from >= size) {
            throw ProblemException.of(HttpProblem.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + size);
        }
        return new ByteRange(from, to - from + 1, false);
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
