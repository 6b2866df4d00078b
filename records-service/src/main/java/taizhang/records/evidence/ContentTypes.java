package taizhang.records.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The list of content types of an Office Open XML file: of each part, or of all parts with an extension. */
final class ContentTypes {

    static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml".toLowerCase(Locale.ROOT);
    static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml".toLowerCase(Locale.ROOT);

    private static final int LONGEST = 1 << 20;

    private ContentTypes() {}

    /** @return all types that are named, in small letters; none when the list cannot be read */
    static Set<String> read(ZipFile zip, ZipEntry list) throws IOException {
        byte[] text;
        try (InputStream content = zip.getInputStream(list)) {
            text = content.readNBytes(LONGEST);
        }
        Set<String> types = new HashSet<>();
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    String type = xml.getAttributeValue(null, "ContentType");
                    if (type != null) {
                        types.add(type.strip().toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            return Set.of("unreadable.main+xml");
        }
        return types;
    }

    static boolean haveMacros(Set<String> types) {
        return types.stream().anyMatch(t -> t.contains("macroenabled") || t.contains("vbaproject"));
    }

    static boolean isMainPart(String type) {
        return type.endsWith(".main+xml");
    }

    /** Entities and outside documents are how XML attacks its reader. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
