package org.dienlab.nn;

import org.dienlab.math.Kernels;

/**
 * Gated recurrent layer with a write rule. For every step
 *
 * <pre>
 *   u = σ(W_u x + U_u h + b_u)     r = σ(W_r x + U_r h + b_r)
 *   c = tanh(W_h x + r∘(U_h h) + b_h)   or   tanh(W_h x + U_h(r∘h) + b_h)
 *   k = rule(a, u)                 h ← (1 − k)∘h + k∘c
 * </pre>
 *
 * With k = u it is the plain GRU of the extractor; the other rules make the evolving layers (paper equations 10 to 12).
 * Sequences are time-major, [steps·rows×size]; states have one more block in front, the zero state. A step at or after
 * a row's length copies its state.
 */
public final class Gru {
    private final Kernels kernels;
    private final int inputs;
    private final int hidden;
    private final Reset reset;
    private final WriteRule rule;
    /** W_u, W_r, W_h below each other, likewise U and b: [3·hidden×…]. */
    private final int weights;

    private final int recurrent;
    private final int bias;

    /** Declares {@code <name>.Wu, Wr, Wh} [hidden×inputs], {@code Uu, Ur, Uh} [hidden×hidden], {@code bu, br, bh}. */
    public Gru(Kernels kernels, Layout layout, String name, int inputs, int hidden, Reset reset, WriteRule rule) {
        this.kernels = kernels;
        this.inputs = inputs;
        this.hidden = hidden;
        this.reset = reset;
        this.rule = rule;
        weights = layout.matrix(name + ".Wu", hidden, inputs).offset();
        layout.matrix(name + ".Wr", hidden, inputs);
        layout.matrix(name + ".Wh", hidden, inputs);
        recurrent = layout.matrix(name + ".Uu", hidden, hidden).offset();
        layout.matrix(name + ".Ur", hidden, hidden);
        layout.matrix(name + ".Uh", hidden, hidden);
        bias = layout.vector(name + ".bu", hidden).offset();
        layout.vector(name + ".br", hidden);
        layout.vector(name + ".bh", hidden);
    }

    /** Buffers of one thread for up to rows·steps. */
    public final class State {
        /** States, [(steps + 1)·rows×hidden]; the first block is the zero state. */
        public final double[] h;
        /** u, r and c side by side, [steps·rows×3·hidden]. */
        public final double[] gates;
        /** Write weights k, [steps·rows×hidden]; 0 on padding. */
        public final double[] write;
        /** Gradient of the states, laid out like {@link #h}: filled by the caller before {@link Gru#backward}. */
        public final double[] dh;

        /** U_h h (reset after) or r∘h (reset before), [steps·rows×hidden], and its gradient. */
        private final double[] inner;

        private final double[] dInner;
        private final double[] dGates;
        private final double[] transposedWeights = new double[3 * hidden * inputs];
        private final double[] transposedRecurrent = new double[3 * hidden * hidden];

        private State(int rows, int steps) {
            h = new double[(steps + 1) * rows * hidden];
            dh = new double[h.length];
            gates = new double[steps * rows * 3 * hidden];
            dGates = new double[gates.length];
            write = new double[steps * rows * hidden];
            inner = new double[write.length];
            dInner = new double[write.length];
        }
    }

    public State state(int maxRows, int maxSteps) {
        return new State(maxRows, maxSteps);
    }

    /**
     * Runs over x [steps·rows×inputs].
     *
     * @param attention a, [steps·rows]; null if the rule does not use it
     * @param length valid steps of every row, [rows]
     * @param overrides values of u and k that a what-if puts in; the same for every row
     */
    public void forward(
            double[] w,
            int rows,
            int steps,
            double[] x,
            double[] attention,
            int[] length,
            Overrides overrides,
            State s) {
        int width = 3 * hidden;
        Matrices.transpose(w, weights, width, inputs, s.transposedWeights, 0, width);
        Matrices.transpose(w, recurrent, width, hidden, s.transposedRecurrent, 0, width);
        Matrices.fillRows(w, bias, width, s.gates, steps * rows);
        kernels.multiply(steps * rows, width, inputs, x, 0, inputs, s.transposedWeights, 0, width, s.gates, 0, width);
        Matrices.clear(s.h, rows * hidden);
        for (int t = 0; t < steps; t++) {
            step(rows, t, attention, length, overrides, s);
        }
    }

    private void step(int rows, int t, double[] attention, int[] length, Overrides overrides, State s) {
        int width = 3 * hidden;
        int before = t * rows * hidden;
        int after = before + rows * hidden;
        int gate = t * rows * width;
        kernels.multiply(
                rows, 2 * hidden, hidden, s.h, before, hidden, s.transposedRecurrent, 0, width, s.gates, gate, width);
        for (int b = 0; b < rows; b++) {
            kernels.sigmoid(s.gates, gate + b * width, 2 * hidden);
        }
        candidate(rows, before, gate, s);
        for (int b = 0; b < rows; b++) {
            boolean valid = t < length[b];
            double a = attention == null ? 1 : attention[t * rows + b];
            for (int i = 0; i < hidden; i++) {
                int g = gate + b * width + i;
                if (overrides.update() != null && !Double.isNaN(overrides.update()[t][i])) {
                    s.gates[g] = overrides.update()[t][i];
                }
                double k = rule.write(a, s.gates[g]);
                if (overrides.write() != null && !Double.isNaN(overrides.write()[t][i])) {
                    k = overrides.write()[t][i];
                }
                int at = b * hidden + i;
                k = valid ? k : 0;
                s.write[before + at] = k;
                s.h[after + at] = valid ? (1 - k) * s.h[before + at] + k * s.gates[g + 2 * hidden] : s.h[before + at];
            }
        }
    }

