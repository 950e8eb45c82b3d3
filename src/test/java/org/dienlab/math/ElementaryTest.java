package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    private static void near(String name, double expected, double actual, double x) {
        assertTrue(
                Math.abs(expected - actual) <= 4 * Math.ulp(expected),
                () -> name + "(" + x + ") = " + actual + ", expected " + expected);
    }

    private static void overTheLine(
            String name, DoubleUnaryOperator ours, DoubleUnaryOperator reference, double range) {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double x = (2 * random.nextDouble() - 1) * range;
            near(name, reference.applyAsDouble(x), ours.applyAsDouble(x), x);
            double small = x * Math.scalb(1, -random.nextInt(60));
            near(name, reference.applyAsDouble(small), ours.applyAsDouble(small), small);
        }
    }

    @Test
    void functionsAgreeWithTheLibraryToAFewPlaces() {
        overTheLine("exp", Elementary::exp, StrictMath::exp, 700);
        overTheLine("tanh", Elementary::tanh, StrictMath::tanh, 25);
        overTheLine(
                "sigmoid",
                Elementary::sigmoid,
                x -> {
                    double e = StrictMath.exp(-Math.abs(x));
                    return (x < 0 ? e : 1) / (1 + e);
                },
                700);
        overTheLine(
                "softplus",
                Elementary::softplus,
                x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                700);
    }

    @Test
    void endsOfTheLine() {
        assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(Double.POSITIVE_INFINITY));
        assertEquals(1, Elementary.exp(-0.0));
        assertEquals(0, Elementary.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, Elementary.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(.5, Elementary.sigmoid(0));
        assertEquals(1, Elementary.tanh(Double.POSITIVE_INFINITY));
        assertEquals(-1, Elementary.tanh(-400));
        assertEquals(-0.0, Elementary.tanh(-0.0));
        assertEquals(Double.MIN_VALUE, Elementary.tanh(Double.MIN_VALUE));
        assertTrue(Double.isNaN(Elementary.exp(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.tanh(Double.NaN)));
        assertTrue(Double.isNaN(Elementary.sigmoid(Double.NaN)));
    }
}
