package taizhang.records.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.time.Today;

/** For features that delete records with files. */
@ApplicationScoped
public class EvidenceReferences {

    private final ContentRepository contents;
    private final Today today;

    EvidenceReferences(ContentRepository contents, Today today) {
        this.contents = contents;
        this.today = today;
    }

    /** To be called in the transaction that deletes the record: its contents are deleted unless others refer to them. */
    public void released(List<Attachment> attachments) {
        attachments.forEach(attachment -> contents.doubt(attachment.sha256(), today.instant()));
    }
}