    private void candidate(int rows, int before, int gate, State s) {
        int width = 3 * hidden;
        if (reset == Reset.AFTER) {
            java.util.Arrays.fill(s.inner, before, before + rows * hidden, 0);
            kernels.multiply(
                    rows,
                    hidden,
                    hidden,
                    s.h,
                    before,
                    hidden,
                    s.transposedRecurrent,
                    2 * hidden,
                    width,
                    s.inner,
                    before,
                    hidden);
        }
        for (int b = 0; b < rows; b++) {
            int r = gate + b * width + hidden;
            int c = r + hidden;
            int at = before + b * hidden;
            for (int i = 0; i < hidden; i++) {
                if (reset == Reset.AFTER) {
                    s.gates[c + i] += s.gates[r + i] * s.inner[at + i];
                } else {
                    s.inner[at + i] = s.gates[r + i] * s.h[at + i];
                }
            }
        }
        if (reset == Reset.BEFORE) {
            kernels.multiply(
                    rows,
                    hidden,
                    hidden,
                    s.inner,
                    before,
                    hidden,
                    s.transposedRecurrent,
                    2 * hidden,
                    width,
                    s.gates,
                    gate + 2 * hidden,
                    width);
        }
        for (int b = 0; b < rows; b++) {
            kernels.tanh(s.gates, gate + b * width + 2 * hidden, hidden);
        }
    }

    /**
     * From {@code s.dh}, the gradient of every state from above: dx and dAttention are added to, as is the gradient.
     *
     * @param dx [steps·rows×inputs], modified
     * @param dAttention [steps·rows], modified; null if the rule does not use it
     */
    public void backward(
            double[] w,
            int rows,
            int steps,
            double[] x,
            double[] attention,
            int[] length,
            double[] dx,
            double[] dAttention,
            double[] gradient,
            State s) {
        int width = 3 * hidden;
        for (int t = steps - 1; t >= 0; t--) {
            stepBackward(w, rows, t, attention, length, dAttention, s);
        }
        kernels.multiply(steps * rows, inputs, width, s.dGates, 0, width, w, weights, inputs, dx, 0, inputs);
        kernels.multiplyTransposed(
                width, inputs, steps * rows, s.dGates, 0, width, x, 0, inputs, gradient, weights, inputs);
        Matrices.addRows(s.dGates, steps * rows, width, gradient, bias);
        kernels.multiplyTransposed(
                2 * hidden, hidden, steps * rows, s.dGates, 0, width, s.h, 0, hidden, gradient, recurrent, hidden);
        int candidate = recurrent + 2 * hidden * hidden;
        if (reset == Reset.AFTER) {
            kernels.multiplyTransposed(
                    hidden, hidden, steps * rows, s.dInner, 0, hidden, s.h, 0, hidden, gradient, candidate, hidden);
        } else {
            kernels.multiplyTransposed(
                    hidden,
                    hidden,
                    steps * rows,
                    s.dGates,
                    2 * hidden,
                    width,
                    s.inner,
                    0,
                    hidden,
                    gradient,
                    candidate,
                    hidden);
        }
    }

    private void stepBackward(
            double[] w, int rows, int t, double[] attention, int[] length, double[] dAttention, State s) {
        int width = 3 * hidden;
        int before = t * rows * hidden;
        int after = before + rows * hidden;
        int gate = t * rows * width;
        int candidate = recurrent + 2 * hidden * hidden;
        for (int b = 0; b < rows; b++) {
            boolean valid = t < length[b];
            double a = attention == null ? 1 : attention[t * rows + b];
            double da = 0;
            for (int i = 0; i < hidden; i++) {
                int at = b * hidden + i;
                int g = gate + b * width + i;
                double u = s.gates[g];
                double c = s.gates[g + 2 * hidden];
                double k = s.write[before + at];
                double dh = s.dh[after + at];
                double dk = valid ? dh * (c - s.h[before + at]) : 0;
                s.dh[before + at] += dh * (1 - k);
                s.dGates[g] = dk * rule.byGate(a) * u * (1 - u);
                s.dGates[g + 2 * hidden] = dh * k * (1 - c * c);
                da += dk * rule.byAttention(u);
            }
            if (dAttention != null) {
                dAttention[t * rows + b] += da;
            }
        }
        if (reset == Reset.BEFORE) {
            java.util.Arrays.fill(s.dInner, before, after, 0);
            kernels.multiply(
                    rows,
                    hidden,
                    hidden,
                    s.dGates,
                    gate + 2 * hidden,
                    width,
                    w,
                    candidate,
                    hidden,
                    s.dInner,
                    before,
                    hidden);
        }
        for (int b = 0; b < rows; b++) {
            for (int i = 0; i < hidden; i++) {
                int at = before + b * hidden + i;
                int g = gate + b * width + hidden + i;
                double r = s.gates[g];
                double dr;
                if (reset == Reset.AFTER) {
                    dr = s.dGates[g + hidden] * s.inner[at];
                    s.dInner[at] = s.dGates[g + hidden] * r;
                } else {
                    dr = s.dInner[at] * s.h[at];
                    s.dh[at] += s.dInner[at] * r;
                }
                s.dGates[g] = dr * r * (1 - r);
            }
        }
        kernels.multiply(rows, hidden, 2 * hidden, s.dGates, gate, width, w, recurrent, hidden, s.dh, before, hidden);
        if (reset == Reset.AFTER) {
            kernels.multiply(
                    rows, hidden, hidden, s.dInner, before, hidden, w, candidate, hidden, s.dh, before, hidden);
        }
    }
}
