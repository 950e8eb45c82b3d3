package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Σ_t a_t x_t over the valid steps of a time-major sequence: DIN's pooling and the read-out of GRU with attention. */
public final class WeightedSum {
    private static final double[] ONE = {1};

    private WeightedSum() {}

    /**
     * sum [rows×size] = Σ_t a_t x_t.
     *
     * @param weight a, [steps·rows], 0 on padding; null for 1 on every valid step
     * @param x [steps·rows×size] from xOff
     * @param sum modified
     */
    public static void forward(
            Kernels kernels,
            int rows,
            int steps,
            int size,
            double[] weight,
            double[] x,
            int xOff,
            int[] length,
            double[] sum) {
        Matrices.clear(sum, rows * size);
        for (int t = 0; t < steps; t++) {
            int at = xOff + t * rows * size;
            if (weight != null) {
                kernels.addScaled(rows, size, weight, t * rows, x, at, sum, 0);
                continue;
            }
            for (int b = 0; b < rows; b++) {
                if (t < length[b]) {
                    kernels.addScaled(1, size, ONE, 0, x, at + b * size, sum, b * size);
                }
            }
        }
    }

    /** From dSum [rows×size]: dWeight (null without weights); dx is added to. Both modified. */
    public static void backward(
            Kernels kernels,
            int rows,
            int steps,
            int size,
            double[] weight,
            double[] x,
            int xOff,
            int[] length,
            double[] dSum,
            double[] dWeight,
            double[] dx) {
        for (int t = 0; t < steps; t++) {
            int at = xOff + t * rows * size;
            if (weight != null) {
                kernels.addScaled(rows, size, weight, t * rows, dSum, 0, dx, at);
                kernels.dots(rows, size, dSum, 0, x, at, dWeight, t * rows);
            }
            for (int b = 0; b < rows; b++) {
                if (weight == null && t < length[b]) {
                    kernels.addScaled(1, size, ONE, 0, dSum, b * size, dx, at + b * size);
                }
            }
        }
    }
}
