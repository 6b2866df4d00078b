package taizhang.records.attachment;

/** Knows what refers to contents of the store; the features that have such things implement it. */
public interface ContentUse {

    /** Whether anything, of whatever organization, refers to this content: {@link Attachment#sha256}. */
    boolean refersTo(String sha256);
}
