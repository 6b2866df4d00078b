package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Reads lines, and ends the worker that reads them as a kill would: nothing of what it has begun is brought to an end. */
@ApplicationScoped
class CutReader implements RowReader {

    static final String MEDIA_TYPE = "application/x-cut-ndjson";

    /** Nobody catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * Where the next one is cut.
     *
     * @param opening how many times the file is opened before: 0 while it is validated, 1 while it is applied
     * @param row the last that is read
     * @param resumes null: the worker is killed; otherwise it waits for this and goes on
     */
    record Cut(int opening, long row, CountDownLatch reached, @Nullable CountDownLatch resumes) {}

    static volatile @Nullable Cut cut;
    private static volatile int opened;

    private final NdjsonReader lines;

    CutReader(NdjsonReader lines) {
        this.lines = lines;
    }

    static Cut at(int opening, long row, @Nullable CountDownLatch resumes) {
        Cut next = new Cut(opening, row, new CountDownLatch(1), resumes);
        opened = 0;
        cut = next;
        return next;
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals(MEDIA_TYPE);
    }

    @Override
    public String look(Path file, Wanted wanted) throws SheetFault {
        return lines.look(file, wanted);
    }

    @Override
    public RowSource open(Path file, Wanted wanted, String instructions) {
        RowSource source = lines.open(file, wanted, instructions);
        Cut here = cut;
        return here != null && opened++ == here.opening() ? new UntilCut(source, here) : source;
    }

    private record UntilCut(RowSource source, Cut here) implements RowSource {

        @Override
        public List<String> headings() {
            return source.headings();
        }

        @Override
        public double read() {
            return source.read();
        }

        @Override
        public @Nullable SourceRow next() throws SheetFault {
            SourceRow row = source.next();
            if (row != null && row.number() > here.row() && here.reached().getCount() > 0) {
                here.reached().countDown();
                await(here.resumes());
            }
            return row;
        }

        private static void await(@Nullable CountDownLatch resumes) {
            if (resumes == null) {
                throw new Killed();
            }
            try {
                resumes.await();
            } catch (InterruptedException stopped) {
                throw new Killed();
            }
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
