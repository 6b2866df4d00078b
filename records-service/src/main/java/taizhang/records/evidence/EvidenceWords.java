package taizhang.records.evidence;

/** What the OpenAPI document says of files, whichever records they belong to. */
final class EvidenceWords {

    static final String UPLOAD =
            "One part named file, at most 20 MiB: pdf, docx, xlsx, jpg, png or txt (UTF-8 or GB 18030), told by content; the"
                    + " extension of the name must agree. Documents with macros are refused. The name is the last part of the"
                    + " path that is sent, at most 255 characters, and may be Chinese. A record that is not voided has at most"
                    + " 100 files, whatever its status.";
    static final String DOWNLOAD =
            "Content-Type is the mediaType of the file. Never shown inside a browser: Content-Disposition is attachment,"
                    + " with nosniff and a policy by which nothing runs.";
    static final String REMOVAL = "The content is deleted some time later, unless another file has the same.";
    static final String HASH = "the quoted SHA-256 of the content";
    static final String VERSION = "the quoted version of the record";
    static final String MAY_MATCH = "honoured when it is sent: the quoted version of the record";

    private EvidenceWords() {}
}
