package taizhang.records.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The end record of a ZIP file, which says how long its directory is. The JDK believes it and makes room in memory for
 * all of the directory before anything of it can be counted, so it is read here first.
 */
public final class ZipDirectory {

    static final int MOST_ENTRIES = 5000;

    private static final int LARGEST = 1 << 20;

    private static final int END = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIGNATURE = 0x06054b50;
    private static final int ENTRIES_HERE = 8;
    private static final int ENTRIES = 10;
    private static final int SIZE = 12;
    private static final int COMMENT = 20;

    private ZipDirectory() {}

    /** A file would unpack to more than there is room for. */
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1;
    }

    /**
     * The largest values stand for those of a ZIP64 record, which no document needs: they are too large as well.
     *
     * @throws TooLarge when the directory would be
     * @throws ZipException when the file does not end with its end record
     */
    public static void check(Path file) throws IOException {
        ByteBuffer end = tail(file);
        for (int at = end.limit() - END; at >= 0; at--) {
            if (end.getInt(at) == SIGNATURE) {
                // Another reader could take an earlier one, if this one were only part of a comment.
                if (at + END + Short.toUnsignedInt(end.getShort(at + COMMENT)) != end.limit()) {
                    throw new ZipException("something follows the end");
                }
                if (Short.toUnsignedInt(end.getShort(at + ENTRIES_HERE)) > MOST_ENTRIES
                        || Short.toUnsignedInt(end.getShort(at + ENTRIES)) > MOST_ENTRIES
                        || Integer.compareUnsigned(end.getInt(at + SIZE), LARGEST) > 0) {
                    throw new TooLarge();
                }
                return;
            }
        }
        throw new ZipException("no end");
    }

    private static ByteBuffer tail(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END + LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            long from = channel.size() - length;
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                continue;
            }
            return tail;
        }
    }
}
