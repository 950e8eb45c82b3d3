package org.dienlab.nn;

import java.util.List;
import org.dienlab.math.Kernels;

/** Head on named blocks side by side, for example [interest ; target]: a ReLU layer, then one logit. */
public final class Head {
    /**
     * One block of the input.
     *
     * @param name what it is
     * @param size its width
     */
    public record Block(String name, int size) {}

    private final List<Block> blocks;
    private final int inputs;
    private final int units;
    private final Dense first;
    private final Dense second;

    /** Declares {@code fc1.W} [units×inputs], {@code fc1.b}, {@code fc2.W} [1×units], {@code fc2.b}. */
    public Head(Kernels kernels, Layout layout, List<Block> blocks, int units) {
        this.blocks = List.copyOf(blocks);
        this.units = units;
        inputs = blocks.stream().mapToInt(Block::size).sum();
        first = new Dense(kernels, layout, "fc1", "", inputs, units, true);
        second = new Dense(kernels, layout, "fc2", "", units, 1, true);
    }

    /** The blocks in their order. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Buffers of one thread. */
    public final class State {
        /** Logits, [rows]. */
        public final double[] logit;

        private final double[] x;
        private final double[] dx;
        private final double[] z;
        private final double[] dz;
        private final Dense.State firstState = first.state();
        private final Dense.State secondState = second.state();

        private State(int rows) {
            logit = new double[rows];
            x = new double[rows * inputs];
            dx = new double[rows * inputs];
            z = new double[rows * units];
            dz = new double[rows * units];
        }
    }

    public State state(int maxRows) {
        return new State(maxRows);
    }

    /** Logits of rows whose block j is the rows [rows×size_j] of {@code values[j]}. {@code s} modified. */
    public void forward(double[] w, int rows, double[][] values, State s) {
        int from = 0;
        for (int j = 0; j < values.length; j++) {
            int size = blocks.get(j).size();
            for (int b = 0; b < rows; b++) {
                System.arraycopy(values[j], b * size, s.x, b * inputs + from, size);
            }
            from += size;
        }
        first.forward(w, rows, s.x, s.z, s.firstState);
        for (int i = 0; i < rows * units; i++) {
            // Not Math.max: a NaN must stay one.
            s.z[i] = s.z[i] < 0 ? 0 : s.z[i];
        }
        second.forward(w, rows, s.z, s.logit, s.secondState);
    }

    /** From dLogit [rows]: the gradient of block j is added to {@code dValues[j]}. It and {@code gradient} modified. */
    public void backward(double[] w, int rows, double[] dLogit, double[][] dValues, double[] gradient, State s) {
        Matrices.clear(s.dz, rows * units);
        Matrices.clear(s.dx, rows * inputs);
        second.backward(w, rows, s.z, dLogit, s.dz, gradient);
        for (int i = 0; i < rows * units; i++) {
            s.dz[i] = s.z[i] > 0 ? s.dz[i] : 0;
        }
        first.backward(w, rows, s.x, s.dz, s.dx, gradient);
        int from = 0;
        for (int j = 0; j < dValues.length; j++) {
            int size = blocks.get(j).size();
            for (int b = 0; b < rows; b++) {
                Matrices.addScaled(1, s.dx, b * inputs + from, dValues[j], b * size, size);
            }
            from += size;
        }
    }
}
