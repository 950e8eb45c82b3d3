package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Local activation unit of DIN: scores a key for a query from [k ; q ; k − q ; k∘q]. */
public final class ActivationUnit {
    private final int size;
    private final ScoreNetwork network;

    /** Declares {@code <name>.W1, b1, w2, b2} with W1 [units×4·size]. */
    public ActivationUnit(Kernels kernels, Layout layout, String name, int size, int units) {
        this.size = size;
        network = new ScoreNetwork(kernels, layout, name, 4 * size, units);
    }

    public ScoreNetwork.State state(int maxRows) {
        return network.state(maxRows);
    }

    /**
     * Scores of keys [steps·rows×size] for the query of their row.
     *
     * @param keyOff index of the first key
     * @param query [rows×size]
     * @param score [steps·rows], modified
     */
    public void forward(
            double[] w,
            int rows,
            int steps,
            double[] keys,
            int keyOff,
            double[] query,
            double[] score,
            ScoreNetwork.State s) {
        for (int i = 0; i < steps * rows; i++) {
            int k = keyOff + i * size;
            int q = (i % rows) * size;
            int x = i * 4 * size;
            for (int j = 0; j < size; j++) {
                double key = keys[k + j];
                double other = query[q + j];
                s.x[x + j] = key;
                s.x[x + size + j] = other;
                s.x[x + 2 * size + j] = key - other;
                s.x[x + 3 * size + j] = key * other;
            }
        }
        network.forward(w, steps * rows, score, s);
    }

    /** From dScore [steps·rows]: dKeys and dQuery are added to, as is the gradient. All three modified. */
    public void backward(
            double[] w,
            int rows,
            int steps,
            double[] dScore,
            double[] dKeys,
            int dKeyOff,
            double[] dQuery,
            double[] gradient,
            ScoreNetwork.State s) {
        network.backward(w, steps * rows, dScore, gradient, s);
        for (int i = 0; i < steps * rows; i++) {
            int k = dKeyOff + i * size;
            int q = (i % rows) * size;
            int x = i * 4 * size;
            for (int j = 0; j < size; j++) {
                double key = s.x[x + j];
                double query = s.x[x + size + j];
                double difference = s.dx[x + 2 * size + j];
                double product = s.dx[x + 3 * size + j];
                dKeys[k + j] += s.dx[x + j] + difference + product * query;
                dQuery[q + j] += s.dx[x + size + j] - difference + product * key;
            }
        }
    }
}
