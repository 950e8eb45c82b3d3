package org.dienlab.math;

/** Kernels in plain Java. A product is computed in blocks of four rows and two columns that stay in registers. */
final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

    @Override
    public String name() {
        return "scalar";
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
        product(m, n, k, a, aOff, aRow, 1, b, bOff, bRow, c, cOff, cRow, c, cOff, cRow);
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
        product(m, n, k, a, aOff, 1, aRow, b, bOff, bRow, c, cOff, cRow, c, cOff, cRow);
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
        product(m, n, k, x, xOff, xRow, 1, w, wOff, wRow, b, bOff, bRow, y, yOff, yRow);
    }

    /** C = S + A·B, where element (i, p) of A is at aOff + i·aRow + p·aCol. S may be C; with row stride 0 it is one row. */
    static void product(
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
            double[] start,
            int sOff,
            int sRow,
            double[] c,
            int cOff,
            int cRow) {
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            int j = 0;
            for (; j + 2 <= n; j += 2) {
                block(
                        k,
                        a,
                        aOff + i * aRow,
                        aRow,
                        aCol,
                        b,
                        bOff + j,
                        bRow,
                        start,
                        sOff + i * sRow + j,
                        sRow,
                        c,
                        cOff + i * cRow + j,
                        cRow);
            }
            for (; j < n; j++) {
                for (int r = i; r < i + 4; r++) {
                    element(
                            k,
                            a,
                            aOff + r * aRow,
                            aCol,
                            b,
                            bOff + j,
                            bRow,
                            start[sOff + r * sRow + j],
                            c,
                            cOff + r * cRow + j);
                }
            }
        }
        for (; i < m; i++) {
            for (int j = 0; j < n; j++) {
                element(
                        k,
                        a,
                        aOff + i * aRow,
                        aCol,
                        b,
                        bOff + j,
                        bRow,
                        start[sOff + i * sRow + j],
                        c,
                        cOff + i * cRow + j);
            }
        }
    }

    private static void block(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int s0,
            int sRow,
            double[] c,
            int c0,
            int cRow) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        double s00 = start[s0];
        double s01 = start[s0 + 1];
        double s10 = start[s0 + sRow];
        double s11 = start[s0 + sRow + 1];
        double s20 = start[s0 + 2 * sRow];
        double s21 = start[s0 + 2 * sRow + 1];
        double s30 = start[s0 + 3 * sRow];
        double s31 = start[s0 + 3 * sRow + 1];
        for (int p = 0; p < k; p++) {
            int ap = p * aCol;
            int bp = b0 + p * bRow;
            double y0 = b[bp];
            double y1 = b[bp + 1];
            double x = a[a0 + ap];
            s00 = Fused.multiplyAdd(x, y0, s00);
            s01 = Fused.multiplyAdd(x, y1, s01);
            x = a[a1 + ap];
            s10 = Fused.multiplyAdd(x, y0, s10);
            s11 = Fused.multiplyAdd(x, y1, s11);
            x = a[a2 + ap];
            s20 = Fused.multiplyAdd(x, y0, s20);
            s21 = Fused.multiplyAdd(x, y1, s21);
            x = a[a3 + ap];
            s30 = Fused.multiplyAdd(x, y0, s30);
            s31 = Fused.multiplyAdd(x, y1, s31);
        }
        c[c0] = s00;
        c[c0 + 1] = s01;
        c[c1] = s10;
        c[c1 + 1] = s11;
        c[c2] = s20;
        c[c2 + 1] = s21;
        c[c3] = s30;
        c[c3 + 1] = s31;
    }

    private static void element(
            int k, double[] a, int a0, int aCol, double[] b, int b0, int bRow, double start, double[] c, int c0) {
        double sum = start;
        for (int p = 0; p < k; p++) {
            sum = Fused.multiplyAdd(a[a0 + p * aCol], b[b0 + p * bRow], sum);
        }
        c[c0] = sum;
    }

    @Override
    public void sigmoid(double[] x, int off, int n) {
        for (int i = off; i < off + n; i++) {
            x[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void sigmoid(int n, int size, double[] x, int xOff, int xRow, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < size; j++) {
                out[outOff + i * size + j] = Elementary.sigmoid(x[xOff + i * xRow + j]);
            }
        }
    }

    @Override
    public void tanh(double[] x, int off, int n) {
        for (int i = off; i < off + n; i++) {
            x[i] = Elementary.tanh(x[i]);
        }
    }

    @Override
    public void tanh(int n, double[] x, int off, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            out[outOff + i] = Elementary.tanh(x[off + i]);
        }
    }

    @Override
    public void expOfNegative(double[] x, int off, int n) {
        for (int i = off; i < off + n; i++) {
            x[i] = Elementary.expOfNegative(x[i]);
        }
    }

    @Override
    public void softplus(double[] x, int off, int n, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            out[outOff + i] = Elementary.softplus(x[off + i]);
        }
    }

    @Override
    public void dots(int n, int size, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            out[outOff + i] = dot(size, x, xOff + i * size, y, yOff + i * size);
        }
    }

    /**
     * Eight sums side by side, whatever the lanes are, then those four apart, two apart and next to each other; at last
     * what is left of the row.
     */
    private static double dot(int size, double[] x, int x0, double[] y, int y0) {
        int full = size / 8 * 8;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < full; j += 8) {
            s0 = Fused.multiplyAdd(x[x0 + j], y[y0 + j], s0);
            s1 = Fused.multiplyAdd(x[x0 + j + 1], y[y0 + j + 1], s1);
            s2 = Fused.multiplyAdd(x[x0 + j + 2], y[y0 + j + 2], s2);
            s3 = Fused.multiplyAdd(x[x0 + j + 3], y[y0 + j + 3], s3);
            s4 = Fused.multiplyAdd(x[x0 + j + 4], y[y0 + j + 4], s4);
            s5 = Fused.multiplyAdd(x[x0 + j + 5], y[y0 + j + 5], s5);
            s6 = Fused.multiplyAdd(x[x0 + j + 6], y[y0 + j + 6], s6);
            s7 = Fused.multiplyAdd(x[x0 + j + 7], y[y0 + j + 7], s7);
        }
        return addRest(size, full, x, x0, y, y0, ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)));
    }

    /** An inner product from element {@code full} on, added to that of the elements before. */
    static double addRest(int size, int full, double[] x, int x0, double[] y, int y0, double sum) {
        double s = sum;
        for (int j = full; j < size; j++) {
            s = Fused.multiplyAdd(x[x0 + j], y[y0 + j], s);
        }
        return s;
    }

    @Override
    public void addScaled(int n, int size, double[] s, int sOff, double[] x, int xOff, double[] y, int yOff) {
        for (int i = 0; i < n; i++) {
            for (int j = i * size; j < (i + 1) * size; j++) {
                y[yOff + j] = Fused.multiplyAdd(s[sOff + i], x[xOff + j], y[yOff + j]);
            }
        }
    }

    @Override
    public void addRows(int n, int size, double[] x, int xOff, int xRow, double[] sum, int sumOff) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < size; j++) {
                sum[sumOff + j] += x[xOff + i * xRow + j];
            }
        }
    }

    @Override
    public void sumRows(
            int n, int size, double[] x, int xOff, int xRow, int[] which, int from, double[] sum, int sumOff) {
        System.arraycopy(x, xOff + which[from] * xRow, sum, sumOff, size);
        for (int i = 1; i < n; i++) {
            add(size, x, xOff + which[from + i] * xRow, sum, sumOff);
        }
    }

    @Override
    public void add(int n, double[] x, int xOff, double[] sum, int sumOff) {
        for (int i = 0; i < n; i++) {
            sum[sumOff + i] += x[xOff + i];
        }
    }

    @Override
    public void product(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            out[outOff + i] = x[xOff + i] * y[yOff + i];
        }
    }

    @Override
    public void addProduct(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            out[outOff + i] = Fused.multiplyAdd(x[xOff + i], y[yOff + i], out[outOff + i]);
        }
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
        for (int i = 0; i < n; i++) {
            for (int j = i * size; j < (i + 1) * size; j++) {
                out[outOff + j] = Fused.multiplyAdd(slope[rowOff + i], x[xOff + j], base[rowOff + i]);
            }
        }
    }

    @Override
    public void blend(int n, double[] k, double[] c, int off, double[] h, int hOff, double[] out, int outOff) {
        for (int i = 0; i < n; i++) {
            double write = k[off + i];
            out[outOff + i] = Fused.multiplyAdd(write, c[off + i], (1 - write) * h[hOff + i]);
        }
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
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < size; j++) {
                int i = row * size + j;
                double from = dOut[dOutOff + i];
                double update = u[off + i];
                double candidate = c[off + i];
                double write = k[off + i];
                dk[i] = from * (candidate - h[hOff + i]);
                dh[hOff + i] = Fused.multiplyAdd(from, 1 - write, dh[hOff + i]);
                d[duOff + row * dRow + j] = slope[rowOff + row] * dk[i] * (update * (1 - update));
                d[dcOff + row * dRow + j] = from * write * (1 - candidate * candidate);
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
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < size; j++) {
                int i = off + k * size + j;
                int from = k * row + j;
                copy[i] = x[xOff + from];
                out[i] = Fused.multiplyAdd(r[i], x[xOff + from], y[yOff + from]);
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
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < size; j++) {
                int i = off + row * size + j;
                double d = dOut[dOutOff + row * dOutRow + j];
                double gate = r[i];
                dr[drOff + row * drRow + j] = d * x[i] * (gate * (1 - gate));
                dx[dxOff + row * dxRow + j] = d * gate;
            }
        }
    }

    @Override
    public void adam(
            Step step, int n, double[] w, double[] first, double[] second, int off, double[] gradient, int gOff) {
        for (int i = 0; i < n; i++) {
            adam(step, gradient[gOff + i], w, first, second, off + i);
        }
    }
}
