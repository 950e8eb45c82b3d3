package org.dienlab.math;

import static org.dienlab.math.Elementary.EXP;
import static org.dienlab.math.Elementary.LIFT;
import static org.dienlab.math.Elementary.LIFTED;
import static org.dienlab.math.Elementary.LN2_HIGH;
import static org.dienlab.math.Elementary.LN2_LOW;
import static org.dienlab.math.Elementary.LOG;
import static org.dienlab.math.Elementary.LOG2_E;
import static org.dienlab.math.Elementary.LOWEST;
import static org.dienlab.math.Elementary.NORMAL;
import static org.dienlab.math.Elementary.ROUND;

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
 * <p>Loops call the Vector API itself and share no methods: a method that the compiler decides not to inline would make
 * objects of registers.
 */
final class VectorElementary {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final DoubleVector ONE = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector MINUS_ONE = DoubleVector.broadcast(SPECIES, -1);
    private static final DoubleVector MINUS_TWO = DoubleVector.broadcast(SPECIES, -2);
    private static final double LIMIT = -NORMAL / 2;

    private VectorElementary() {}

    /**
     * Whether all x are so small that e^−2|x| is a normal double, and none is NaN: then no limit has to be kept. A sum of
     * squares says so at one operation a register, and says no too soon only for numbers that no model has that learns.
     */
    static boolean areModerate(int n, double[] x, int off) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        for (int i = off; i < off + n; i += SPECIES.length()) {
            DoubleVector in = DoubleVector.fromArray(SPECIES, x, i);
            squares = in.fma(in, squares);
        }
        return squares.compare(VectorOperators.LT, LIMIT * LIMIT).allTrue();
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
     * out ← 1 / (1 + e^−x) for rows of this size. Where that is no multiple of the lanes, the last register of a row
     * overlaps the one before, and x must not be out.
     *
     * @return whether x {@linkplain #areModerate are moderate}; if not, out is not valid
     */
    static boolean sigmoid(int rows, int size, double[] x, int xOff, int xRow, double[] out, int outOff) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        int at = 0;
        int from = xOff;
        int to = outOff;
        while (to < outOff + rows * size) {
            int column = Math.min(at, size - SPECIES.length());
            DoubleVector in = DoubleVector.fromArray(SPECIES, x, from + column);
            squares = in.fma(in, squares);
            LongVector bits = in.reinterpretAsLongs();
            DoubleVector y = bits.or(Long.MIN_VALUE).reinterpretAsDoubles();
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
            DoubleVector scale = rounded.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .reinterpretAsDoubles();
            DoubleVector e = scale.fma(p, scale);

            // With −d and −lost there is nothing to be negated.
            DoubleVector minusD = MINUS_ONE.sub(e);
            DoubleVector minusLost = MINUS_ONE.sub(minusD).sub(e);
            DoubleVector inverse = MINUS_ONE.div(minusD);
            // e where x is negative, else 1.
            LongVector one = ONE.reinterpretAsLongs();
            LongVector numeratorBits = bits.lanewise(VectorOperators.ASHR, 63)
                    .and(e.reinterpretAsLongs().lanewise(VectorOperators.XOR, one))
                    .lanewise(VectorOperators.XOR, one);
            DoubleVector numerator = numeratorBits.reinterpretAsDoubles();
            DoubleVector q = numerator.mul(inverse);
            q.fma(minusLost, q.fma(minusD, numerator)).fma(inverse, q).intoArray(out, to + column);
            at += SPECIES.length();
            if (at >= size) {
                at = 0;
                from += xRow;
                to += size;
            }
        }
        return squares.compare(VectorOperators.LT, LIMIT * LIMIT).allTrue();
    }

    /**
     * out ← tanh(x).
     *
     * @return whether x {@linkplain #areModerate are moderate}; if not, out is not valid
     */
    static boolean tanh(int n, double[] x, int off, double[] out, int outOff) {
        DoubleVector squares = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector in = DoubleVector.fromArray(SPECIES, x, off + i);
            squares = in.fma(in, squares);
            LongVector bits = in.reinterpretAsLongs();
            DoubleVector y = bits.or(Long.MIN_VALUE).reinterpretAsDoubles().mul(2);
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
            DoubleVector scale = rounded.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .reinterpretAsDoubles();
            DoubleVector whole = scale.sub(1);
            DoubleVector e = scale.fma(p, whole);
            DoubleVector lostByE = scale.fma(p, whole.sub(e));

            DoubleVector minusD = MINUS_TWO.sub(e);
            DoubleVector minusLost = MINUS_TWO.sub(minusD).sub(e);
            DoubleVector inverse = MINUS_ONE.div(minusD);
            DoubleVector q = e.mul(inverse);
            DoubleVector rest = lostByE.fma(ONE.sub(q), q.fma(minusLost, q.fma(minusD, e)));
            LongVector size = rest.fma(inverse, q).reinterpretAsLongs();
            LongVector otherSign = size.lanewise(VectorOperators.XOR, bits).and(Long.MIN_VALUE);
            size.lanewise(VectorOperators.XOR, otherSign).reinterpretAsDoubles().intoArray(out, outOff + i);
        }
        return squares.compare(VectorOperators.LT, LIMIT * LIMIT).allTrue();
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
