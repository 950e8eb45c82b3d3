package org.dienlab.nn;

import java.util.Arrays;
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
    private static final int CHUNK_ROWS = 64;
    /** Numbers of the gates in weights that lie below each other. */
    private static final int UPDATE = 0;

    private static final int RESET = 1;
    private static final int CANDIDATE = 2;

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
        /** Update gates, reset gates and candidates, [steps·rows×hidden] each. */
        public final double[] u;

        public final double[] r;
        public final double[] c;
        /** Write weights k, [steps·rows×hidden]; 0 on padding. */
        public final double[] write;
        /**
         * Gradient of the states, laid out like {@link #h}: filled by the caller before {@link Gru#backward}. Like all
         * that follows for it, it is missing in a state that only runs forward.
         */
        public final double[] dh;

        /** U_h h (reset after) or r∘h (reset before), [steps·rows×hidden]. */
        private final double[] inner;
        /** k = base + slope·u, [steps·rows]; both 0 on padding. */
        private final double[] base;

        private final double[] slope;
        private final double[] transposedWeights = new double[3 * inputs * hidden];
        private final double[] transposedRecurrent = new double[3 * hidden * hidden];

        /** Gradients of what enters u, r and c, and of {@link #inner}, in a chunk of steps. */
        private final double[] du;

        private final double[] dr;
        private final double[] dc;
        private final double[] dInner;
        /** Gradient of k and ∂k/∂a in one step. */
        private final double[] dWrite;

        private final double[] byAttention;

        private final double[] da;
        private final double[] attentionBase;
        private final double[] attentionSlope;
        /** Of the last forward pass. */
        private Overrides overrides = Overrides.NONE;

        private State(int rows, int steps, boolean trains) {
            h = new double[(steps + 1) * rows * hidden];
            u = new double[steps * rows * hidden];
            r = new double[u.length];
            c = new double[u.length];
            write = new double[u.length];
            inner = new double[u.length];
            base = new double[steps * rows];
            slope = new double[steps * rows];
            dh = new double[trains ? h.length : 0];
            int step = trains ? rows : 0;
            du = new double[step * stepsOfChunk(rows) * hidden];
            dr = new double[du.length];
            dc = new double[du.length];
            dInner = new double[du.length];
            dWrite = new double[step * hidden];
            byAttention = new double[step * hidden];
            da = new double[step];
            attentionBase = new double[step];
            attentionSlope = new double[step];
            Arrays.fill(attentionBase, rule.attentionBase());
            Arrays.fill(attentionSlope, rule.attentionSlope());
        }
    }

    /** Steps whose rows together go into one product of the backward pass, few enough to stay in the cache. */
    private static int stepsOfChunk(int rows) {
        return Math.max(1, CHUNK_ROWS / rows);
    }

    /** @param trains whether there will be backward passes */
    public State state(int maxRows, int maxSteps, boolean trains) {
        return new State(maxRows, maxSteps, trains);
    }

    /**
     * Runs over x [steps·rows×inputs] from xOff.
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
            int xOff,
            double[] attention,
            int[] length,
            Overrides overrides,
            State s) {
        for (int gate = 0; gate < 3; gate++) {
            int of = gate * inputs * hidden;
            Matrices.transpose(w, weights + of, hidden, inputs, s.transposedWeights, of, hidden);
            of = gate * hidden * hidden;
            Matrices.transpose(w, recurrent + of, hidden, hidden, s.transposedRecurrent, of, hidden);
        }
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < rows; b++) {
                int i = t * rows + b;
                double a = attention == null ? 1 : attention[i];
                s.base[i] = t < length[b] ? rule.base(a) : 0;
                s.slope[i] = t < length[b] ? rule.slope(a) : 0;
            }
        }
        s.overrides = overrides;
        Matrices.clear(s.h, rows * hidden);
        for (int t = 0; t < steps; t++) {
            step(w, rows, t, x, xOff + t * rows * inputs, length, overrides, s);
        }
    }

    private void step(double[] w, int rows, int t, double[] x, int xt, int[] length, Overrides overrides, State s) {
        int n = rows * hidden;
        int before = t * n;
        int after = before + n;
        input(w, UPDATE, rows, x, xt, s.u, before, s);
        recur(UPDATE, rows, s.h, before, s.u, before, s);
        kernels.sigmoid(s.u, before, n);
        input(w, RESET, rows, x, xt, s.r, before, s);
        recur(RESET, rows, s.h, before, s.r, before, s);
        kernels.sigmoid(s.r, before, n);
        input(w, CANDIDATE, rows, x, xt, s.c, before, s);
        if (reset == Reset.AFTER) {
            Arrays.fill(s.inner, before, after, 0);
            recur(CANDIDATE, rows, s.h, before, s.inner, before, s);
            kernels.addProduct(n, s.r, before, s.inner, before, s.c, before);
        } else {
            kernels.product(n, s.r, before, s.h, before, s.inner, before);
            recur(CANDIDATE, rows, s.inner, before, s.c, before, s);
        }
        kernels.tanh(s.c, before, n);
        override(overrides.update(), t, rows, length, s.u);
        kernels.affine(rows, hidden, s.base, s.slope, t * rows, s.u, before, s.write, before);
        override(overrides.write(), t, rows, length, s.write);
        kernels.blend(n, s.write, s.c, before, s.h, before, s.h, after);
    }

    /** out [rows×hidden] = W x + b of one gate. */
    private void input(double[] w, int gate, int rows, double[] x, int xt, double[] out, int at, State s) {
        int of = gate * inputs * hidden;
        int from = bias + gate * hidden;
        kernels.dense(rows, hidden, inputs, x, xt, inputs, s.transposedWeights, of, hidden, w, from, out, at, hidden);
    }

    /** out [rows×hidden] += U h of one gate. */
    private void recur(int gate, int rows, double[] h, int before, double[] out, int at, State s) {
        int of = gate * hidden * hidden;
        kernels.multiply(rows, hidden, hidden, h, before, hidden, s.transposedRecurrent, of, hidden, out, at, hidden);
    }

    /** Puts edited values of step t into the rows that have this step. */
    private void override(double[][] edited, int t, int rows, int[] length, double[] values) {
        if (edited == null) {
            return;
        }
        for (int b = 0; b < rows; b++) {
            for (int i = 0; i < hidden && t < length[b]; i++) {
                if (!Double.isNaN(edited[t][i])) {
                    values[(t * rows + b) * hidden + i] = edited[t][i];
                }
            }
        }
    }

    /** What was put in at step t is a constant, which nothing flows back through. Gradient: modified. */
    private void stop(double[][] edited, int t, int rows, double[] gradient, int d) {
        if (edited == null) {
            return;
        }
        for (int i = 0; i < rows * hidden; i++) {
            if (!Double.isNaN(edited[t][i % hidden])) {
                gradient[d + i] = 0;
            }
        }
    }

    /**
     * From {@code s.dh}, the gradient of every state from above: dx and dAttention are added to, as is the gradient.
     *
     * @param dx [steps·rows×inputs] from dxOff, modified
     * @param dAttention [steps·rows], modified; null if the rule does not use it
     */
    public void backward(
            double[] w,
            int rows,
            int steps,
            double[] x,
            int xOff,
            int[] length,
            double[] dx,
            int dxOff,
            double[] dAttention,
            double[] gradient,
            State s) {
        int chunk = stepsOfChunk(rows);
        for (int end = steps; end > 0; end -= chunk) {
            int start = Math.max(0, end - chunk);
            for (int t = end - 1; t >= start; t--) {
                stepBackward(w, rows, t, (t - start) * rows * hidden, length, dAttention, s);
            }
            int n = (end - start) * rows;
            int xAt = start * rows * inputs;
            inputBackward(w, UPDATE, n, s.du, x, xOff + xAt, dx, dxOff + xAt, gradient);
            inputBackward(w, RESET, n, s.dr, x, xOff + xAt, dx, dxOff + xAt, gradient);
            inputBackward(w, CANDIDATE, n, s.dc, x, xOff + xAt, dx, dxOff + xAt, gradient);
            int at = start * rows * hidden;
            recurrentGradient(UPDATE, n, s.du, s.h, at, gradient);
            recurrentGradient(RESET, n, s.dr, s.h, at, gradient);
            boolean resetAfter = reset == Reset.AFTER;
            recurrentGradient(CANDIDATE, n, resetAfter ? s.dInner : s.dc, resetAfter ? s.h : s.inner, at, gradient);
        }
    }

    /** Gradients of one step at {@code d} of the chunk, and of the state before it. */
    private void stepBackward(double[] w, int rows, int t, int d, int[] length, double[] dAttention, State s) {
        int n = rows * hidden;
        int before = t * n;
        int after = before + n;
        kernels.blendBackward(
                rows, hidden, s.slope, t * rows, s.u, s.write, s.c, before, s.h, s.dh, before, s.dh, after, s.dWrite,
                s.du, s.dc, d);
        stop(s.overrides.write(), t, rows, s.dWrite, 0);
        stop(s.overrides.write(), t, rows, s.du, d);
        stop(s.overrides.update(), t, rows, s.du, d);
        if (dAttention != null) {
            kernels.affine(rows, hidden, s.attentionBase, s.attentionSlope, 0, s.u, before, s.byAttention, 0);
            kernels.dots(rows, hidden, s.dWrite, 0, s.byAttention, 0, s.da, 0);
            for (int b = 0; b < rows; b++) {
                dAttention[t * rows + b] += t < length[b] ? s.da[b] : 0;
            }
        }
        if (reset == Reset.AFTER) {
            kernels.gateBackward(n, s.r, s.inner, before, s.dc, s.dr, s.dInner, d);
            recurBackward(w, CANDIDATE, rows, s.dInner, d, s.dh, before);
        } else {
            Arrays.fill(s.dInner, d, d + n, 0);
            recurBackward(w, CANDIDATE, rows, s.dc, d, s.dInner, d);
            kernels.product(n, s.dInner, d, s.h, before, s.dr, d);
            kernels.sigmoidBackward(n, s.r, before, s.dr, d);
            kernels.addProduct(n, s.dInner, d, s.r, before, s.dh, before);
        }
        recurBackward(w, RESET, rows, s.dr, d, s.dh, before);
        recurBackward(w, UPDATE, rows, s.du, d, s.dh, before);
    }

    /** dh [rows×hidden] += d U of one gate. */
    private void recurBackward(double[] w, int gate, int rows, double[] dGate, int d, double[] dh, int at) {
        int of = recurrent + gate * hidden * hidden;
        kernels.multiply(rows, hidden, hidden, dGate, d, hidden, w, of, hidden, dh, at, hidden);
    }

    /** From the gradient of n rows of a gate's input: gradients of W, b and x are added to. */
    private void inputBackward(
            double[] w,
            int gate,
            int n,
            double[] dGate,
            double[] x,
            int xAt,
            double[] dx,
            int dxAt,
            double[] gradient) {
        int of = weights + gate * inputs * hidden;
        kernels.multiplyTransposed(hidden, inputs, n, dGate, 0, hidden, x, xAt, inputs, gradient, of, inputs);
        kernels.addRows(n, hidden, dGate, 0, gradient, bias + gate * hidden);
        kernels.multiply(n, inputs, hidden, dGate, 0, hidden, w, of, inputs, dx, dxAt, inputs);
    }

    private void recurrentGradient(int gate, int n, double[] dGate, double[] h, int at, double[] gradient) {
        int of = recurrent + gate * hidden * hidden;
        kernels.multiplyTransposed(hidden, hidden, n, dGate, 0, hidden, h, at, hidden, gradient, of, hidden);
    }
}
