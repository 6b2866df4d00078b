package taizhang.records.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The list of content types of an Office Open XML file: of each part, or of all parts with an extension.
 *
 * @param named all types, in small letters
 * @param byPart types by the names that their parts have in the ZIP file
 */
record ContentTypes(Set<String> named, Map<String, String> byPart) {

    static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml".toLowerCase(Locale.ROOT);
    static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml".toLowerCase(Locale.ROOT);

    private static final int LONGEST = 1 << 20;

    /** @throws ZipException when the list cannot be read */
    static ContentTypes read(ZipFile zip, ZipEntry list) throws IOException {
        byte[] text;
        try (InputStream content = zip.getInputStream(list)) {
            text = content.readNBytes(LONGEST);
        }
        ContentTypes types = new ContentTypes(new HashSet<>(), new HashMap<>());
        try {
            XMLStreamReader xml = HardenedXml.factory().createXMLStreamReader(new ByteArrayInputStream(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    types.add(xml.getAttributeValue(null, "ContentType"), xml.getAttributeValue(null, "PartName"));
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new ZipException("unreadable list of content types");
        }
        return types;
    }

    private void add(@Nullable String type, @Nullable String part) {
        if (type != null) {
            String small = type.strip().toLowerCase(Locale.ROOT);
            named.add(small);
            if (part != null && part.startsWith("/")) {
                byPart.put(part.substring(1), small);
            }
        }
    }

    /** Also those that old spreadsheets have in sheets of their own. */
    boolean haveMacros() {
        return named.stream().anyMatch(t -> t.contains("macro") || t.contains("vbaproject"));
    }

    /**
     * Whether the main part of that type is there. Some programs give the type to an extension and others leave it out;
     * the usual place of the part says as much, if no other main part is named.
     */
    boolean haveMain(String mainType, String usualPlace, ZipFile zip) {
        boolean usual = named.contains(mainType) || named.stream().noneMatch(t -> t.endsWith(".main+xml"));
        return (usual && zip.getEntry(usualPlace) != null)
                || byPart.entrySet().stream()
                        .anyMatch(part -> part.getValue().equals(mainType) && zip.getEntry(part.getKey()) != null);
    }
}
