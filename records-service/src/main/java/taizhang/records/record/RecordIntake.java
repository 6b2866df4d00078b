package taizhang.records.record;

import taizhang.api.problem.ProblemException;

/** Keeps records of one kind, and takes new ones in. */
public interface RecordIntake<I, R extends Recorded<R>> extends RecordKeeping<I, R> {

    /** @throws ProblemException 409 {@code already-exists} when the author has used its externalId before */
    void insert(R first, Author author);
}
