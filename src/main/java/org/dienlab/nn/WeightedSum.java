package org.dienlab.nn;

/** Σ_t a_t x_t over the valid steps of a time-major sequence: DIN's pooling and the read-out of GRU with attention. */
public final class WeightedSum {
    private WeightedSum() {}

    /**
     * sum [rows×size] = Σ_t a_t x_t.
     *
     * @param weight a, [steps·rows], 0 on padding; null for 1 on every valid step
     * @param x [steps·rows×size] from xOff
     * @param sum modified
     */
    public static void forward(
            int rows, int steps, int size, double[] weight, double[] x, int xOff, int[] length, double[] sum) {
        Matrices.clear(sum, rows * size);
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < rows; b++) {
                if (t < length[b]) {
                    int i = t * rows + b;
                    Matrices.addScaled(weight == null ? 1 : weight[i], x, xOff + i * size, sum, b * size, size);
                }
            }
        }
    }

    /** From dSum [rows×size]: dWeight (null without weights) and dx are added to. Both modified. */
    public static void backward(
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
            for (int b = 0; b < rows; b++) {
                if (t < length[b]) {
                    int i = t * rows + b;
                    Matrices.addScaled(weight == null ? 1 : weight[i], dSum, b * size, dx, xOff + i * size, size);
                    if (dWeight != null) {
                        dWeight[i] += Matrices.dot(dSum, b * size, x, xOff + i * size, size);
                    }
                }
            }
        }
    }
}
