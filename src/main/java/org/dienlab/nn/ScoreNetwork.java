package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** One number for each input row: sigmoid hidden layer, one output. s = w2·σ(W1 x + b1) + b2. */
public final class ScoreNetwork {
    private final Kernels kernels;
    private final int units;
    private final Dense hidden;
    private final Parameter w2;
    private final Parameter b2;

    /** Declares {@code <name>.W1, b1, w2, b2}. */
    public ScoreNetwork(Kernels kernels, Layout layout, String name, int inputs, int units) {
        this.kernels = kernels;
        this.units = units;
        hidden = new Dense(kernels, layout, name, "1", inputs, units, true);
        w2 = layout.vector(name + ".w2", units);
        b2 = layout.vector(name + ".b2", 1);
    }

    /** Buffers of one thread for up to n rows. */
    public final class State {
        /** Inputs, [n×inputs]: filled by the caller before {@link #forward}. */
        final double[] x;
        /** Gradient of the inputs after {@link #backward}, [n×inputs]. */
        final double[] dx;

        private final double[] z;
        private final double[] dz;
        private final Dense.State dense = hidden.state();

        private State(int n) {
            x = new double[n * hidden.inputs()];
            dx = new double[n * hidden.inputs()];
            z = new double[n * units];
            dz = new double[n * units];
        }
    }

    public State state(int maxRows) {
        return new State(maxRows);
    }

    /** score [n] of the n rows in {@code s.x}. {@code score} modified. */
    public void forward(double[] w, int n, double[] score, State s) {
        hidden.forward(w, n, s.x, s.z, s.dense);
        kernels.sigmoid(s.z, 0, n * units);
        for (int i = 0; i < n; i++) {
            score[i] = Matrices.dot(w, w2.offset(), s.z, i * units, units) + w[b2.offset()];
        }
    }

    /** From dScore [n]: {@code s.dx} and the gradient. {@code gradient} modified. */
    public void backward(double[] w, int n, double[] dScore, double[] gradient, State s) {
        for (int i = 0; i < n; i++) {
            gradient[b2.offset()] += dScore[i];
            Matrices.addScaled(dScore[i], s.z, i * units, gradient, w2.offset(), units);
            for (int j = 0; j < units; j++) {
                double z = s.z[i * units + j];
                s.dz[i * units + j] = dScore[i] * w[w2.offset() + j] * z * (1 - z);
            }
        }
        Matrices.clear(s.dx, n * hidden.inputs());
        hidden.backward(w, n, s.x, s.dz, s.dx, gradient);
    }
}
