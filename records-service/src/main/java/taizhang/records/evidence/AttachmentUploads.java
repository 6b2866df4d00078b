package taizhang.records.evidence;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import taizhang.api.http.Uploads;

/** Files of 20 MiB, whose size {@link Incoming} counts. */
@Singleton
class AttachmentUploads implements Uploads {

    private static final Pattern PATH = Pattern.compile("/v1/(activities|rectification-tasks)/[^/]+/attachments");
    /** A file and its wrapping. */
    private static final long MOST_BYTES = 21 << 20;

    @Override
    public boolean isUpload(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }
}
