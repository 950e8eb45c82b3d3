package org.dienlab.nn;

import org.dienlab.math.Kernels;

/**
 * Score w·[h_(t−1) ; e_a] (the lecture). It is linear: the target adds the same number to every step, which a softmax
 * cancels, so this attention cannot see the target.
 */
final class ConcatAttention extends Attention {
    private final int size;
    private final Parameter weight;

    ConcatAttention(Normalisation normalisation, Kernels kernels, Layout layout, String name, int size) {
        super(normalisation, kernels);
        this.size = size;
        weight = layout.vector(name + ".w", 2 * size);
    }

    private static final class Buffers extends State {
        private Buffers(int rows, int steps) {
            super(rows, steps);
        }
    }

    @Override
    public State state(int maxRows, int maxSteps) {
        return new Buffers(maxRows, maxSteps);
    }

    @Override
    void score(double[] w, int rows, int steps, double[] h, double[] target, State s) {
        for (int i = 0; i < steps * rows; i++) {
            // Block i of h is the state before step i: the zero state stands in front.
            s.score[i] = Matrices.dot(w, weight.offset(), h, i * size, size)
                    + Matrices.dot(w, weight.offset() + size, target, (i % rows) * size, size);
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
            State s) {
        for (int i = 0; i < steps * rows; i++) {
            int b = i % rows;
            Matrices.addScaled(s.dScore[i], h, i * size, gradient, weight.offset(), size);
            Matrices.addScaled(s.dScore[i], target, b * size, gradient, weight.offset() + size, size);
            Matrices.addScaled(s.dScore[i], w, weight.offset(), dh, i * size, size);
            Matrices.addScaled(s.dScore[i], w, weight.offset() + size, dTarget, b * size, size);
        }
    }
}
