package taizhang.records.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Numbers as workbooks keep them. */
final class Numbers {

    /** What a program shows of them: 0.1 + 0.2 is kept as 0.30000000000000004. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int LONGEST = 40;
    private static final int GREATEST_POWER = 400;
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    /** Days before are counted differently by different programs: there was no 29 February 1900. */
    private static final int FIRST_AGREED = 61;

    private static final int LAST = 2_958_465;
    private static final int OF_1904 = 1462;

    private Numbers() {}

    /** @throws Part.DamagedException when it is none */
    static BigDecimal of(String text) throws Part.DamagedException {
        try {
            BigDecimal number = text.length() > LONGEST ? null : new BigDecimal(text.strip()).round(SHOWN);
            // A program keeps none outside these powers of ten; written out, 1E+999999999 would fill the memory.
            if (number != null && Math.abs((long) number.precision() - number.scale()) <= GREATEST_POWER) {
                return number.stripTrailingZeros();
            }
        } catch (NumberFormatException none) {
            throw new Part.DamagedException();
        }
        throw new Part.DamagedException();
    }

    /** @throws Part.DamagedException when it is none, or below 0 */
    static int index(String text) throws Part.DamagedException {
        try {
            int index = Integer.parseInt(text.strip());
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException none) {
            throw new Part.DamagedException();
        }
        throw new Part.DamagedException();
    }

    /** @return the day of a number of days, as workbooks count them; null: it is none. A time of day is left out */
    static @Nullable LocalDate day(BigDecimal serial, boolean since1904) {
        if (serial.signum() <= 0 || serial.compareTo(BigDecimal.valueOf(LAST)) > 0) {
            return null;
        }
        int days = serial.intValue() + (since1904 ? OF_1904 : 0);
        return days < FIRST_AGREED ? null : FIRST.plusDays(days);
    }
}
