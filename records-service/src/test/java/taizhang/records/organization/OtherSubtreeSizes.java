package taizhang.records.organization;

import java.util.function.BooleanSupplier;
import taizhang.api.database.Database;

/** Takes the one way or the other as a test likes. */
public final class OtherSubtreeSizes extends SubtreeSizes {

    private final BooleanSupplier few;

    public OtherSubtreeSizes(Database database, BooleanSupplier few) {
        super(database);
        this.few = few;
    }

    @Override
    public boolean isFew(String organization) {
        return few.getAsBoolean();
    }
}
