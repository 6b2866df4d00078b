package taizhang.records.attachment;

import javax.xml.stream.XMLInputFactory;

/** Readers of XML that strangers have written. */
public final class HardenedXml {

    private HardenedXml() {}

    /** Entities and outside documents are how XML attacks its reader. */
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
