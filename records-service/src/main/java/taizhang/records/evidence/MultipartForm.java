package taizhang.records.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** A multipart body with exactly one part, {@code file} (RFC 7578), read as it comes. */
final class MultipartForm {

    static final String FILE = "file";
    /** The longest name in three encodings, and some headers. */
    private static final int LONGEST_HEADERS = 8192;

    private static final int BUFFER = 16384;
    /** The largest file and its wrapping. */
    private static final long MOST_BYTES = Incoming.MOST_BYTES + (1 << 16);

    private static final Pattern TYPE = Pattern.compile(
            "(?i)multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;.*)?");
    /** Only a line feed ends a line here: a byte of many Chinese characters looks like another end (U+0085). */
    private static final Pattern DISPOSITION = Pattern.compile("(?imd)^content-disposition:[ \\t]*(.*?)\\s*$");

    private final MultipartStream parts;

    private MultipartForm(MultipartStream parts) {
        this.parts = parts;
    }

    /** @throws ProblemException 415 when it is no multipart body */
    static MultipartForm of(@Nullable String contentType, InputStream body) {
        Matcher type = TYPE.matcher(contentType == null ? "" : contentType);
        if (!type.matches()) {
            throw ProblemException.of(HttpProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        String boundary = type.group(1) == null ? type.group(2) : type.group(1);
        MultipartStream parts =
                new MultipartStream(new Limited(body), boundary.getBytes(StandardCharsets.ISO_8859_1), BUFFER, null);
        parts.setHeaderEncoding(StandardCharsets.ISO_8859_1.name());
        parts.setPartHeaderSizeMax(LONGEST_HEADERS);
        return new MultipartForm(parts);
    }

    /**
     * Copies the one file, and reads on to the closing boundary: what is cut off is not copied whole.
     *
     * @return its name
     * @throws ProblemException 400 {@code malformed-upload} or {@code unknown-field}, 413, 422
     */
    String copyFile(OutputStream target) {
        if (!read(parts::skipPreamble)) {
            throw ProblemException.of(RecordsProblem.MALFORMED_UPLOAD);
        }
        String name = null;
        do {
            String disposition = disposition();
            requireFile(disposition);
            if (name != null) {
                throw ProblemException.invalid(List.of(Violation.at(FileNameRules.POINTER, FieldRule.DUPLICATE, FILE)));
            }
            name = FileNameRules.name(disposition);
            if (name == null) {
                break;
            }
            if (read(() -> parts.readBodyData(target)) == 0) {
                throw ProblemException.invalid(List.of(Violation.at(FileNameRules.POINTER, RecordsRule.EMPTY)));
            }
        } while (read(parts::readBoundary));
        if (name == null) {
            throw ProblemException.invalid(List.of(Violation.at(FileNameRules.POINTER, FieldRule.REQUIRED)));
        }
        return name;
    }

    private String disposition() {
        Matcher header = DISPOSITION.matcher(read(parts::readHeaders));
        if (!header.find()) {
            throw ProblemException.of(RecordsProblem.MALFORMED_UPLOAD);
        }
        return Objects.requireNonNull(header.group(1));
    }

    private static void requireFile(String disposition) {
        String field = FileNameRules.parameter(disposition, "name");
        if (field == null) {
            throw ProblemException.of(RecordsProblem.MALFORMED_UPLOAD);
        }
        if (!field.equals(FILE)) {
            throw ProblemException.of(
                    HttpProblem.UNKNOWN_FIELD, List.of(Violation.at("/" + safe(field), FieldRule.UNKNOWN_FIELD)));
        }
    }

    private static String safe(String field) {
        return field.length() > 64 ? field.substring(0, 64) : field;
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    /** What goes wrong in reading is the sender's; the target has exceptions of its own. */
    private static <T> T read(Step<T> step) {
        try {
            return step.take();
        } catch (IOException cutOffOrMalformed) {
            throw ProblemException.of(RecordsProblem.MALFORMED_UPLOAD);
        }
    }

    /** Also of preambles, headers and epilogues there is an end. */
    private static final class Limited extends FilterInputStream {

        private long left = MOST_BYTES;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw ProblemException.of(HttpProblem.TOO_LARGE);
            }
            return count;
        }
    }
}
