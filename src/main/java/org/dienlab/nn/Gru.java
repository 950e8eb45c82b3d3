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
    /** Most rows that go into one product of the backward pass, unless a step has more: few enough to stay in the cache. */
    private static final int CHUNK_ROWS = 64;
    /**
     * Before the functions, and in the gradients there, what belongs to one row lies side by side: what U_h gives, reset
     * gate, update gate, candidate, each {@code hidden} wide. So all that is multiplied by h is one block of columns and
     * all that is multiplied by x is another, and each is one product.
     */
    private static final int INNER = 0;

    private static final int RESET = 1;
    private static final int UPDATE = 2;
    private static final int CANDIDATE = 3;
    private static final int COLUMNS = 4;
    /** Which of the weights u, r, h (numbers 0 to 2) the columns multiplied by h have, from {@link #INNER} on. */
    private static final int[] OF_STATE = {2, 1, 0};
    /** The same of the columns multiplied by x, from {@link #RESET} on. */
    private static final int[] OF_INPUT = {1, 0, 2};

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
        /** W x + b of one step, [rows×4·hidden]; always 0 where U_h h has its place. */
        private final double[] ofInput;
        /** What enters the functions in one step, laid out likewise; the candidate's is made of both. */
        private final double[] in;
        /** Wᵀ and Uᵀ in the order of the columns, [inputs×3·hidden] and [hidden×3·hidden], and b, [3·hidden]. */
        private final double[] inputWeights = new double[3 * inputs * hidden];

        private final double[] stateWeights = new double[3 * hidden * hidden];
        private final double[] biases = new double[3 * hidden];

        /** U with its gates in the order of the columns, [3·hidden×hidden]. */
        private final double[] recurrentRows;
        /** Gradient of {@link #in} in a chunk of steps, [chunk·rows×4·hidden]. */
        private final double[] dIn;
        /** Gradients of {@link #inputWeights}, {@link #stateWeights} and {@link #biases}. */
        private final double[] dInputWeights;

        private final double[] dStateWeights;
        private final double[] dBiases;
        /** Gradient of r∘h in one step (reset before). */
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
            ofInput = new double[rows * COLUMNS * hidden];
            in = new double[ofInput.length];
            dh = new double[trains ? h.length : 0];
            int step = trains ? rows : 0;
            // With fewer rows there may be more in a chunk.
            dIn = new double[trains ? rowsOfChunk(rows) * COLUMNS * hidden : 0];
            recurrentRows = new double[trains ? stateWeights.length : 0];
            dInputWeights = new double[trains ? inputWeights.length : 0];
            dStateWeights = new double[trains ? stateWeights.length : 0];
            dBiases = new double[trains ? biases.length : 0];
            dInner = new double[step * hidden];
            dWrite = new double[step * hidden];
            byAttention = new double[step * hidden];
            da = new double[step];
            attentionBase = new double[step];
            attentionSlope = new double[step];
            Arrays.fill(attentionBase, rule.attentionBase());
            Arrays.fill(attentionSlope, rule.attentionSlope());
        }
    }

    /** Steps whose rows together go into one product of the backward pass. */
    private static int stepsOfChunk(int rows) {
        return Math.max(1, CHUNK_ROWS / rows);
    }

    /** Most rows of a chunk of up to so many rows a step. */
    private static int rowsOfChunk(int maxRows) {
        return Math.max(CHUNK_ROWS, maxRows);
    }

    /** Numbers per hidden unit that a pass of up to so many rows works with, besides its sequences and weights. */
    public static int workingNumbers(int maxRows) {
        return COLUMNS * (2 * maxRows + rowsOfChunk(maxRows));
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
        int width = 3 * hidden;
        for (int i = 0; i < 3; i++) {
            int at = i * hidden;
            Matrices.transpose(w, inputWeights(i), hidden, inputs, s.inputWeights, at, width);
            Matrices.transpose(w, stateWeights(i), hidden, hidden, s.stateWeights, at, width);
            System.arraycopy(w, biases(i), s.biases, at, hidden);
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
            step(rows, t, x, xOff + t * rows * inputs, length, overrides, s);
        }
    }

    private void step(int rows, int t, double[] x, int xt, int[] length, Overrides overrides, State s) {
        int n = rows * hidden;
        int before = t * n;
        int after = before + n;
        int width = 3 * hidden;
        int row = COLUMNS * hidden;
        double[] ofInput = s.ofInput;
        kernels.dense(
                rows,
                width,
                inputs,
                x,
                xt,
                inputs,
                s.inputWeights,
                0,
                width,
                s.biases,
                0,
                0,
                ofInput,
                column(RESET),
                row);
        int from = reset == Reset.AFTER ? column(INNER) : column(RESET);
        int columns = column(CANDIDATE) - from;
        // The zero state adds nothing.
        int states = t == 0 ? 0 : hidden;
        kernels.dense(
                rows,
                columns,
                states,
                s.h,
                before,
                hidden,
                s.stateWeights,
                from,
                width,
                ofInput,
                from,
                row,
                s.in,
                from,
                row);
        kernels.sigmoid(rows, hidden, s.in, column(UPDATE), row, s.u, before);
        kernels.sigmoid(rows, hidden, s.in, column(RESET), row, s.r, before);
        // What enters tanh is where the write weights will be, which come after it.
        if (reset == Reset.AFTER) {
            int candidate = column(CANDIDATE);
            kernels.gate(rows, hidden, s.r, before, s.in, column(INNER), ofInput, candidate, row, s.inner, s.write);
        } else {
            kernels.product(n, s.r, before, s.h, before, s.inner, before);
            for (int b = 0; b < rows; b++) {
                System.arraycopy(ofInput, b * row + column(CANDIDATE), s.write, before + b * hidden, hidden);
            }
            kernels.multiply(
                    rows, hidden, states, s.inner, before, hidden, s.stateWeights, 0, width, s.write, before, hidden);
        }
        kernels.tanh(n, s.write, before, s.c, before);
        override(overrides.update(), t, rows, length, s.u);
        kernels.affine(rows, hidden, s.base, s.slope, t * rows, s.u, before, s.write, before);
        override(overrides.write(), t, rows, length, s.write);
        kernels.blend(n, s.write, s.c, before, s.h, before, s.h, after);
    }

    private int column(int of) {
        return of * hidden;
    }

    /** Where W of the i-th column multiplied by x begins in the weights; the next two likewise. */
    private int inputWeights(int i) {
        return weights + OF_INPUT[i] * hidden * inputs;
    }

    private int stateWeights(int i) {
        return recurrent + OF_STATE[i] * hidden * hidden;
    }

    private int biases(int i) {
        return bias + OF_INPUT[i] * hidden;
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
    private void stop(double[][] edited, int t, int rows, double[] gradient, int d, int row) {
        if (edited == null) {
            return;
        }
        for (int b = 0; b < rows; b++) {
            for (int i = 0; i < hidden; i++) {
                if (!Double.isNaN(edited[t][i])) {
                    gradient[d + b * row + i] = 0;
                }
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
        for (int i = 0; i < 3; i++) {
            System.arraycopy(w, stateWeights(i), s.recurrentRows, i * hidden * hidden, hidden * hidden);
        }
        Arrays.fill(s.dInputWeights, 0);
        Arrays.fill(s.dStateWeights, 0);
        Arrays.fill(s.dBiases, 0);
        int row = COLUMNS * hidden;
        int chunk = stepsOfChunk(rows);
        for (int end = steps; end > 0; end -= chunk) {
            int start = Math.max(0, end - chunk);
            for (int t = end - 1; t >= start; t--) {
                stepBackward(rows, t, (t - start) * rows * row, length, dAttention, s);
            }
            int n = (end - start) * rows;
            int xAt = xOff + start * rows * inputs;
            int dxAt = dxOff + start * rows * inputs;
            inputBackward(w, UPDATE, n, dx, dxAt, s);
            inputBackward(w, RESET, n, dx, dxAt, s);
            inputBackward(w, CANDIDATE, n, dx, dxAt, s);
            weightsBackward(3, 0, n, x, xAt, inputs, RESET, s.dInputWeights, 0, s);
            kernels.addRows(n, 3 * hidden, s.dIn, column(RESET), row, s.dBiases, 0);
            int zeros = start == 0 ? rows : 0;
            int at = start * rows * hidden;
            if (reset == Reset.AFTER) {
                weightsBackward(3, zeros, n, s.h, at, hidden, INNER, s.dStateWeights, 0, s);
            } else {
                weightsBackward(1, zeros, n, s.inner, at, hidden, CANDIDATE, s.dStateWeights, 0, s);
                weightsBackward(2, zeros, n, s.h, at, hidden, RESET, s.dStateWeights, column(RESET), s);
            }
        }
        int width = 3 * hidden;
        for (int i = 0; i < 3; i++) {
            int at = i * hidden;
            Matrices.addTransposed(s.dInputWeights, at, width, hidden, inputs, gradient, inputWeights(i));
            Matrices.addTransposed(s.dStateWeights, at, width, hidden, hidden, gradient, stateWeights(i));
            kernels.add(hidden, s.dBiases, at, gradient, biases(i));
        }
    }

    /** Gradients of one step at {@code d} of the chunk, and of the state before it. */
    private void stepBackward(int rows, int t, int d, int[] length, double[] dAttention, State s) {
        int n = rows * hidden;
        int before = t * n;
        int after = before + n;
        int row = COLUMNS * hidden;
        int du = d + column(UPDATE);
        int dr = d + column(RESET);
        int dc = d + column(CANDIDATE);
        kernels.blendBackward(
                rows, hidden, s.slope, t * rows, s.u, s.write, s.c, before, s.h, s.dh, before, s.dh, after, s.dWrite,
                s.dIn, du, dc, row);
        stop(s.overrides.write(), t, rows, s.dWrite, 0, hidden);
        stop(s.overrides.write(), t, rows, s.dIn, du, row);
        stop(s.overrides.update(), t, rows, s.dIn, du, row);
        if (dAttention != null) {
            kernels.affine(rows, hidden, s.attentionBase, s.attentionSlope, 0, s.u, before, s.byAttention, 0);
            kernels.dots(rows, hidden, s.dWrite, 0, s.byAttention, 0, s.da, 0);
            for (int b = 0; b < rows; b++) {
                dAttention[t * rows + b] += t < length[b] ? s.da[b] : 0;
            }
        }
        if (reset == Reset.AFTER) {
            kernels.gateBackward(rows, hidden, s.r, s.inner, before, s.dIn, dc, row, s.dIn, dr, row, s.dIn, d, row);
            stateBackward(3, t, rows, d, 0, s.dh, before, s);
        } else {
            Matrices.clear(s.dInner, n);
            stateBackward(1, t, rows, dc, 0, s.dInner, 0, s);
            kernels.gateBackward(
                    rows, hidden, s.r, s.h, before, s.dInner, 0, hidden, s.dIn, dr, row, s.dWrite, 0, hidden);
            kernels.add(n, s.dWrite, 0, s.dh, before);
            stateBackward(2, t, rows, dr, RESET, s.dh, before, s);
        }
    }

    /**
     * dState [rows×hidden] += d U of so many columns, which are side by side from d on; the first one's U is given. Not
     * before the first step: nobody asks for the gradient of the zero state.
     */
    private void stateBackward(int columns, int t, int rows, int d, int first, double[] dState, int at, State s) {
        if (t == 0) {
            return;
        }
        int row = COLUMNS * hidden;
        int from = first * hidden * hidden;
        kernels.multiply(
                rows, hidden, columns * hidden, s.dIn, d, row, s.recurrentRows, from, hidden, dState, at, hidden);
    }

    /** dx [n×inputs] += d W of one column. */
    private void inputBackward(double[] w, int of, int n, double[] dx, int dxAt, State s) {
        int from = inputWeights(of - RESET);
        int row = COLUMNS * hidden;
        kernels.multiply(n, inputs, hidden, s.dIn, column(of), row, w, from, inputs, dx, dxAt, inputs);
    }

    /**
     * Gradient of the weights between n rows of x and so many columns side by side; the first rows of x, as many as are
     * said, are zeros. {@code dWeights} modified.
     */
    private void weightsBackward(
            int columns, int zeros, int n, double[] x, int at, int size, int from, double[] dWeights, int to, State s) {
        int row = COLUMNS * hidden;
        int d = column(from) + zeros * row;
        kernels.multiplyTransposed(
                size, columns * hidden, n - zeros, x, at + zeros * size, size, s.dIn, d, row, dWeights, to, 3 * hidden);
    }
}
