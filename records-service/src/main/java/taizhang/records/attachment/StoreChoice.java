package taizhang.records.attachment;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The disk unless a bucket is set. */
@Singleton
class StoreChoice {

    private final ContentStore store;

    StoreChoice(AttachmentSettings settings) {
        store = settings.s3().bucket().isPresent()
                ? new S3Store(settings.s3())
                : new DiskStore(settings.folder().toAbsolutePath());
    }

    @Produces
    @Singleton
    ContentStore store() {
        return store;
    }

    void stop(@Observes ShutdownEvent event) {
        if (store instanceof S3Store s3) {
            s3.close();
        }
    }
}
