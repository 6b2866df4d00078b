package taizhang.records.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/** What the bytes of a text are: UTF-8 whenever they can be, else GB 18030, in which Chinese programs save CSV. */
final class TextEncoding {

    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final List<Charset> KNOWN = List.of(StandardCharsets.UTF_8, GB_18030);
    /** By the names that senders give them; the older Chinese ones are parts of GB 18030. */
    static final Map<String, Charset> NAMED = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.UTF_8,
            "gb18030", GB_18030,
            "gbk", GB_18030,
            "gb2312", GB_18030);

    private static final char MARK = '\ufeff';

    private TextEncoding() {}

    /**
     * Reads all of it: the first bytes that are not UTF-8 may be the last of the file.
     *
     * @param named by the sender; null: the content tells
     */
    static Charset of(Path file, @Nullable String named) throws SheetFault, IOException {
        if (named != null) {
            Charset charset = Objects.requireNonNull(NAMED.get(named));
            if (!fits(file, charset)) {
                throw new SheetFault(RecordsProblem.NOT_IN_ITS_CHARSET, named);
            }
            return charset;
        }
        for (Charset charset : KNOWN) {
            if (fits(file, charset)) {
                return charset;
            }
        }
        throw new SheetFault(RecordsProblem.UNKNOWN_ENCODING);
    }

    /** No text has a NUL; GB 18030 is read out of many a binary file. */
    private static boolean fits(Path file, Charset charset) throws SheetFault, IOException {
        char[] some = new char[8192];
        try (Reader text = new InputStreamReader(Files.newInputStream(file), charset.newDecoder())) {
            for (int count = text.read(some); count >= 0; count = text.read(some)) {
                for (int i = 0; i < count; i++) {
                    if (some[i] == '\0') {
                        throw new SheetFault(RecordsProblem.NOT_A_SHEET);
                    }
                }
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** A text, and how much of it has been read. */
    record Source(Reader text, SeekableByteChannel bytes) {

        double read() {
            try {
                return bytes.size() == 0 ? 1 : (double) bytes.position() / bytes.size();
            } catch (IOException closed) {
                return 1;
            }
        }
    }

    /** @return the text without the mark that Excel sets before it */
    static Source open(Path file, Charset charset) throws IOException {
        SeekableByteChannel bytes = Files.newByteChannel(file);
        BufferedReader text = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(bytes), charset.newDecoder()), 1 << 16);
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return new Source(text, bytes);
    }
}
