package taizhang.reporting.counting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * As known when a question is answered. Nothing that is known at a moment that is over changes any more.
 *
 * @param position of the ledger; null: the present one
 * @param generation of what is written in this service, definitions among it; null: the present one
 * @param day which it is then, and decides what is running and what is to come; null: today
 */
public record Moment(@Nullable Long position, @Nullable Long generation, @Nullable LocalDate day) {

    public static final Moment NOW = new Moment(null, null, null);

    /** What asks for nothing but the ledger. @param position null: the present one */
    public static Moment ofLedger(@Nullable Long position) {
        return new Moment(position, null, null);
    }

    public long generationOr(long present) {
        return generation == null ? present : generation;
    }

    public LocalDate dayOr(LocalDate today) {
        return day == null ? today : day;
    }
}
