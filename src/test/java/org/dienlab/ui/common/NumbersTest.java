package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class NumbersTest {
    /** As written by hand: the shortest decimal form, rounded half up, no leading zero, a true minus, none before 0. */
    private static String reference(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(Double.toString(Math.abs(value))).setScale(decimals, RoundingMode.HALF_UP);
        String digits = rounded.toPlainString();
        return (value < 0 && rounded.signum() != 0 ? "−" : "")
                + (digits.startsWith("0.") ? digits.substring(1) : digits);
    }

    private static void check(double value) {
        assertEquals(reference(value, 2), Numbers.two(value), () -> "two " + value);
        assertEquals(reference(value, 3), Numbers.three(value), () -> "three " + value);
    }

    @Test
    void decimalsAreThoseOfTheDecimalFormRoundedHalfUp() {
        for (int i = -3000; i <= 3000; i++) {
            check(i / 1000.0); // every second multiple of five is half-way
            check(i / 10000.0);
            check(Math.nextUp(i / 1000.0));
            check(Math.nextDown(i / 1000.0));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            check((random.nextDouble() - .5) * Math.pow(10, random.nextInt(-5, 15)));
        }
    }

    @Test
    void whatIsNoNumberIsADash() {
        DoubleFunction<String> two = Numbers::two;
        assertEquals("–", two.apply(Double.NaN));
        assertEquals("–", two.apply(Double.NEGATIVE_INFINITY));
    }

    @Test
    void wholeNumbersAreGroupedByThreeDigits() {
        long[] values = {0, 7, 999, 1000, 12_345, 999_999, 1_000_000, -1, -999, -1000, -1_234_567};
        String[] texts = {
            "0", "7", "999", "1,000", "12,345", "999,999", "1,000,000", "−1", "−999", "−1,000", "−1,234,567"
        };
        for (int i = 0; i < values.length; i++) {
            assertEquals(texts[i], Numbers.grouped(values[i]));
        }
    }
}
