package org.dienlab.nn;

import java.util.Arrays;
import org.dienlab.math.Fused;

/** Small row-major matrix operations that layers share. */
final class Matrices {
    /** Numbers in a line of memory. */
    private static final int LINE = 8;

    private Matrices() {}

    /**
     * Asks memory for n numbers. Of rows that lie far apart, those asked for in one go are on their way at the same time,
     * where work on one row after the other would wait for each.
     *
     * @return a number without meaning, to be kept somewhere: what nobody uses is not asked for
     */
    static double see(double[] x, int off, int n) {
        double seen = n > 0 ? x[off + n - 1] : 0;
        for (int i = 0; i < n; i += LINE) {
            seen += x[off + i];
        }
        return seen;
    }

    /** out[cols×rows] = wᵀ for w[rows×cols]. {@code out} modified. */
    static void transpose(double[] w, int wOff, int rows, int cols, double[] out, int outOff, int outRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                out[outOff + j * outRow + i] = w[wOff + i * cols + j];
            }
        }
    }

    /** out[cols×rows] += wᵀ for w[rows×cols], of which only {@code cols} columns of a wider matrix count. {@code out} modified. */
    static void addTransposed(double[] w, int wOff, int wRow, int cols, int rows, double[] out, int outOff) {
        for (int j = 0; j < cols; j++) {
            for (int i = 0; i < rows; i++) {
                out[outOff + j * rows + i] += w[wOff + i * wRow + j];
            }
        }
    }

    /** Σ a_i b_i in ascending order. */
    static double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum = Fused.multiplyAdd(a[aOff + i], b[bOff + i], sum);
        }
        return sum;
    }

    /** y += s·x. {@code y} modified. */
    static void addScaled(double s, double[] x, int xOff, double[] y, int yOff, int n) {
        for (int i = 0; i < n; i++) {
            y[yOff + i] = Fused.multiplyAdd(s, x[xOff + i], y[yOff + i]);
        }
    }

    /** First n elements = 0. */
    static void clear(double[] x, int n) {
        Arrays.fill(x, 0, n, 0);
    }
}
