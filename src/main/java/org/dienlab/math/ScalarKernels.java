package org.dienlab.math;

/** Kernels in plain Java. Four inner indices at a time keep an element of C in a register; the order stays the same. */
final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

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
        for (int i = 0; i < m; i++) {
            int ai = aOff + i * aRow;
            int ci = cOff + i * cRow;
            int p = 0;
            for (; p + 4 <= k; p += 4) {
                add4(n, a[ai + p], a[ai + p + 1], a[ai + p + 2], a[ai + p + 3], b, bOff + p * bRow, bRow, c, ci);
            }
            for (; p < k; p++) {
                add1(n, a[ai + p], b, bOff + p * bRow, c, ci);
            }
        }
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
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            int ap = aOff + p * aRow;
            for (int i = 0; i < m; i++) {
                int at = ap + i;
                add4(
                        n,
                        a[at],
                        a[at + aRow],
                        a[at + 2 * aRow],
                        a[at + 3 * aRow],
                        b,
                        bOff + p * bRow,
                        bRow,
                        c,
                        cOff + i * cRow);
            }
        }
        for (; p < k; p++) {
            for (int i = 0; i < m; i++) {
                add1(n, a[aOff + p * aRow + i], b, bOff + p * bRow, c, cOff + i * cRow);
            }
        }
    }

    /** c_j += x0·b0_j + x1·b1_j + x2·b2_j + x3·b3_j, in this order. */
    private static void add4(
            int n, double x0, double x1, double x2, double x3, double[] b, int b0, int bRow, double[] c, int c0) {
        int b1 = b0 + bRow;
        int b2 = b1 + bRow;
        int b3 = b2 + bRow;
        for (int j = 0; j < n; j++) {
            double sum = Fused.multiplyAdd(x0, b[b0 + j], c[c0 + j]);
            sum = Fused.multiplyAdd(x1, b[b1 + j], sum);
            sum = Fused.multiplyAdd(x2, b[b2 + j], sum);
            c[c0 + j] = Fused.multiplyAdd(x3, b[b3 + j], sum);
        }
    }

    private static void add1(int n, double x, double[] b, int b0, double[] c, int c0) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = Fused.multiplyAdd(x, b[b0 + j], c[c0 + j]);
        }
    }

    @Override
    public void sigmoid(double[] x, int off, int n) {
        for (int i = off; i < off + n; i++) {
            x[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, int off, int n) {
        for (int i = off; i < off + n; i++) {
            x[i] = Elementary.tanh(x[i]);
        }
    }
}
