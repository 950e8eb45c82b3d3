package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Score h_t W e_a (paper equation 8), with W [size×size]. */
final class BilinearAttention extends Attention {
    private final int size;
    private final Dense matrix;

    BilinearAttention(Normalisation normalisation, Kernels kernels, Layout layout, String name, int size) {
        super(normalisation);
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
        for (int i = 0; i < steps * rows; i++) {
            s.score[i] = Matrices.dot(h, (rows + i) * size, s.query, (i % rows) * size, size);
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
        for (int i = 0; i < steps * rows; i++) {
            Matrices.addScaled(s.dScore[i], h, (rows + i) * size, s.dQuery, (i % rows) * size, size);
            Matrices.addScaled(s.dScore[i], s.query, (i % rows) * size, dh, (rows + i) * size, size);
        }
        matrix.backward(w, rows, target, s.dQuery, dTarget, gradient);
    }
}
