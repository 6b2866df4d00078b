package taizhang.records.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** Tells the kind of a file by its content; the name may only agree. */
final class Inspection {

    private static final int HEAD = 32;

    private Inspection() {}

    /**
     * What was found in a file: a kind, or what is against taking it.
     *
     * @param mediaType of the kind, with the character set where it is not UTF-8
     */
    record Finding(@Nullable FileKind kind, @Nullable String mediaType, @Nullable Violation against) {

        static final Finding UNKNOWN = against(RecordsRule.UNSUPPORTED_CONTENT, "of another kind");

        static Finding of(FileKind kind) {
            return new Finding(kind, kind.mediaType(), null);
        }

        static Finding against(Rule rule, Object... arguments) {
            return new Finding(null, null, Violation.at(FileNameRules.POINTER, rule, arguments));
        }
    }

    /**
     * @return the media type
     * @throws ProblemException 415 {@code unsupported-file}, 422 when it unpacks to too much, 503
     */
    static String mediaType(Path file, String name) {
        Finding finding;
        try {
            finding = look(file);
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
        FileKind kind = finding.kind();
        if (kind == null) {
            Violation against = Objects.requireNonNull(finding.against());
            ProblemType type = against.rule() == RecordsRule.UNPACKS_TOO_LARGE
                    ? HttpProblem.INVALID
                    : RecordsProblem.UNSUPPORTED_FILE;
            throw ProblemException.of(type, List.of(against));
        }
        if (!kind.fits(name)) {
            throw ProblemException.of(
                    RecordsProblem.UNSUPPORTED_FILE,
                    List.of(Violation.at(
                            FileNameRules.POINTER,
                            RecordsRule.WRONG_EXTENSION,
                            FileKind.extension(name),
                            kind.mediaType())));
        }
        return Objects.requireNonNull(finding.mediaType());
    }

    private static Finding look(Path file) throws IOException {
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(HEAD);
        }
        if (starts(head, '%', 'P', 'D', 'F', '-')) {
            return Finding.of(FileKind.PDF);
        }
        if (isPng(head)) {
            return Finding.of(FileKind.PNG);
        }
        // A segment follows the start of the image: a table, a frame, a comment or what an application has to say.
        if (starts(head, 0xff, 0xd8, 0xff)
                && head.length > 10
                && (head[3] & 0xff) >= 0xc0
                && (head[3] & 0xff) != 0xff) {
            return Finding.of(FileKind.JPEG);
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return OfficeFile.look(file);
        }
        return TextFile.look(file);
    }

    /** The signature, and the header that must come first, of 13 bytes. */
    private static boolean isPng(byte[] head) {
        return starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R');
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
