package taizhang.records.attachment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import taizhang.api.time.Regularly;
import taizhang.api.time.Today;

/** Deletes what uploads that failed, removals and killed processes have left: soon after the start, then regularly. */
@ApplicationScoped
class AttachmentSweep {

    private static final Logger LOG = Logger.getLogger(AttachmentSweep.class);
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final AttachmentService service;
    private final WaitingRoom room;
    private final Today today;
    private final Regularly regularly = new Regularly("attachment-sweep", BETWEEN, this::sweep);

    AttachmentSweep(AttachmentService service, WaitingRoom room, Today today) {
        this.service = service;
        this.room = room;
        this.today = today;
    }

    void start(@Observes StartupEvent event) {
        regularly.start();
    }

    void stop(@Observes ShutdownEvent event) {
        regularly.close();
    }

    private void sweep() throws IOException {
        room.clear();
        sweep(today.instant().minus(AttachmentService.DOUBT));
    }

    /** Deletes all that has been in doubt since before that time. */
    void sweep(Instant before) throws IOException {
        while (AttachmentService.mayBeMore(service.sweep(before))) {
            LOG.trace("there may be more");
        }
    }
}
