package taizhang.records.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash that chains a change to the one before: lower-case hex SHA-256 over the UTF-8 text of these eleven lines,
 * joined by a line feed: previous hash, position, at, actor, entity, id, version, operation, organization (empty when
 * none), before, after ({@code null} when none). {@code before} and {@code after} are the canonical JSON (RFC 8785) as
 * the feed delivers them, {@code at} has six decimals. Before position 1 stand 64 zeros. A change with a batch or with
 * somebody on whose behalf it was written has two lines more: batch, onBehalfOf (empty when none).
 *
 * <p>The previous hash is hashed without the name of its algorithm, which bodies say ({@link #NAMED}): chains that began
 * before they said it go on.
 */
final class ChainHash {

    static final String START = "0".repeat(64);

    /** How a body says a hash: the algorithm, then the hash. */
    static final String NAMED = "sha-256:";

    /** As a pattern of the API. */
    static final String PATTERN = "^" + NAMED + "[0-9a-f]{64}$";

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ChainHash() {}

    static String of(String previous, long position, StoredChange change) {
        List<String> lines = new ArrayList<>(List.of(
                previous,
                Long.toString(position),
                at(change.at()),
                change.actor(),
                change.entity(),
                change.id(),
                Long.toString(change.version()),
                change.operation(),
                orElse(change.organization(), ""),
                orElse(change.before(), "null"),
                orElse(change.after(), "null")));
        if (change.batch() != null || change.onBehalfOf() != null) {
            lines.add(orElse(change.batch(), ""));
            lines.add(orElse(change.onBehalfOf(), ""));
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return RFC 3339 in UTC with six decimals */
    static String at(Instant instant) {
        return AT.format(instant);
    }

    private static String orElse(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }
}
