package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Score of an activation unit on [h_t ; e_a ; h_t − e_a ; h_t∘e_a] (the released code). */
final class MlpAttention extends Attention {
    private final int size;
    private final ActivationUnit unit;

    MlpAttention(Normalisation normalisation, Kernels kernels, Layout layout, String name, int size, int units) {
        super(normalisation, kernels);
        this.size = size;
        unit = new ActivationUnit(kernels, layout, name, size, units);
    }

    private final class Buffers extends State {
        private final ScoreNetwork.State network;

        private Buffers(int rows, int steps) {
            super(rows, steps);
            network = unit.state(rows * steps);
        }
    }

    @Override
    public State state(int maxRows, int maxSteps) {
        return new Buffers(maxRows, maxSteps);
    }

    @Override
    void score(double[] w, int rows, int steps, double[] h, double[] target, State s) {
        unit.forward(w, rows, steps, h, rows * size, target, s.score, ((Buffers) s).network);
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
        unit.backward(w, rows, steps, s.dScore, dh, rows * size, dTarget, gradient, ((Buffers) s).network);
    }
}
