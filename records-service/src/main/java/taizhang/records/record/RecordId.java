package taizhang.records.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Ids of records and of their parts. */
public final class RecordId {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private RecordId() {}

    /** @return a UUIDv7, which is larger than those before */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
