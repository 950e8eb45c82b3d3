package org.dienlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels in vector registers. Lanes are always different elements of the result, never parts of one sum, so the order
 * of operations is that of {@link ScalarKernels}; what does not fill a register is left to it. Where rows are no multiple
 * of the lanes, the last register of a row overlaps the one before; it is loaded before the row is stored.
 *
 * <p>There is one width of registers, the widest: to mix widths in one JVM costs JDK 17 the inlining of the Vector API.
 * Loops call the Vector API itself, see {@link VectorElementary}.
 */
final class VectorKernels implements Kernels {
    static final VectorKernels INSTANCE = new VectorKernels();

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Double> FOUR_ON = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Double> TWO_ON = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Double> ONE_ON = VectorShuffle.iota(SPECIES, 1, 1, true);
    private static final ScalarKernels REST = ScalarKernels.INSTANCE;

    @Override
    public String name() {
        return "vector, " + LANES + " lanes";
    }

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            double[] b,
            int bOff,
            int bRow,
            double[] c,
            int cOff,
            int cRow) {
        VectorProduct.add(m, n, k, a, aOff, aRow, 1, b, bOff, bRow, c, cOff, cRow, c, cOff, cRow);
    }

    @Override
    public void multiplyTransposed(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            double[] b,
            int bOff,
            int bRow,
            double[] c,
            int cOff,
            int cRow) {
        VectorProduct.add(m, n, k, a, aOff, 1, aRow, b, bOff, bRow, c, cOff, cRow, c, cOff, cRow);
    }

    @Override
    public void dense(
            int m,
            int n,
            int k,
            double[] x,
            int xOff,
            int xRow,
            double[] w,
            int wOff,
            int wRow,
            double[] b,
            int bOff,
            int bRow,
            double[] y,
            int yOff,
            int yRow) {
        VectorProduct.add(m, n, k, x, xOff, xRow, 1, w, wOff, wRow, b, bOff, bRow, y, yOff, yRow);
    }

    @Override
    public void sigmoid(double[] x, int off, int n) {
        int full = moderate(x, off, n);
        VectorElementary.sigmoid(full > 0 ? 1 : 0, full, x, off, 0, x, off);
        REST.sigmoid(x, off + full, n - full);
    }

    @Override
    public void sigmoid(int n, int size, double[] x, int xOff, int xRow, double[] out, int outOff) {
        if (size < LANES || !VectorElementary.sigmoid(n, size, x, xOff, xRow, out, outOff)) {
            REST.sigmoid(n, size, x, xOff, xRow, out, outOff);
        }
    }

    @Override
    public void tanh(double[] x, int off, int n) {
        int full = moderate(x, off, n);
        VectorElementary.tanh(full, x, off, x, off);
        REST.tanh(x, off + full, n - full);
    }

    @Override
    public void tanh(int n, double[] x, int off, double[] out, int outOff) {
        int full = SPECIES.loopBound(n);
        int done = VectorElementary.tanh(full, x, off, out, outOff) ? full : 0;
        REST.tanh(n - done, x, off + done, out, outOff + done);
    }

    /** How many of n numbers vectors may take. */
    private static int moderate(double[] x, int off, int n) {
        int full = SPECIES.loopBound(n);
        return VectorElementary.areModerate(full, x, off) ? full : 0;
    }

    @Override
    public void expOfNegative(double[] x, int off, int n) {
        int full = SPECIES.loopBound(n);
        VectorElementary.decay(x, off, full, x, off);
        REST.expOfNegative(x, off + full, n - full);
    }

    @Override
    public void softplus(double[] x, int off, int n, double[] out, int outOff) {
        int full = SPECIES.loopBound(n);
        VectorElementary.decay(x, off, full, out, outOff);
        VectorElementary.softplusOfDecay(x, off, full, out, outOff);
        REST.softplus(x, off + full, n - full, out, outOff + full);
    }

    /** With fewer lanes the eight sums do not fit into one register. */
    @Override
    public void dots(int n, int size, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        if (LANES != 8 || size < LANES) {
            REST.dots(n, size, x, xOff, y, yOff, out, outOff);
            return;
        }
        int full = SPECIES.loopBound(size);
        for (int i = 0; i < n; i++) {
            int x0 = xOff + i * size;
            int y0 = yOff + i * size;
            DoubleVector s = DoubleVector.zero(SPECIES);
            for (int j = 0; j < full; j += LANES) {
                s = DoubleVector.fromArray(SPECIES, x, x0 + j).fma(DoubleVector.fromArray(SPECIES, y, y0 + j), s);
            }
            s = s.add(s.rearrange(FOUR_ON));
            s = s.add(s.rearrange(TWO_ON));
            s = s.add(s.rearrange(ONE_ON));
            out[outOff + i] = ScalarKernels.addRest(size, full, x, x0, y, y0, s.lane(0));
        }
    }

    @Override
    public void addScaled(int n, int size, double[] s, int sOff, double[] x, int xOff, double[] y, int yOff) {
        if (size < LANES) {
            REST.addScaled(n, size, s, sOff, x, xOff, y, yOff);
            return;
        }
        int full = SPECIES.loopBound(size);
        for (int i = 0; i < n; i++) {
            int xi = xOff + i * size;
            int yi = yOff + i * size;
            DoubleVector scale = DoubleVector.broadcast(SPECIES, s[sOff + i]);
            int end = size - LANES;
            DoubleVector last = scale.fma(
                    DoubleVector.fromArray(SPECIES, x, xi + end), DoubleVector.fromArray(SPECIES, y, yi + end));
            for (int j = 0; j < full; j += LANES) {
                scale.fma(DoubleVector.fromArray(SPECIES, x, xi + j), DoubleVector.fromArray(SPECIES, y, yi + j))
                        .intoArray(y, yi + j);
            }
            last.intoArray(y, yi + end);
        }
    }

    @Override
    public void addRows(int n, int size, double[] x, int xOff, int xRow, double[] sum, int sumOff) {
        int full = SPECIES.loopBound(size);
        for (int j = 0; j < full; j += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, sum, sumOff + j);
            for (int i = 0; i < n; i++) {
                s = s.add(DoubleVector.fromArray(SPECIES, x, xOff + i * xRow + j));
            }
            s.intoArray(sum, sumOff + j);
        }
        for (int j = full; j < size; j++) {
            double s = sum[sumOff + j];
            for (int i = 0; i < n; i++) {
                s += x[xOff + i * xRow + j];
            }
            sum[sumOff + j] = s;
        }
    }

    @Override
    public void sumRows(
            int n, int size, double[] x, int xOff, int xRow, int[] which, int from, double[] sum, int sumOff) {
        if (size < LANES) {
            REST.sumRows(n, size, x, xOff, xRow, which, from, sum, sumOff);
            return;
        }
        for (int j = 0; j < size; j += LANES) {
            int column = Math.min(j, size - LANES);
            DoubleVector s = DoubleVector.fromArray(SPECIES, x, xOff + which[from] * xRow + column);
            for (int i = 1; i < n; i++) {
                s = s.add(DoubleVector.fromArray(SPECIES, x, xOff + which[from + i] * xRow + column));
            }
            s.intoArray(sum, sumOff + column);
        }
    }

    @Override
    public void add(int n, double[] x, int xOff, double[] sum, int sumOff) {
        if (n < LANES) {
            REST.add(n, x, xOff, sum, sumOff);
            return;
        }
        // The last register, part of which the loop may add to, is computed before.
        int end = n - LANES;
        DoubleVector last =
                DoubleVector.fromArray(SPECIES, sum, sumOff + end).add(DoubleVector.fromArray(SPECIES, x, xOff + end));
        for (int i = 0; i < end; i += LANES) {
            DoubleVector.fromArray(SPECIES, sum, sumOff + i)
                    .add(DoubleVector.fromArray(SPECIES, x, xOff + i))
                    .intoArray(sum, sumOff + i);
        }
        last.intoArray(sum, sumOff + end);
    }

    @Override
    public void product(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        int full = SPECIES.loopBound(n);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOff + i)
                    .mul(DoubleVector.fromArray(SPECIES, y, yOff + i))
                    .intoArray(out, outOff + i);
        }
        REST.product(n - full, x, xOff + full, y, yOff + full, out, outOff + full);
    }

    @Override
    public void addProduct(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        int full = SPECIES.loopBound(n);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOff + i)
                    .fma(DoubleVector.fromArray(SPECIES, y, yOff + i), DoubleVector.fromArray(SPECIES, out, outOff + i))
                    .intoArray(out, outOff + i);
        }
        REST.addProduct(n - full, x, xOff + full, y, yOff + full, out, outOff + full);
    }

    @Override
    public void affine(
            int n,
            int size,
            double[] base,
            double[] slope,
            int rowOff,
            double[] x,
            int xOff,
            double[] out,
            int outOff) {
        if (size < LANES) {
            REST.affine(n, size, base, slope, rowOff, x, xOff, out, outOff);
            return;
        }
        int full = SPECIES.loopBound(size);
        for (int i = 0; i < n; i++) {
            int xi = xOff + i * size;
            int oi = outOff + i * size;
            DoubleVector s = DoubleVector.broadcast(SPECIES, slope[rowOff + i]);
            DoubleVector b = DoubleVector.broadcast(SPECIES, base[rowOff + i]);
            int end = size - LANES;
            DoubleVector last = s.fma(DoubleVector.fromArray(SPECIES, x, xi + end), b);
            for (int j = 0; j < full; j += LANES) {
                s.fma(DoubleVector.fromArray(SPECIES, x, xi + j), b).intoArray(out, oi + j);
            }
            last.intoArray(out, oi + end);
        }
    }

    @Override
    public void blend(int n, double[] k, double[] c, int off, double[] h, int hOff, double[] out, int outOff) {
        int full = SPECIES.loopBound(n);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector write = DoubleVector.fromArray(SPECIES, k, off + i);
            DoubleVector kept = one.sub(write).mul(DoubleVector.fromArray(SPECIES, h, hOff + i));
            write.fma(DoubleVector.fromArray(SPECIES, c, off + i), kept).intoArray(out, outOff + i);
        }
        REST.blend(n - full, k, c, off + full, h, hOff + full, out, outOff + full);
    }

    @Override
    public void blendBackward(
            int n,
            int size,
            double[] slope,
            int rowOff,
            double[] u,
            double[] k,
            double[] c,
            int off,
            double[] h,
            double[] dh,
            int hOff,
            double[] dOut,
            int dOutOff,
            double[] dk,
            double[] d,
            int duOff,
            int dcOff,
            int dRow) {
        if (size < LANES) {
            REST.blendBackward(
                    n, size, slope, rowOff, u, k, c, off, h, dh, hOff, dOut, dOutOff, dk, d, duOff, dcOff, dRow);
            return;
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        // dh is both read and written, so it goes through in one piece: an overlapping register would read what is
        // still being written, and now and then a processor waits long for that.
        int full = SPECIES.loopBound(n * size);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector.fromArray(SPECIES, dOut, dOutOff + i)
                    .fma(
                            one.sub(DoubleVector.fromArray(SPECIES, k, off + i)),
                            DoubleVector.fromArray(SPECIES, dh, hOff + i))
                    .intoArray(dh, hOff + i);
        }
        for (int i = full; i < n * size; i++) {
            dh[hOff + i] = Fused.multiplyAdd(dOut[dOutOff + i], 1 - k[off + i], dh[hOff + i]);
        }
        for (int row = 0; row < n; row++) {
            DoubleVector rowSlope = DoubleVector.broadcast(SPECIES, slope[rowOff + row]);
            int dRowOff = row * (dRow - size);
            int end = (row + 1) * size - LANES;
            for (int j = row * size; j < (row + 1) * size; j += LANES) {
                int i = Math.min(j, end);
                DoubleVector from = DoubleVector.fromArray(SPECIES, dOut, dOutOff + i);
                DoubleVector write = DoubleVector.fromArray(SPECIES, k, off + i);
                DoubleVector update = DoubleVector.fromArray(SPECIES, u, off + i);
                DoubleVector candidate = DoubleVector.fromArray(SPECIES, c, off + i);
                DoubleVector dWrite = from.mul(candidate.sub(DoubleVector.fromArray(SPECIES, h, hOff + i)));
                dWrite.intoArray(dk, i);
                rowSlope.mul(dWrite).mul(update.mul(one.sub(update))).intoArray(d, duOff + dRowOff + i);
                from.mul(write).mul(one.sub(candidate.mul(candidate))).intoArray(d, dcOff + dRowOff + i);
            }
        }
    }

    @Override
    public void gate(
            int n,
            int size,
            double[] r,
            int off,
            double[] x,
            int xOff,
            double[] y,
            int yOff,
            int row,
            double[] copy,
            double[] out) {
        if (size < LANES) {
            REST.gate(n, size, r, off, x, xOff, y, yOff, row, copy, out);
            return;
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < size; j += LANES) {
                int column = Math.min(j, size - LANES);
                int i = off + k * size + column;
                int from = k * row + column;
                DoubleVector gated = DoubleVector.fromArray(SPECIES, x, xOff + from);
                gated.intoArray(copy, i);
                DoubleVector.fromArray(SPECIES, r, i)
                        .fma(gated, DoubleVector.fromArray(SPECIES, y, yOff + from))
                        .intoArray(out, i);
            }
        }
    }

    @Override
    public void gateBackward(
            int n,
            int size,
            double[] r,
            double[] x,
            int off,
            double[] dOut,
            int dOutOff,
            int dOutRow,
            double[] dr,
            int drOff,
            int drRow,
            double[] dx,
            int dxOff,
            int dxRow) {
        if (size < LANES) {
            REST.gateBackward(n, size, r, x, off, dOut, dOutOff, dOutRow, dr, drOff, drRow, dx, dxOff, dxRow);
            return;
        }
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < size; j += LANES) {
                int column = Math.min(j, size - LANES);
                int i = off + row * size + column;
                DoubleVector d = DoubleVector.fromArray(SPECIES, dOut, dOutOff + row * dOutRow + column);
                DoubleVector gate = DoubleVector.fromArray(SPECIES, r, i);
                d.mul(DoubleVector.fromArray(SPECIES, x, i))
                        .mul(gate.mul(one.sub(gate)))
                        .intoArray(dr, drOff + row * drRow + column);
                d.mul(gate).intoArray(dx, dxOff + row * dxRow + column);
            }
        }
    }

    @Override
    public void adam(
            Step step, int n, double[] w, double[] first, double[] second, int off, double[] gradient, int gOff) {
        if (n < LANES) {
            REST.adam(step, n, w, first, second, off, gradient, gOff);
            return;
        }
        DoubleVector beta1 = DoubleVector.broadcast(SPECIES, step.beta1());
        DoubleVector beta2 = DoubleVector.broadcast(SPECIES, step.beta2());
        DoubleVector rest1 = DoubleVector.broadcast(SPECIES, 1 - step.beta1());
        DoubleVector rest2 = DoubleVector.broadcast(SPECIES, 1 - step.beta2());
        DoubleVector rate = DoubleVector.broadcast(SPECIES, step.rate());
        DoubleVector epsilon = DoubleVector.broadcast(SPECIES, step.epsilon());
        DoubleVector correction = DoubleVector.broadcast(SPECIES, step.correction());
        int end = n - LANES;
        DoubleVector lastG = DoubleVector.fromArray(SPECIES, gradient, gOff + end);
        DoubleVector lastM = beta1.fma(DoubleVector.fromArray(SPECIES, first, off + end), rest1.mul(lastG));
        DoubleVector lastV = beta2.fma(
                DoubleVector.fromArray(SPECIES, second, off + end),
                rest2.mul(lastG).mul(lastG));
        DoubleVector lastW = DoubleVector.fromArray(SPECIES, w, off + end)
                .sub(rate.mul(lastM).div(lastV.lanewise(VectorOperators.SQRT).fma(correction, epsilon)));
        for (int i = 0; i < end; i += LANES) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gradient, gOff + i);
            DoubleVector m = beta1.fma(DoubleVector.fromArray(SPECIES, first, off + i), rest1.mul(g));
            DoubleVector v = beta2.fma(
                    DoubleVector.fromArray(SPECIES, second, off + i),
                    rest2.mul(g).mul(g));
            m.intoArray(first, off + i);
            v.intoArray(second, off + i);
            DoubleVector move = rate.mul(m).div(v.lanewise(VectorOperators.SQRT).fma(correction, epsilon));
            DoubleVector.fromArray(SPECIES, w, off + i).sub(move).intoArray(w, off + i);
        }
        lastM.intoArray(first, off + end);
        lastV.intoArray(second, off + end);
        lastW.intoArray(w, off + end);
    }
}
