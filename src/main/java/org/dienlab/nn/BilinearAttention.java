package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Score h_t W e_a (paper equation 8), with W [size×size]. */
final class BilinearAttention extends Attention {
    private final Kernels kernels;
    private final int size;
    private final Dense matrix;

    BilinearAttention(Normalisation normalisation, Kernels kernels, Layout layout, String name, int size) {
        super(normalisation, kernels);
        this.kernels = kernels;
        this.size = size;
        matrix = new Dense(kernels, layout, name, "", size, size, false);
    }

    private final class Buffers extends State {
        /** W e_a of every row, [rows×size]. */
        private final double[] query;

        private final double[] dQuery;
        private final Dense.State dense = matrix.state();

        private Buffers(int rows, int steps) {
            super(rows, steps);
            query = new double[rows * size];
            dQuery = new double[rows * size];
        }
    }

    @Override
    public State state(int maxRows, int maxSteps) {
        return new Buffers(maxRows, maxSteps);
    }

    @Override
    void score(double[] w, int rows, int steps, double[] h, double[] target, State state) {
        Buffers s = (Buffers) state;
        matrix.forward(w, rows, target, s.query, s.dense);
        for (int t = 0; t < steps; t++) {
            kernels.dots(rows, size, h, (t + 1) * rows * size, s.query, 0, s.score, t * rows);
        }
    }

    @Override
    void scoreBackward(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] target,
            double[] dh,
            double[] dTarget,
            double[] gradient,
            State state) {
        Buffers s = (Buffers) state;
        Matrices.clear(s.dQuery, rows * size);
        for (int t = 0; t < steps; t++) {
            int at = (t + 1) * rows * size;
            kernels.addScaled(rows, size, s.dScore, t * rows, h, at, s.dQuery, 0);
            kernels.addScaled(rows, size, s.dScore, t * rows, s.query, 0, dh, at);
        }
        matrix.backward(w, rows, target, s.dQuery, dTarget, gradient);
    }
}
