package org.dienlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels in vector registers. Lanes are always different elements of the result, never parts of one sum, so the order
 * of operations is that of {@link ScalarKernels}; what does not fill a register is left to it. Loops call the Vector API
 * itself, see {@link VectorElementary}.
 *
 * <p>A product is computed in blocks of four rows and two or three registers, which keeps eight or twelve chains under way.
 */
final class VectorKernels implements Kernels {
    static final VectorKernels INSTANCE = new VectorKernels();

    /** At most four lanes: hidden sizes are small, and a register half filled is a register wasted. */
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 4 ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
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
        product(m, n, k, a, aOff, aRow, 1, b, bOff, bRow, c, cOff, cRow);
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
        product(m, n, k, a, aOff, 1, aRow, b, bOff, bRow, c, cOff, cRow);
    }

    /** C += A·B, where element (i, p) of A is at aOff + i·aRow + p·aCol. */
    private static void product(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            int aCol,
            double[] b,
            int bOff,
            int bRow,
            double[] c,
            int cOff,
            int cRow) {
        int full = SPECIES.loopBound(n);
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            int ai = aOff + i * aRow;
            int ci = cOff + i * cRow;
            int j = 0;
            while (j < full) {
                int registers = (full - j) / LANES;
                if (registers == 1) {
                    column(k, a, ai, aRow, aCol, b, bOff + j, bRow, c, ci + j, cRow);
                    j += LANES;
                } else if (registers == 2 || registers == 4) {
                    block(k, a, ai, aRow, aCol, b, bOff + j, bRow, c, ci + j, cRow);
                    j += 2 * LANES;
                } else {
                    wideBlock(k, a, ai, aRow, aCol, b, bOff + j, bRow, c, ci + j, cRow);
                    j += 3 * LANES;
                }
            }
        }
        for (; i < m; i++) {
            for (int j = 0; j < full; j += LANES) {
                row(k, a, aOff + i * aRow, aCol, b, bOff + j, bRow, c, cOff + i * cRow + j);
            }
        }
        if (full < n) {
            ScalarKernels.product(m, n - full, k, a, aOff, aRow, aCol, b, bOff + full, bRow, c, cOff + full, cRow);
        }
    }

    /** Four rows, two registers. */
    private static void block(
            int k, double[] a, int a0, int aRow, int aCol, double[] b, int b0, int bRow, double[] c, int c0, int cRow) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    /** Four rows, three registers. */
    private static void wideBlock(
            int k, double[] a, int a0, int aRow, int aCol, double[] b, int b0, int bRow, double[] c, int c0, int cRow) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, c2 + 2 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, c3 + 2 * LANES);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s12.intoArray(c, c1 + 2 * LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s22.intoArray(c, c2 + 2 * LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s32.intoArray(c, c3 + 2 * LANES);
    }

    /** Four rows, one register. */
    private static void column(
            int k, double[] a, int a0, int aRow, int aCol, double[] b, int b0, int bRow, double[] c, int c0, int cRow) {
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, c, c0 + cRow);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * cRow);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, c, c0 + 3 * cRow);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, b0 + p * bRow);
            s0 = DoubleVector.broadcast(SPECIES, a[ap]).fma(y, s0);
            s1 = DoubleVector.broadcast(SPECIES, a[ap + aRow]).fma(y, s1);
            s2 = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]).fma(y, s2);
            s3 = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]).fma(y, s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + cRow);
        s2.intoArray(c, c0 + 2 * cRow);
        s3.intoArray(c, c0 + 3 * cRow);
    }

    /** One row, one register. */
    private static void row(int k, double[] a, int a0, int aCol, double[] b, int b0, int bRow, double[] c, int c0) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, c, c0);
        for (int p = 0; p < k; p++) {
            s = DoubleVector.broadcast(SPECIES, a[a0 + p * aCol])
                    .fma(DoubleVector.fromArray(SPECIES, b, b0 + p * bRow), s);
        }
        s.intoArray(c, c0);
    }

    @Override
    public void sigmoid(double[] x, int off, int n) {
        int full = SPECIES.loopBound(n);
        VectorElementary.sigmoid(x, off, full);
        REST.sigmoid(x, off + full, n - full);
    }

    @Override
    public void tanh(double[] x, int off, int n) {
        int full = SPECIES.loopBound(n);
        VectorElementary.tanh(x, off, full);
        REST.tanh(x, off + full, n - full);
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

    /** A sum along a row must not run across lanes, and rows do not lie side by side: plain Java. */
    @Override
    public void dots(int n, int size, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        REST.dots(n, size, x, xOff, y, yOff, out, outOff);
    }

    @Override
    public void addScaled(int n, int size, double[] s, int sOff, double[] x, int xOff, double[] y, int yOff) {
        int full = SPECIES.loopBound(size);
        for (int i = 0; i < n; i++) {
            int xi = xOff + i * size;
            int yi = yOff + i * size;
            DoubleVector scale = DoubleVector.broadcast(SPECIES, s[sOff + i]);
            int j = 0;
            for (; j < full; j += LANES) {
                scale.fma(DoubleVector.fromArray(SPECIES, x, xi + j), DoubleVector.fromArray(SPECIES, y, yi + j))
                        .intoArray(y, yi + j);
            }
            for (; j < size; j++) {
                y[yi + j] = Math.fma(s[sOff + i], x[xi + j], y[yi + j]);
            }
        }
    }

    @Override
    public void addRows(int n, int size, double[] x, int xOff, double[] sum, int sumOff) {
        int full = SPECIES.loopBound(size);
        for (int j = 0; j < full; j += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, sum, sumOff + j);
            for (int i = 0; i < n; i++) {
                s = s.add(DoubleVector.fromArray(SPECIES, x, xOff + i * size + j));
            }
            s.intoArray(sum, sumOff + j);
        }
        for (int j = full; j < size; j++) {
            for (int i = 0; i < n; i++) {
                sum[sumOff + j] += x[xOff + i * size + j];
            }
        }
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
        int full = SPECIES.loopBound(size);
        for (int i = 0; i < n; i++) {
            int xi = xOff + i * size;
            int oi = outOff + i * size;
            DoubleVector s = DoubleVector.broadcast(SPECIES, slope[rowOff + i]);
            DoubleVector b = DoubleVector.broadcast(SPECIES, base[rowOff + i]);
            int j = 0;
            for (; j < full; j += LANES) {
                s.fma(DoubleVector.fromArray(SPECIES, x, xi + j), b).intoArray(out, oi + j);
            }
            for (; j < size; j++) {
                out[oi + j] = Math.fma(slope[rowOff + i], x[xi + j], base[rowOff + i]);
            }
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
            double[] k,
            double[] c,
            int off,
            double[] h,
            int hOff,
            double[] dOut,
            int dOutOff,
            double[] dk,
            double[] dc,
            int dOff,
            double[] dh) {
        int full = SPECIES.loopBound(n);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector d = DoubleVector.fromArray(SPECIES, dOut, dOutOff + i);
            DoubleVector write = DoubleVector.fromArray(SPECIES, k, off + i);
            d.mul(DoubleVector.fromArray(SPECIES, c, off + i).sub(DoubleVector.fromArray(SPECIES, h, hOff + i)))
                    .intoArray(dk, dOff + i);
            d.mul(write).intoArray(dc, dOff + i);
            d.fma(one.sub(write), DoubleVector.fromArray(SPECIES, dh, hOff + i)).intoArray(dh, hOff + i);
        }
        REST.blendBackward(n - full, k, c, off + full, h, hOff + full, dOut, dOutOff + full, dk, dc, dOff + full, dh);
    }

    @Override
    public void sigmoidBackward(int n, double[] y, int yOff, double[] dy, int dyOff) {
        int full = SPECIES.loopBound(n);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, y, yOff + i);
            DoubleVector.fromArray(SPECIES, dy, dyOff + i)
                    .mul(value.mul(one.sub(value)))
                    .intoArray(dy, dyOff + i);
        }
        REST.sigmoidBackward(n - full, y, yOff + full, dy, dyOff + full);
    }

    @Override
    public void tanhBackward(int n, double[] y, int yOff, double[] dy, int dyOff) {
        int full = SPECIES.loopBound(n);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < full; i += LANES) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, y, yOff + i);
            DoubleVector.fromArray(SPECIES, dy, dyOff + i)
                    .mul(one.sub(value.mul(value)))
                    .intoArray(dy, dyOff + i);
        }
        REST.tanhBackward(n - full, y, yOff + full, dy, dyOff + full);
    }

    @Override
    public void adam(
            Step step, int n, double[] w, double[] first, double[] second, int off, double[] gradient, int gOff) {
        int full = SPECIES.loopBound(n);
        DoubleVector beta1 = DoubleVector.broadcast(SPECIES, step.beta1());
        DoubleVector beta2 = DoubleVector.broadcast(SPECIES, step.beta2());
        DoubleVector epsilon = DoubleVector.broadcast(SPECIES, step.epsilon());
        DoubleVector correction = DoubleVector.broadcast(SPECIES, step.correction());
        for (int i = 0; i < full; i += LANES) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gradient, gOff + i);
            DoubleVector m = beta1.fma(DoubleVector.fromArray(SPECIES, first, off + i), g.mul(1 - step.beta1()));
            DoubleVector v = beta2.fma(
                    DoubleVector.fromArray(SPECIES, second, off + i),
                    g.mul(1 - step.beta2()).mul(g));
            m.intoArray(first, off + i);
            v.intoArray(second, off + i);
            DoubleVector move =
                    m.mul(step.rate()).div(v.lanewise(VectorOperators.SQRT).fma(correction, epsilon));
            DoubleVector.fromArray(SPECIES, w, off + i).sub(move).intoArray(w, off + i);
        }
        REST.adam(step, n - full, w, first, second, off + full, gradient, gOff + full);
    }
}
