package taizhang.records.imports;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is found for those after it in its file. Both are hashes, and those of one import are in no other one.
 *
 * @param externalId null: it has none
 * @param look of what two records have in common that may be the same; null: no two may be
 */
record RowKey(@Nullable UUID externalId, @Nullable UUID look) {

    static RowKey of(UUID id, Decision.Likeness likeness) {
        return new RowKey(hash(id, likeness.externalId()), hash(id, likeness.alike()));
    }

    private static @Nullable UUID hash(UUID id, @Nullable Object value) {
        return value == null ? null : UUID.nameUUIDFromBytes((id + "\n" + value).getBytes(StandardCharsets.UTF_8));
    }
}
