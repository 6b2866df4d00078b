package taizhang.records.imports;

import jakarta.inject.Singleton;
import taizhang.api.http.Uploads;

/** Files of 64 MiB, which come as they are. */
@Singleton
class ImportLimit implements Uploads {

    static final long MOST_BYTES = 64L << 20;
    static final int MOST_ROWS = 1_000_000;

    @Override
    public boolean isUpload(String path) {
        return path.equals(ImportResource.PATH);
    }

    @Override
    public long mostBytes() {
        return MOST_BYTES;
    }
}
