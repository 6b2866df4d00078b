package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.counting.Counted;

/** Numbers are computed from what was counted and rounded once, when they are said. */
class OutcomeTest {

    private static Counted counted(long value) {
        return Counted.NOTHING.plus(new Counted(BigDecimal.valueOf(value), BigDecimal.ZERO, false, false));
    }

    private static Outcome ratio(long above, long below) {
        return Outcome.ofRatio(counted(above), counted(below));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 1, 3, 0.6667, 0.3333, 0.3333, 1",
        "19, 21, 12, 14, 0.9048, 0.8571, 0.0476, 0.0556",
        "1, 30000, 2, 30000, 0, 0.0001, 0, -0.5",
        "1, 3, 2, 3, 0.3333, 0.6667, -0.3333, -0.5",
        "1, 1, 1, 1, 1, 1, 0, 0",
        "0, 3, 1, 3, 0, 0.3333, -0.3333, -1",
    })
    void twoRatios(
            long above,
            long below,
            long aboveBefore,
            long belowBefore,
            String value,
            String before,
            String change,
            String rate) {
        Figure.Comparison comparison =
                ratio(above, below).comparedWith(ratio(aboveBefore, belowBefore), "2019", List.of());
        assertEquals(new BigDecimal(value), ratio(above, below).value());
        assertEquals(new BigDecimal(before), comparison.value());
        assertEquals(new BigDecimal(change), comparison.change());
        assertEquals(new BigDecimal(rate), comparison.changeRate());
    }

    @Test
    void onlyNothingIsZero() {
        assertEquals(Outcome.OK, ratio(1, 30_000).status());
        assertEquals(Outcome.ZERO, ratio(0, 30_000).status());
        assertEquals(Outcome.MISSING, ratio(1, 0).status());
        assertNull(ratio(1, 3).comparedWith(ratio(0, 3), "2019", List.of()).changeRate());
        assertNull(ratio(1, 3).comparedWith(ratio(1, 0), "2019", List.of()).change());
        assertEquals(Outcome.OK, Outcome.of(counted(1)).status());
    }

    @Test
    void whatIsNoRatioIsNotRounded() {
        Outcome sum = Outcome.of(new Counted(new BigDecimal("0.123456"), BigDecimal.ZERO, false, false));
        assertEquals(new BigDecimal("0.123456"), sum.value());
        Figure.Comparison comparison = sum.comparedWith(Outcome.of(counted(3)), "2019", List.of());
        assertEquals(new BigDecimal("-2.876544"), comparison.change());
        assertEquals(new BigDecimal("-0.9588"), comparison.changeRate());
    }

    @Test
    void everyRatioIsTheNearestOfFourDecimals() {
        Random random = new Random(20200305);
        for (int round = 0; round < 20_000; round++) {
            int most = round % 2 == 0 ? 30 : 100_000;
            long a = random.nextInt(most);
            long b = 1 + random.nextInt(most);
            long c = random.nextInt(most);
            long d = 1 + random.nextInt(most);
            Figure.Comparison comparison = ratio(a, b).comparedWith(ratio(c, d), "2019", List.of());
            String asked = a + "/" + b + " against " + c + "/" + d;
            assertEquals(nearest(a, b), ratio(a, b).value(), asked);
            assertEquals(nearest(a * d - c * b, b * d), comparison.change(), asked);
            if (c == 0) {
                assertNull(comparison.changeRate(), asked);
            } else {
                assertNotNull(comparison.changeRate(), asked);
                assertEquals(nearest(a * d - c * b, c * b), comparison.changeRate(), asked);
            }
        }
    }

    /** Halves away from zero, by whole numbers alone. */
    private static BigDecimal nearest(long above, long below) {
        BigInteger twice = BigInteger.valueOf(Math.abs(above)).multiply(BigInteger.valueOf(20_000));
        BigInteger rounded = twice.add(BigInteger.valueOf(below))
                .divide(BigInteger.valueOf(2).multiply(BigInteger.valueOf(below)));
        BigDecimal number = new BigDecimal(rounded, 4).multiply(BigDecimal.valueOf(Long.signum(above)));
        return Counted.plain(number);
    }
}
