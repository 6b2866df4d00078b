package taizhang.records.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which changes are asked for.
 *
 * @param after only later positions
 * @param entity with {@code id}: the history of one record
 * @param subtree only what is visible in the subtree of this organization; null: the whole ledger
 */
record ChangeQuery(long after, int limit, @Nullable String entity, @Nullable String id, @Nullable String subtree) {

    ChangeQuery after(long position) {
        return new ChangeQuery(position, limit, entity, id, subtree);
    }
}
