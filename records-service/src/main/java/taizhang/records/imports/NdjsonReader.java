package taizhang.records.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.json.JsonBody;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** Lines each of which is the body of a single write. */
@ApplicationScoped
class NdjsonReader implements RowReader {

    static final String MEDIA_TYPE = "application/x-ndjson";

    /** As of the single write. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final JsonBody bodies;

    NdjsonReader(JsonBody bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals(MEDIA_TYPE);
    }

    @Override
    public String look(Path file, Wanted wanted) throws SheetFault {
        if (wanted.mapping() != null) {
            throw ProblemException.parameter("mapping", RecordsRule.NO_MAPPING_OF_LINES);
        }
        boolean anything = false;
        try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] part = new char[BUFFER];
            int length;
            while ((length = text.read(part)) >= 0) {
                for (int i = 0; !anything && i < length; i++) {
                    anything = part[i] > ' ' && part[i] != '\ufeff';
                }
            }
        } catch (CharacterCodingException otherEncoding) {
            throw new SheetFault(HttpProblem.NOT_UTF8);
        } catch (IOException storage) {
            throw ProblemException.of(RecordsProblem.STORAGE_UNAVAILABLE);
        }
        if (!anything) {
            throw new SheetFault(RecordsProblem.NO_ROWS);
        }
        return "";
    }

    @Override
    public RowSource open(Path file, Wanted wanted, String instructions) {
        try {
            return new Lines(Files.size(file), new BufferedInputStream(Files.newInputStream(file), BUFFER));
        } catch (IOException storage) {
            throw ProblemException.of(RecordsProblem.STORAGE_UNAVAILABLE);
        }
    }

    private final class Lines implements RowSource {

        private final long size;
        private final InputStream bytes;
        private long read;
        private long number;

        Lines(long size, InputStream bytes) {
            this.size = size;
            this.bytes = bytes;
        }

        @Override
        public List<String> headings() {
            return List.of();
        }

        @Override
        public double read() {
            return size == 0 ? 1 : (double) read / size;
        }

        @Override
        public @Nullable SourceRow next() {
            try {
                while (read < size) {
                    ByteArrayOutputStream line = line();
                    String text = line.toString(StandardCharsets.UTF_8);
                    if (number == 1 && text.startsWith("\ufeff")) {
                        text = text.substring(1);
                    }
                    if (!text.isBlank()) {
                        return row(text);
                    }
                }
                return null;
            } catch (IOException storage) {
                throw ProblemException.of(RecordsProblem.STORAGE_UNAVAILABLE);
            }
        }

        /** @return at most one byte more than a line may have */
        private ByteArrayOutputStream line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            number++;
            int next;
            while ((next = bytes.read()) >= 0) {
                read++;
                if (next == '\n') {
                    break;
                }
                if (line.size() <= LONGEST_LINE) {
                    line.write(next);
                }
            }
            return line;
        }

        private SourceRow row(String text) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            if (body.length > LONGEST_LINE) {
                return broken("", RowError.of(null, HttpProblem.TOO_LARGE));
            }
            try {
                return row(text, bodies.tree(body));
            } catch (ProblemException refused) {
                // A text that cannot be kept may stand in a field that there is not: whoever reads the fields says so.
                return refused.type() == HttpProblem.UNREADABLE
                        ? row(text, Json.read(text, JsonNode.class))
                        : new SourceRow(number, null, RowError.of(refused), Map.of(), List.of(text), Set.of());
            }
        }

        private SourceRow row(String text, JsonNode tree) {
            return tree instanceof ObjectNode members
                    ? new SourceRow(number, members, List.of(), Map.of(), List.of(text), named(members))
                    : broken(text, RowError.of(null, HttpProblem.MALFORMED_BODY));
        }

        private SourceRow broken(String text, RowError error) {
            return new SourceRow(number, null, List.of(error), Map.of(), List.of(text), Set.of());
        }

        private static Set<String> named(ObjectNode members) {
            return members.properties().stream()
                    .map(member -> Violation.pointer(member.getKey()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void close() {
            try {
                bytes.close();
            } catch (IOException readOnly) {
                throw ProblemException.of(RecordsProblem.STORAGE_UNAVAILABLE);
            }
        }
    }
}
