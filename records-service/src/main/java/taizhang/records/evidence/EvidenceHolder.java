package taizhang.records.evidence;

import java.util.List;
import java.util.UUID;
import taizhang.api.problem.ProblemException;
import taizhang.records.ledger.Change;

/** Records that files can be attached to. The feature that owns the records implements it; scope is the caller's. */
public interface EvidenceHolder {

    /**
     * A record with its files.
     *
     * @param open whether files may be added and removed; else {@code status} says why not
     */
    record Held(UUID id, long version, String status, boolean open, List<Attachment> attachments) {}

    /** Whose records these are. */
    Change.Entity entity();

    /** @throws ProblemException 404 when the caller cannot see it */
    Held find(UUID id);

    /** The same, kept from other writers until the present transaction ends. */
    Held lock(UUID id);

    /** Writes the list as the next version of the locked record, with its change. */
    void write(UUID id, List<Attachment> attachments);

    /** Whether any record, of whatever organization, refers to the content. */
    boolean refersTo(String sha256);
}
