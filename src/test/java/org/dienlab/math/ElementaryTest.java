package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** e^x by halving x until the series is short. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        BigDecimal y = x;
        while (y.abs().compareTo(new BigDecimal("0.01")) > 0) {
            y = y.divide(TWO, DIGITS);
            halvings++;
        }
        BigDecimal sum = ONE;
        BigDecimal term = ONE;
        for (int i = 1; i < 24; i++) {
            term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (; halvings > 0; halvings--) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** e^x − 1, where small numbers must not lose their digits. */
    private static BigDecimal expMinusOne(BigDecimal x) {
        if (x.abs().compareTo(new BigDecimal("0.01")) > 0) {
            return exp(x).subtract(ONE);
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = ONE;
        for (int i = 1; i < 24; i++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal sigmoid(BigDecimal x) {
        BigDecimal e = exp(x.abs().negate());
        return (x.signum() < 0 ? e : ONE).divide(ONE.add(e), DIGITS);
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expMinusOne(x.abs().multiply(TWO).negate());
        BigDecimal size = e.negate().divide(TWO.add(e), DIGITS);
        return x.signum() < 0 ? size.negate() : size;
    }

    private static BigDecimal softplus(BigDecimal x) {
        BigDecimal e = exp(x.abs().negate());
        BigDecimal s = e.divide(TWO.add(e), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal sum = s;
        BigDecimal power = s;
        for (int i = 3; i < 60; i += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS), DIGITS);
        }
        return x.max(BigDecimal.ZERO).add(sum.multiply(TWO));
    }

    /** At most two units in the last place off, on many numbers from all of {@code −range..range} and near 0. */
    private static void exact(DoubleUnaryOperator ours, UnaryOperator<BigDecimal> exact, double range) {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            double x = (2 * random.nextDouble() - 1)
                    * switch (i % 4) {
                        case 0 -> range;
                        case 1 -> 2;
                        case 2 -> 20;
                        default -> Math.scalb(1, -random.nextInt(60));
                    };
            exactAt(x, ours, exact);
        }
    }

    private static void exactAt(double x, DoubleUnaryOperator ours, UnaryOperator<BigDecimal> exact) {
        BigDecimal wanted = exact.apply(new BigDecimal(x));
        double found = ours.applyAsDouble(x);
        BigDecimal error = wanted.subtract(new BigDecimal(found)).abs();
        BigDecimal unit = new BigDecimal(Math.ulp(wanted.doubleValue()));
        assertTrue(error.compareTo(unit.multiply(TWO)) <= 0, () -> "at " + x + ": " + found);
    }

    /** Where the parts of a function are rounded more coarsely than it is, errors add up; few of a million numbers show it. */
    @Test
    void functionsAreExactWhereTheirPartsLoseMost() {
        for (double x :
                new double[] {0.16676394995125368, 0.1784915113675071, 0.1998438206047221, -0.20090991515955967}) {
            exactAt(x, Elementary::tanh, ElementaryTest::tanh);
        }
        // 1 + e^−x loses most of its 1 there; and around the largest numbers that are computed so.
        for (double x : new double[] {-36.43392455769643, -36.427429948950405, -353.9, -354.1, 353.9, 354.1}) {
            exactAt(x, Elementary::sigmoid, ElementaryTest::sigmoid);
        }
    }

    @Test
    void functionsAreExactToTwoUnitsInTheLastPlace() {
        exact(Elementary::exp, ElementaryTest::exp, 709);
        exact(Elementary::sigmoid, ElementaryTest::sigmoid, 744);
        exact(Elementary::tanh, ElementaryTest::tanh, 40);
        exact(Elementary::softplus, ElementaryTest::softplus, 744);
    }

    @Test
    void endsOfTheLine() {
        assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(Double.POSITIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(710));
        assertEquals(1, Elementary.exp(-0.0));
        assertEquals(1, Elementary.exp(Double.MIN_VALUE));
        assertEquals(Double.MIN_VALUE, Elementary.exp(-744.4));
        assertEquals(0, Elementary.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, Elementary.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(.5, Elementary.sigmoid(0));
        assertEquals(1, Elementary.tanh(Double.POSITIVE_INFINITY));
        assertEquals(-1, Elementary.tanh(-400));
        assertEquals(0.0, Elementary.tanh(0.0));
        assertEquals(-0.0, Elementary.tanh(-0.0));
        assertEquals(Double.MIN_VALUE, Elementary.tanh(Double.MIN_VALUE));
        assertEquals(-0x1p-1030, Elementary.tanh(-0x1p-1030));
        assertEquals(0, Elementary.softplus(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.softplus(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Elementary.exp(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.tanh(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.sigmoid(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.softplus(Double.NaN)));
    }
}
