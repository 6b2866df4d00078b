package taizhang.reporting.feed;

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
import taizhang.reporting.fact.Change;

/**
 * The hash that chains a change to the one before, as the ledger publishes it: lower-case hex SHA-256 over the UTF-8
 * text of these eleven lines, joined by a line feed: previous hash, position, at, actor, entity, id, version, operation,
 * organization (empty when none), before, after ({@code null} when none). {@code before} and {@code after} are the
 * texts as delivered, {@code at} has six decimals. Before position 1 stand 64 zeros. A change with a batch or with somebody
 * on whose behalf it was written has two lines more: batch, onBehalfOf (empty when none).
 */
final class ChainHash {

    static final String START = "0".repeat(64);

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ChainHash() {}

    static String of(String previous, Change change) {
        List<String> lines = new ArrayList<>(List.of(
                previous,
                Long.toString(change.position()),
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

    static String at(Instant instant) {
        return AT.format(instant);
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
