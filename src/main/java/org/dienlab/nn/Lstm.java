package org.dienlab.nn;

import org.dienlab.math.Elementary;
import org.dienlab.math.Kernels;

/**
 * Long short-term memory layer, the lecture's comparison. For every step, with gates i, f, o = σ(W x + U h + b) and
 * g = tanh(W x + U h + b):
 *
 * <pre>
 *   cell ← f∘cell + i∘g        h = o∘tanh(cell)
 * </pre>
 *
 * Layout as in {@link Gru}.
 */
public final class Lstm {
    private final Kernels kernels;
    private final int inputs;
    private final int hidden;
    /** W_i, W_f, W_g, W_o below each other, likewise U and b. */
    private final int weights;

    private final int recurrent;
    private final int bias;

    /** Declares {@code <name>.W?}, {@code U?}, {@code b?} for the gates i, f, g, o. */
    public Lstm(Kernels kernels, Layout layout, String name, int inputs, int hidden) {
        this.kernels = kernels;
        this.inputs = inputs;
        this.hidden = hidden;
        weights = layout.matrix(name + ".Wi", hidden, inputs).offset();
        layout.matrix(name + ".Wf", hidden, inputs);
        layout.matrix(name + ".Wg", hidden, inputs);
        layout.matrix(name + ".Wo", hidden, inputs);
        recurrent = layout.matrix(name + ".Ui", hidden, hidden).offset();
        layout.matrix(name + ".Uf", hidden, hidden);
        layout.matrix(name + ".Ug", hidden, hidden);
        layout.matrix(name + ".Uo", hidden, hidden);
        bias = layout.vector(name + ".bi", hidden).offset();
        layout.vector(name + ".bf", hidden);
        layout.vector(name + ".bg", hidden);
        layout.vector(name + ".bo", hidden);
    }

    /** Buffers of one thread for up to rows·steps. */
    public final class State {
        /** States, [(steps + 1)·rows×hidden]; the first block is the zero state. */
        public final double[] h;
        /** Gradient of the states, filled by the caller before {@link Lstm#backward}. */
        public final double[] dh;

        private final double[] cell;
        private final double[] dCell;
        /** i, f, g, o side by side, [steps·rows×4·hidden]. */
        private final double[] gates;

        private final double[] dGates;
        private final double[] transposedWeights = new double[4 * hidden * inputs];
        private final double[] transposedRecurrent = new double[4 * hidden * hidden];

        private State(int rows, int steps, boolean trains) {
            h = new double[(steps + 1) * rows * hidden];
            dh = new double[trains ? h.length : 0];
            cell = new double[h.length];
            dCell = new double[dh.length];
            gates = new double[steps * rows * 4 * hidden];
            dGates = new double[trains ? gates.length : 0];
        }
    }

    /** @param trains whether there will be backward passes */
    public State state(int maxRows, int maxSteps, boolean trains) {
        return new State(maxRows, maxSteps, trains);
    }

    /** Runs over x [steps·rows×inputs] from xOff. */
    public void forward(double[] w, int rows, int steps, double[] x, int xOff, int[] length, State s) {
        int width = 4 * hidden;
        Matrices.transpose(w, weights, width, inputs, s.transposedWeights, 0, width);
        Matrices.transpose(w, recurrent, width, hidden, s.transposedRecurrent, 0, width);
        kernels.dense(
                steps * rows,
                width,
                inputs,
                x,
                xOff,
                inputs,
                s.transposedWeights,
                0,
                width,
                w,
                bias,
                0,
                s.gates,
                0,
                width);
        Matrices.clear(s.h, rows * hidden);
        Matrices.clear(s.cell, rows * hidden);
        for (int t = 0; t < steps; t++) {
            int before = t * rows * hidden;
            int after = before + rows * hidden;
            int gate = t * rows * width;
            kernels.multiply(
                    rows, width, hidden, s.h, before, hidden, s.transposedRecurrent, 0, width, s.gates, gate, width);
            for (int b = 0; b < rows; b++) {
                int i = gate + b * width;
                kernels.sigmoid(s.gates, i, 2 * hidden);
                kernels.tanh(s.gates, i + 2 * hidden, hidden);
                kernels.sigmoid(s.gates, i + 3 * hidden, hidden);
                for (int j = 0; j < hidden; j++, i++) {
                    int at = b * hidden + j;
                    boolean valid = t < length[b];
                    double old = s.cell[before + at];
                    double cell = s.gates[i + hidden] * old + s.gates[i] * s.gates[i + 2 * hidden];
                    s.cell[after + at] = valid ? cell : old;
                    s.h[after + at] = valid ? s.gates[i + 3 * hidden] * Elementary.tanh(cell) : s.h[before + at];
                }
            }
        }
    }

    /** From {@code s.dh}: dx is added to, as is the gradient. {@code dx} and {@code gradient} modified. */
    public void backward(
            double[] w,
            int rows,
            int steps,
            double[] x,
            int xOff,
            int[] length,
            double[] dx,
            int dxOff,
            double[] gradient,
            State s) {
        int width = 4 * hidden;
        Matrices.clear(s.dCell, (steps + 1) * rows * hidden);
        for (int t = steps - 1; t >= 0; t--) {
            int before = t * rows * hidden;
            int after = before + rows * hidden;
            int gate = t * rows * width;
            for (int b = 0; b < rows; b++) {
                boolean valid = t < length[b];
                for (int j = 0; j < hidden; j++) {
                    int at = b * hidden + j;
                    int i = gate + b * width + j;
                    double in = s.gates[i];
                    double forget = s.gates[i + hidden];
                    double g = s.gates[i + 2 * hidden];
                    double out = s.gates[i + 3 * hidden];
                    double dh = s.dh[after + at];
                    double tanh = Elementary.tanh(s.cell[after + at]);
                    double dCell = s.dCell[after + at] + (valid ? dh * out * (1 - tanh * tanh) : 0);
                    s.dGates[i] = valid ? dCell * g * in * (1 - in) : 0;
                    s.dGates[i + hidden] = valid ? dCell * s.cell[before + at] * forget * (1 - forget) : 0;
                    s.dGates[i + 2 * hidden] = valid ? dCell * in * (1 - g * g) : 0;
                    s.dGates[i + 3 * hidden] = valid ? dh * tanh * out * (1 - out) : 0;
                    s.dCell[before + at] = valid ? dCell * forget : dCell;
                    s.dh[before + at] += valid ? 0 : dh;
                }
            }
            kernels.multiply(rows, hidden, width, s.dGates, gate, width, w, recurrent, hidden, s.dh, before, hidden);
        }
        kernels.multiply(steps * rows, inputs, width, s.dGates, 0, width, w, weights, inputs, dx, dxOff, inputs);
        kernels.multiplyTransposed(
                width, inputs, steps * rows, s.dGates, 0, width, x, xOff, inputs, gradient, weights, inputs);
        kernels.multiplyTransposed(
                width, hidden, steps * rows, s.dGates, 0, width, s.h, 0, hidden, gradient, recurrent, hidden);
        kernels.addRows(steps * rows, width, s.dGates, 0, width, gradient, bias);
    }
}
