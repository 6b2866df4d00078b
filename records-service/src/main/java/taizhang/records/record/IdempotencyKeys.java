package taizhang.records.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import taizhang.api.json.Json;
import taizhang.api.time.Today;

/** Forgets Idempotency-Keys after seven days, once in an hour at most, in a request that brings a new one. */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Logger LOG = Logger.getLogger(IdempotencyKeys.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    /** A refused body has a hash too: {@code 1e99999} is short to send and cannot be written plainly. */
    private static final ObjectWriter SHORT_NUMBERS =
            Json.CANONICAL.writer().without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final DataSource database;
    private final Today today;
    private final AtomicLong nextSweep = new AtomicLong();

    IdempotencyKeys(DataSource database, Today today) {
        this.database = database;
        this.today = today;
    }

    /**
     * What a key stands for. Bodies that mean the same are the same: blanks
     * and the order of fields do not count.
     */
    public static String hash(Object body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(
                            sha256.digest(SHORT_NUMBERS.writeValueAsString(body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** To be called after a key was stored: an hour without new keys has nothing to forget. */
    public void stored() {
        Instant now = today.instant();
        long due = nextSweep.get();
        if (now.getEpochSecond() >= due
                && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS).getEpochSecond())) {
            try {
                forget();
            } catch (SQLException later) {
                LOG.warnf("old idempotency keys stay for another hour: %s", later.getMessage());
            }
        }
    }

    /** Forgets what is older than seven days. */
    public void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from idempotency_key where created_at < ?")) {
            statement.setObject(1, oldest().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** @return keys from before then stand for nothing, whether they are still there or not */
    public Instant oldest() {
        return today.instant().minus(KEPT);
    }
}
