package org.dienlab.math;

import static org.dienlab.math.Elementary.EXP;
import static org.dienlab.math.Elementary.FLAT;
import static org.dienlab.math.Elementary.LIFT;
import static org.dienlab.math.Elementary.LIFTED_BIAS;
import static org.dienlab.math.Elementary.LN2_HIGH;
import static org.dienlab.math.Elementary.LN2_LOW;
import static org.dienlab.math.Elementary.LOG;
import static org.dienlab.math.Elementary.LOG2_E;
import static org.dienlab.math.Elementary.LOWEST;
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

    private VectorElementary() {}

    /** out ← e^−|x|. */
    static void decay(double[] x, int off, int n, double[] out, int outOff) {
        for (int i = 0; i < n; i += SPECIES.length()) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, x, off + i).abs().neg();
            y = y.blend(LOWEST, y.compare(VectorOperators.LT, LOWEST));
            DoubleVector k = y.mul(LOG2_E).add(ROUND).sub(ROUND);
            DoubleVector minus = k.neg();
            DoubleVector r = minus.fma(
                    DoubleVector.broadcast(SPECIES, LN2_LOW), minus.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), y));
            DoubleVector square = r.mul(r);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, EXP[0]);
            DoubleVector even = DoubleVector.broadcast(SPECIES, EXP[1]);
            for (int j = 2; j < EXP.length; j += 2) {
                odd = odd.fma(square, DoubleVector.broadcast(SPECIES, EXP[j]));
                even = even.fma(square, DoubleVector.broadcast(SPECIES, EXP[j + 1]));
            }
            DoubleVector p = square.fma(odd.fma(r, even), r);
            LongVector exponent = k.add(ROUND).reinterpretAsLongs().add(LIFTED_BIAS);
            DoubleVector scale = exponent.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            p.add(1).mul(scale).mul(LIFT).intoArray(out, outOff + i);
        }
    }

    /**
     * out ← 1 / (1 + e^−x) for rows of this size. Where it is no multiple of the lanes, the last register of a row
     * overlaps the one before, and x must not be out.
     */
    static void sigmoid(int rows, int size, double[] x, int xOff, int xRow, double[] out, int outOff) {
        for (int row = 0; row < rows; row++) {
            for (int at = 0; at < size; at += SPECIES.length()) {
                int column = Math.min(at, size - SPECIES.length());
                DoubleVector in = DoubleVector.fromArray(SPECIES, x, xOff + row * xRow + column);
                DoubleVector y = in.abs().neg();
                y = y.blend(LOWEST, y.compare(VectorOperators.LT, LOWEST));
                DoubleVector k = y.mul(LOG2_E).add(ROUND).sub(ROUND);
                DoubleVector minus = k.neg();
                DoubleVector r = minus.fma(
                        DoubleVector.broadcast(SPECIES, LN2_LOW),
                        minus.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), y));
                DoubleVector square = r.mul(r);
                DoubleVector odd = DoubleVector.broadcast(SPECIES, EXP[0]);
                DoubleVector even = DoubleVector.broadcast(SPECIES, EXP[1]);
                for (int j = 2; j < EXP.length; j += 2) {
                    odd = odd.fma(square, DoubleVector.broadcast(SPECIES, EXP[j]));
                    even = even.fma(square, DoubleVector.broadcast(SPECIES, EXP[j + 1]));
                }
                DoubleVector p = square.fma(odd.fma(r, even), r);
                LongVector exponent = k.add(ROUND).reinterpretAsLongs().add(LIFTED_BIAS);
                DoubleVector scale = exponent.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
                DoubleVector e = p.add(1).mul(scale).mul(LIFT);

                DoubleVector d = e.add(1);
                DoubleVector lost = e.sub(d.sub(1));
                DoubleVector inverse = ONE.div(d);
                DoubleVector numerator = ONE.blend(e, in.compare(VectorOperators.LT, 0));
                DoubleVector q = numerator.mul(inverse);
                DoubleVector back = q.neg();
                back.fma(lost, back.fma(d, numerator)).fma(inverse, q).intoArray(out, outOff + row * size + column);
            }
        }
    }

    /** x ← tanh(x). */
    static void tanh(double[] x, int off, int n) {
        for (int i = off; i < off + n; i += SPECIES.length()) {
            DoubleVector in = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector y = in.abs().mul(-2);
            y = y.blend(FLAT, y.compare(VectorOperators.LT, FLAT));
            DoubleVector k = y.mul(LOG2_E).add(ROUND).sub(ROUND);
            DoubleVector minus = k.neg();
            DoubleVector r = minus.fma(
                    DoubleVector.broadcast(SPECIES, LN2_LOW), minus.fma(DoubleVector.broadcast(SPECIES, LN2_HIGH), y));
            DoubleVector square = r.mul(r);
            DoubleVector odd = DoubleVector.broadcast(SPECIES, EXP[0]);
            DoubleVector even = DoubleVector.broadcast(SPECIES, EXP[1]);
            for (int j = 2; j < EXP.length; j += 2) {
                odd = odd.fma(square, DoubleVector.broadcast(SPECIES, EXP[j]));
                even = even.fma(square, DoubleVector.broadcast(SPECIES, EXP[j + 1]));
            }
            DoubleVector p = square.fma(odd.fma(r, even), r);
            LongVector exponent = k.add(ROUND).reinterpretAsLongs().add(1023);
            DoubleVector scale = exponent.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            DoubleVector e = scale.fma(p, scale.sub(1));

            DoubleVector d = e.add(2);
            DoubleVector lost = e.sub(d.sub(2));
            DoubleVector inverse = ONE.div(d);
            DoubleVector q = e.mul(inverse);
            DoubleVector back = q.neg();
            DoubleVector size = back.fma(lost, back.fma(d, e)).fma(inverse, q).abs();
            LongVector sign = in.reinterpretAsLongs().and(Long.MIN_VALUE);
            size.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(x, i);
        }
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
