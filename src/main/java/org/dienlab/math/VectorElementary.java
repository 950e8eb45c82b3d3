package org.dienlab.math;

import static org.dienlab.math.Elementary.EXP;
import static org.dienlab.math.Elementary.LIFT;
import static org.dienlab.math.Elementary.LIFTED;
import static org.dienlab.math.Elementary.LN2_HIGH;
import static org.dienlab.math.Elementary.LN2_LOW;
import static org.dienlab.math.Elementary.LOG;
import static org.dienlab.math.Elementary.LOG2_E;
import static org.dienlab.math.Elementary.LOWEST;
import static org.dienlab.math.Elementary.MODERATE;
import static org.dienlab.math.Elementary.ROUND;
import static org.dienlab.math.Elementary.SIGMOID;
import static org.dienlab.math.Elementary.TANH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary} on arrays, in all lanes of a register at once: the same operations in the same order. {@code n} is
 * a multiple of the lanes.
 *
 * <p>A lower bound is a comparison and a choice: JDK 17's maximum of vectors takes eight instructions for the sake of
 * zeros and NaN, which here come out the same.
 *
 * <p>A number takes a long chain of operations, each waiting for the one before. The functions of every step compute two
 * registers side by side, so that a processor has two chains at hand; it does not look far enough ahead for the next one.
 *
 * <p>Loops call the Vector API itself and share no methods: a method that the compiler decides not to inline would make
 * objects of registers.
 */
final class VectorElementary {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector HALF = DoubleVector.broadcast(SPECIES, .5);
    private static final DoubleVector MINUS_HALF = DoubleVector.broadcast(SPECIES, -.5);
    private static final DoubleVector MINUS_ONE = DoubleVector.broadcast(SPECIES, -1);

    private VectorElementary() {}

