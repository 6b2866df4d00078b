package taizhang.records.record;

import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;

/** Where records of one kind are kept: the feature that owns the table implements it. */
public interface RecordKeeping<I, R extends Recorded<R>> {

    /**
     * The record, kept from other writers until the present transaction ends.
     *
     * @return null when the author can see none
     * @throws ProblemException 403 when the author sees it and may not write it; 404 when it is there, and PUT must not
     *     take its place
     */
    @Nullable
    R lock(I id, Author author);

    void update(R next);
}
