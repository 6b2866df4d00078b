package taizhang.records.record;

/**
 * A record whose versions the ledger keeps. It may be a value, of which an edit makes another one, or an entity, which an
 * edit changes.
 */
public interface Recorded<R extends Recorded<R>> {

    Snapshot snapshot();

    /** This content as the version of that number. */
    R stamped(long version, Stamp stamp);
}
