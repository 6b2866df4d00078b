package taizhang.records.sheet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.ZipDirectory;

/**
 * The texts that cells of a workbook name by number. There may be more of them than memory holds: they are laid out in a
 * file as far as they are asked for, and those asked for most are kept.
 */
final class SharedTexts implements Closeable {

    /** As many as cells of a full sheet could name; the places take 4 bytes each. */
    private static final int MOST = 16 << 20;

    private static final int MOST_KEPT = 20_000;
    private static final int LONGEST_KEPT = 200;

    private final @Nullable Part part;
    private final Path folder;
    private final Map<Integer, String> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int[] ends = new int[1024];
    private int count;
    private int written;
    private @Nullable FileChannel file;
    private @Nullable OutputStream writer;

    private SharedTexts(@Nullable Part part, Path folder) {
        this.part = part;
        this.folder = folder;
    }

    /** @param folder for what memory does not hold */
    static SharedTexts of(ZipFile zip, String name, Path folder) throws IOException {
        return new SharedTexts(Part.find(zip, name), folder);
    }

    /** @throws Part.DamagedException when there is no such text */
    String get(int index) throws IOException {
        String known = kept.get(index);
        if (known != null) {
            return known;
        }
        String text = null;
        while (index >= count) {
            text = part == null || index < 0 ? null : readOne(part);
            if (text == null) {
                throw new Part.DamagedException();
            }
        }
        // Most are named in the order in which they stand there.
        text = text == null ? read(index) : text;
        if (text.length() <= LONGEST_KEPT) {
            kept.put(index, text);
        }
        return text;
    }

    /** @return null when there is no other one */
    private @Nullable String readOne(Part from) throws IOException {
        while (from.nextElement()) {
            if (from.name().equals("si")) {
                String text = RichText.read(from, "si");
                append(text);
                return text;
            }
        }
        return null;
    }

    private void append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (count == MOST || (long) written + bytes.length > Integer.MAX_VALUE) {
            throw new ZipDirectory.TooLarge();
        }
        if (writer == null) {
            // Without a name from the start, nothing is left behind by a process that dies.
            Path path = Files.createTempFile(folder, "", ".texts");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            writer = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        }
        writer.write(bytes);
        written += bytes.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, Math.min(MOST, count * 2));
        }
        ends[count++] = written;
    }

    private String read(int index) throws IOException {
        if (writer == null || file == null) {
            throw new Part.DamagedException();
        }
        writer.flush();
        int from = index == 0 ? 0 : ends[index - 1];
        ByteBuffer bytes = ByteBuffer.allocate(ends[index] - from);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (part != null) {
            part.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