    /**
     * Whether all x are {@linkplain Elementary#MODERATE moderate} and none is NaN: then no limit has to be kept. A sum of
     * squares says so at one operation a register, and says no too soon only for numbers that no model has that learns.
     */
    static boolean areModerate(int n, double[] x, int off) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        for (int i = off; i < off + n; i += SPECIES.length()) {
            DoubleVector in = DoubleVector.fromArray(SPECIES, x, i);
            squares = in.fma(in, squares);
        }
        return squares.compare(VectorOperators.LT, MODERATE * MODERATE).allTrue();
    }

    /** out ← e^−|x|. */
    static void decay(double[] x, int off, int n, double[] out, int outOff) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, off + i).abs().neg();
            y = y.blend(LOWEST, y.compare(VectorOperators.LT, LOWEST));
            DoubleVector rounded =
                    y.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
            DoubleVector k = rounded.sub(ROUND);
            DoubleVector r = k.fma(
                    DoubleVector.broadcast(SPECIES, -LN2_LOW), k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), y));
            DoubleVector square = r.mul(r);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, EXP[0]);
            DoubleVector even = DoubleVector.broadcast(SPECIES, EXP[1]);
            for (int j = 2; j < EXP.length; j += 2) {
                odd = odd.fma(square, DoubleVector.broadcast(SPECIES, EXP[j]));
                even = even.fma(square, DoubleVector.broadcast(SPECIES, EXP[j + 1]));
            }
            DoubleVector p = square.fma(odd.fma(r, even), r);
            LongVector exponent = rounded.reinterpretAsLongs().add(LIFTED);
            DoubleVector scale = exponent.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            p.add(1).mul(scale).mul(LIFT).intoArray(out, outOff + i);
        }
    }

    /**
     * out ← 1 / (1 + e^−x) for rows of this size, two registers at a time. Where the size is no multiple of the lanes, the
     * last register of a row overlaps the one before, and x must not be out.
     *
     * @return whether x {@linkplain #areModerate are moderate}; if not, out is not valid
     */
    static boolean sigmoid(int rows, int size, double[] x, int xOff, int xRow, double[] out, int outOff) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        int end = size - SPECIES.length();
        int at = 0;
        int row = 0;
        while (row < rows) {
            int column0 = Math.min(at, end);
            int row0 = row;
            at += SPECIES.length();
            if (at >= size) {
                at = 0;
                row++;
            }
            // An odd number of registers: the last is computed twice.
            int column1 = row < rows ? Math.min(at, end) : column0;
            int row1 = row < rows ? row : row0;
            at += SPECIES.length();
            if (at >= size) {
                at = 0;
                row++;
            }
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, xOff + row0 * xRow + column0);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, xOff + row1 * xRow + column1);
            squares = x0.fma(x0, squares);
            squares = x1.fma(x1, squares);
            DoubleVector rounded0 =
                    x0.fma(DoubleVector.broadcast(SPECIES, -LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
            DoubleVector rounded1 =
                    x1.fma(DoubleVector.broadcast(SPECIES, -LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
            DoubleVector k0 = rounded0.sub(ROUND);
            DoubleVector k1 = rounded1.sub(ROUND);
            DoubleVector high0 = k0.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), x0);
            DoubleVector high1 = k1.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), x1);
            DoubleVector r0 = k0.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), high0);
            DoubleVector r1 = k1.fma(DoubleVector.broadcast(SPECIES, LN2_LOW), high1);
            DoubleVector square0 = r0.mul(r0);
            DoubleVector square1 = r1.mul(r1);
            DoubleVector odd0 = DoubleVector.broadcast(SPECIES, SIGMOID[0]);
            DoubleVector odd1 = DoubleVector.broadcast(SPECIES, SIGMOID[0]);
            DoubleVector even0 = DoubleVector.broadcast(SPECIES, SIGMOID[1]);
            DoubleVector even1 = DoubleVector.broadcast(SPECIES, SIGMOID[1]);
            for (int j = 2; j < SIGMOID.length; j += 2) {
                odd0 = odd0.fma(square0, DoubleVector.broadcast(SPECIES, SIGMOID[j]));
                odd1 = odd1.fma(square1, DoubleVector.broadcast(SPECIES, SIGMOID[j]));
                even0 = even0.fma(square0, DoubleVector.broadcast(SPECIES, SIGMOID[j + 1]));
                even1 = even1.fma(square1, DoubleVector.broadcast(SPECIES, SIGMOID[j + 1]));
            }
            DoubleVector p0 = square0.fma(odd0.fma(r0, even0), r0);
            DoubleVector p1 = square1.fma(odd1.fma(r1, even1), r1);
            LongVector exponent0 = rounded0.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            LongVector exponent1 = rounded1.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            DoubleVector scale0 = exponent0.reinterpretAsDoubles();
            DoubleVector scale1 = exponent1.reinterpretAsDoubles();
            DoubleVector whole0 = MINUS_ONE.sub(scale0);
            DoubleVector whole1 = MINUS_ONE.sub(scale1);
            DoubleVector minusD0 = scale0.fma(p0, whole0);
            DoubleVector minusD1 = scale1.fma(p1, whole1);
            DoubleVector minusLost0 = scale0.fma(p0, whole0.sub(minusD0));
            DoubleVector minusLost1 = scale1.fma(p1, whole1.sub(minusD1));
            DoubleVector inverse0 = MINUS_ONE.div(minusD0);
            DoubleVector inverse1 = MINUS_ONE.div(minusD1);
            DoubleVector rest0 = inverse0.fma(minusLost0, inverse0.fma(minusD0, ONE));
            DoubleVector rest1 = inverse1.fma(minusLost1, inverse1.fma(minusD1, ONE));
            rest0.fma(inverse0, inverse0).intoArray(out, outOff + row0 * size + column0);
            rest1.fma(inverse1, inverse1).intoArray(out, outOff + row1 * size + column1);
        }
        return squares.compare(VectorOperators.LT, MODERATE * MODERATE).allTrue();
    }

    /**
     * out ← tanh(x), two registers at a time.
     *
     * @return whether x {@linkplain #areModerate are moderate}; if not, out is not valid
     */
    static boolean tanh(int n, double[] x, int off, double[] out, int outOff) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i += 2 * SPECIES.length()) {
            // An odd number of registers: the last is computed twice.
            int next = Math.min(i + SPECIES.length(), n - SPECIES.length());
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, off + i);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, off + next);
            squares = x0.fma(x0, squares);
            squares = x1.fma(x1, squares);
            LongVector bits0 = x0.reinterpretAsLongs();
            LongVector bits1 = x1.reinterpretAsLongs();
            DoubleVector y0 = bits0.or(Long.MIN_VALUE).reinterpretAsDoubles();
            DoubleVector y1 = bits1.or(Long.MIN_VALUE).reinterpretAsDoubles();
            DoubleVector rounded0 =
                    y0.fma(DoubleVector.broadcast(SPECIES, 2 * LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
            DoubleVector rounded1 =
                    y1.fma(DoubleVector.broadcast(SPECIES, 2 * LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
            DoubleVector k0 = rounded0.sub(ROUND);
            DoubleVector k1 = rounded1.sub(ROUND);
            DoubleVector high0 = k0.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH / 2), y0);
            DoubleVector high1 = k1.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH / 2), y1);
            DoubleVector r0 = k0.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW / 2), high0);
            DoubleVector r1 = k1.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW / 2), high1);
            DoubleVector square0 = r0.mul(r0);
            DoubleVector square1 = r1.mul(r1);
            DoubleVector odd0 = DoubleVector.broadcast(SPECIES, TANH[0]);
            DoubleVector odd1 = DoubleVector.broadcast(SPECIES, TANH[0]);
            DoubleVector even0 = DoubleVector.broadcast(SPECIES, TANH[1]);
            DoubleVector even1 = DoubleVector.broadcast(SPECIES, TANH[1]);
            for (int j = 2; j < TANH.length; j += 2) {
                odd0 = odd0.fma(square0, DoubleVector.broadcast(SPECIES, TANH[j]));
                odd1 = odd1.fma(square1, DoubleVector.broadcast(SPECIES, TANH[j]));
                even0 = even0.fma(square0, DoubleVector.broadcast(SPECIES, TANH[j + 1]));
                even1 = even1.fma(square1, DoubleVector.broadcast(SPECIES, TANH[j + 1]));
            }
            DoubleVector p0 = square0.fma(odd0.fma(r0, even0), r0);
            DoubleVector p1 = square1.fma(odd1.fma(r1, even1), r1);
            LongVector exponent0 = rounded0.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            LongVector exponent1 = rounded1.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            DoubleVector scale0 = exponent0.reinterpretAsDoubles();
            DoubleVector scale1 = exponent1.reinterpretAsDoubles();
            DoubleVector whole0 = scale0.fma(HALF, MINUS_HALF);
            DoubleVector whole1 = scale1.fma(HALF, MINUS_HALF);
            DoubleVector e0 = scale0.fma(p0, whole0);
            DoubleVector e1 = scale1.fma(p1, whole1);
            DoubleVector lostByE0 = scale0.fma(p0, whole0.sub(e0));
            DoubleVector lostByE1 = scale1.fma(p1, whole1.sub(e1));
            DoubleVector minusD0 = MINUS_ONE.sub(e0);
            DoubleVector minusD1 = MINUS_ONE.sub(e1);
            DoubleVector minusLost0 = MINUS_ONE.sub(minusD0).sub(e0);
            DoubleVector minusLost1 = MINUS_ONE.sub(minusD1).sub(e1);
            DoubleVector inverse0 = MINUS_ONE.div(minusD0);
            DoubleVector inverse1 = MINUS_ONE.div(minusD1);
            DoubleVector q0 = e0.mul(inverse0);
            DoubleVector q1 = e1.mul(inverse1);
            DoubleVector rest0 = lostByE0.fma(inverse0, q0.fma(minusLost0, q0.fma(minusD0, e0)));
            DoubleVector rest1 = lostByE1.fma(inverse1, q1.fma(minusLost1, q1.fma(minusD1, e1)));
            LongVector size0 = rest0.fma(inverse0, q0).reinterpretAsLongs();
            LongVector size1 = rest1.fma(inverse1, q1).reinterpretAsLongs();
            LongVector otherSign0 = size0.lanewise(VectorOperators.XOR, bits0).and(Long.MIN_VALUE);
            LongVector otherSign1 = size1.lanewise(VectorOperators.XOR, bits1).and(Long.MIN_VALUE);
            DoubleVector tanh0 = size0.lanewise(VectorOperators.XOR, otherSign0).reinterpretAsDoubles();
            DoubleVector tanh1 = size1.lanewise(VectorOperators.XOR, otherSign1).reinterpretAsDoubles();
            tanh0.intoArray(out, outOff + i);
            tanh1.intoArray(out, outOff + next);
        }
        return squares.compare(VectorOperators.LT, MODERATE * MODERATE).allTrue();
    }

    /** out ← max(x, 0) + ln(1 + out), for out = e^−|x|. */
    static void softplusOfDecay(double[] x, int off, int n, double[] out, int outOff) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector e = DoubleVector.fromArray(SPECIES, out, outOff + i);
            DoubleVector d = e.add(2);
            DoubleVector lost = e.sub(d.sub(2));
            DoubleVector inverse = ONE.div(d);
            DoubleVector s = e.mul(inverse);
            DoubleVector back = s.neg();
            DoubleVector correction = back.fma(lost, back.fma(d, e)).mul(inverse);
            DoubleVector z = s.mul(s);
            DoubleVector square = z.mul(z);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, LOG[0]);
            DoubleVector even = DoubleVector.broadcast(SPECIES, LOG[1]);
            for (int j = 2; j < LOG.length; j += 2) {
                odd = odd.fma(square, DoubleVector.broadcast(SPECIES, LOG[j]));
                even = even.fma(square, DoubleVector.broadcast(SPECIES, LOG[j + 1]));
            }
            DoubleVector log = s.add(s.mul(z).fma(odd.fma(z, even), correction)).mul(2);
            DoubleVector.fromArray(SPECIES, x, off + i).max(0).add(log).intoArray(out, outOff + i);
        }
    }
}
