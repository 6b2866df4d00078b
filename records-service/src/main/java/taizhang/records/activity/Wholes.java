package taizhang.records.activity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is a part of what: as it is kept, but for what rows of a file have been decided to say that are not written yet. */
final class Wholes {

    private final ActivityStore store;
    private final Map<UUID, Optional<UUID>> decided = new HashMap<>();
    /** Of the chunk that is decided now, which may have to be decided again. */
    private final Map<UUID, Optional<UUID>> ofChunk = new HashMap<>();
    /** Whatever a row was decided to be a part of. */
    private final Set<UUID> named = new HashSet<>();

    Wholes(ActivityStore store) {
        this.store = store;
    }

    /** Keeps in mind what a chunk decides, when it comes to its end. */
    <T> T deciding(Supplier<T> chunk) {
        ofChunk.clear();
        T result = chunk.get();
        ofChunk.forEach(decided::putIfAbsent);
        ofChunk.clear();
        return result;
    }

    /** @param whole of which it is a part from now on; null: of none. The first good row of a record counts */
    void decide(UUID part, @Nullable UUID whole) {
        ofChunk.putIfAbsent(part, Optional.ofNullable(whole));
        if (whole != null) {
            named.add(whole);
        }
    }

    /** @return whether {@code part} is the whole, or a part of a part … of it */
    boolean isWithin(UUID part, UUID whole) {
        return part.equals(whole) || (mayHaveParts(whole) && isBelow(part, whole));
    }

    /** Without any, nothing is within it: a chain that grows at its end is not walked with each row. */
    private boolean mayHaveParts(UUID whole) {
        return named.contains(whole) || store.hasParts(whole);
    }

    private boolean isBelow(UUID part, UUID whole) {
        Map<UUID, @Nullable UUID> kept = new HashMap<>();
        Set<UUID> met = new HashSet<>();
        UUID at = part;
        while (at != null && met.add(at)) {
            if (at.equals(whole)) {
                return true;
            }
            at = above(at, kept);
        }
        return false;
    }

    private @Nullable UUID above(UUID part, Map<UUID, @Nullable UUID> kept) {
        for (Map<UUID, Optional<UUID>> since : List.of(decided, ofChunk)) {
            Optional<UUID> whole = since.get(part);
            if (whole != null) {
                return whole.orElse(null);
            }
        }
        if (!kept.containsKey(part)) {
            kept.putAll(store.wholes(part));
        }
        return kept.get(part);
    }
}
