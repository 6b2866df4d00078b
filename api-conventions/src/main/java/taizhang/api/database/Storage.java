package taizhang.api.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;

/** Whether the database has room to write: by the disk, where its folder is known, and by what it has refused of late. */
@ApplicationScoped
public class Storage {

    /** Two segments of the write-ahead log; without room for them PostgreSQL stops. */
    private static final long NEEDED_BYTES = 32L << 20;

    private static final Duration OF_LATE = Duration.ofMinutes(1);

    private final Optional<Path> folder;
    private final Today today;
    private volatile @Nullable Instant refused;

    public Storage(@ConfigProperty(name = "taizhang.database.folder") Optional<Path> folder, Today today) {
        this.folder = folder;
        this.today = today;
    }

    /** A write was refused for want of room. */
    public void refused() {
        refused = today.instant();
    }

    public boolean isFull() {
        Instant last = refused;
        return (last != null && last.plus(OF_LATE).isAfter(today.instant()))
                || folder.filter(path -> path.toFile().getUsableSpace() < NEEDED_BYTES)
                        .isPresent();
    }
}
