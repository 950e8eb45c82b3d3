package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** y = x Wᵀ + b with W [outputs×inputs]; the bias is optional. */
public final class Dense {
    private final Kernels kernels;
    private final int inputs;
    private final int outputs;
    private final Parameter weight;
    private final Parameter bias;

    /** Declares {@code <name>.W<suffix>} and, if asked, {@code <name>.b<suffix>}. */
    public Dense(Kernels kernels, Layout layout, String name, String suffix, int inputs, int outputs, boolean biased) {
        this.kernels = kernels;
        this.inputs = inputs;
        this.outputs = outputs;
        weight = layout.matrix(name + ".W" + suffix, outputs, inputs);
        bias = biased ? layout.vector(name + ".b" + suffix, outputs) : null;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /** Buffers of one thread. */
    public final class State {
        private final double[] transposed = new double[inputs * outputs];
    }

    public State state() {
        return new State();
    }

    /** y [n×outputs] from x [n×inputs]. {@code y} modified. */
    public void forward(double[] w, int n, double[] x, double[] y, State s) {
        Matrices.transpose(w, weight.offset(), outputs, inputs, s.transposed, 0, outputs);
        if (bias == null) {
            Matrices.clear(y, n * outputs);
            kernels.multiply(n, outputs, inputs, x, 0, inputs, s.transposed, 0, outputs, y, 0, outputs);
        } else {
            kernels.dense(
                    n, outputs, inputs, x, 0, inputs, s.transposed, 0, outputs, w, bias.offset(), 0, y, 0, outputs);
        }
    }

    /** From dy [n×outputs]: dx += dy W, and the gradient of W and b. {@code dx} and {@code gradient} modified. */
    public void backward(double[] w, int n, double[] x, double[] dy, double[] dx, double[] gradient) {
        kernels.multiply(n, inputs, outputs, dy, 0, outputs, w, weight.offset(), inputs, dx, 0, inputs);
        kernels.multiplyTransposed(outputs, inputs, n, dy, 0, outputs, x, 0, inputs, gradient, weight.offset(), inputs);
        if (bias != null) {
            kernels.addRows(n, outputs, dy, 0, outputs, gradient, bias.offset());
        }
    }
}
