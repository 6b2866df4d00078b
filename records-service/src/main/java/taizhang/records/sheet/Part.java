package taizhang.records.sheet;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.HardenedXml;
import taizhang.records.attachment.ZipDirectory;

/**
 * A part of a workbook, read as XML event by event. What the directory says of its size can be a lie, and one name, value
 * or comment can be as long as all of it: unpacking stops where it is more than any sheet needs.
 */
final class Part implements Closeable {

    private static final long LONGEST = 2L << 30;
    /** Short and uniform parts are packed well by right. */
    private static final long RATIO_COUNTS_FROM = 1 << 20;

    private static final int MOST_RATIO = 200;
    /** What the parser keeps in memory at a time. */
    private static final int LONGEST_EVENT = 16 << 20;

    private final Counted bytes;
    private final long size;
    private final XMLStreamReader xml;

    private Part(Counted bytes, long size, XMLStreamReader xml) {
        this.bytes = bytes;
        this.size = size;
        this.xml = xml;
    }

    /** @return null when the workbook has no such part */
    static @Nullable Part find(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        Counted bytes = new Counted(zip.getInputStream(entry), Math.max(entry.getCompressedSize(), 1));
        try {
            return new Part(bytes, entry.getSize(), HardenedXml.factory().createXMLStreamReader(bytes));
        } catch (XMLStreamException damaged) {
            bytes.close();
            throw unreadable(damaged);
        }
    }

    /** @return whether there is another one: the next element that begins */
    boolean nextElement() throws IOException {
        while (next()) {
            if (begins()) {
                return true;
            }
        }
        return false;
    }

    /** @return false at the end of the part */
    boolean next() throws IOException {
        try {
            bytes.sinceEvent = 0;
            if (!xml.hasNext()) {
                return false;
            }
            xml.next();
            return true;
        } catch (XMLStreamException damaged) {
            throw unreadable(damaged);
        }
    }

    boolean begins() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean ends(String element) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    /** @return local name, of an element that begins or ends: strict and transitional files differ in the namespace */
    String name() {
        return xml.getLocalName();
    }

    boolean hasText() {
        return xml.isCharacters() && xml.getTextLength() > 0;
    }

    void appendText(StringBuilder to) {
        to.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** @return how much of it has been read: 0 to 1, by the size that the directory says */
    double read() {
        return size <= 0 ? 0 : Math.min(1, (double) bytes.all / size);
    }

    private static IOException unreadable(XMLStreamException damaged) {
        return damaged.getNestedException() instanceof IOException cause && !(cause instanceof CharConversionException)
                ? cause
                : new DamagedException();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** It is no XML. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1;
    }

    private static final class Counted extends FilterInputStream {

        private final long packed;
        private long all;
        private long sinceEvent;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            all += Math.max(count, 0);
            sinceEvent += Math.max(count, 0);
            boolean dense = all > RATIO_COUNTS_FROM && all / MOST_RATIO > packed;
            if (dense || all > LONGEST || sinceEvent > LONGEST_EVENT) {
                throw new ZipDirectory.TooLarge();
            }
            return count;
        }
    }
}
