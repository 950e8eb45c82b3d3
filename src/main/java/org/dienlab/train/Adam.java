package org.dienlab.train;

import org.dienlab.math.Kernels;
import org.dienlab.nn.EmbeddingGradient;
import org.dienlab.nn.Layout;
import org.dienlab.nn.Parameter;

/**
 * Adam with β₁ = .9, β₂ = .999, ε = 1e-8. Embedding rows move either only in a step that touches them (lazy: a step
 * costs the same for any number of items) or in every step (dense), where an L2 penalty can act on them.
 */
public final class Adam {
    private static final double BETA1 = .9;
    private static final double BETA2 = .999;
    private static final double EPSILON = 1e-8;

    /** How embedding rows move. */
    public enum Embeddings {
        LAZY,
        DENSE
    }

    private final Kernels kernels = Kernels.best();
    private final Layout layout;
    private final Embeddings embeddings;
    private final double l2;
    private final double[] first;
    private final double[] second;
    private long step;
    /** Step at which the moments were 0: they are corrected for the steps after it. */
    private long since;

    private Kernels.Step now;

    /** @param l2 added to the gradient of embeddings as l2·w; needs dense rows */
    public Adam(Layout layout, Embeddings embeddings, double l2) {
        if (l2 != 0 && embeddings == Embeddings.LAZY) {
            throw new IllegalArgumentException("L2 acts on all embedding rows and needs dense updates");
        }
        this.layout = layout;
        this.embeddings = embeddings;
        this.l2 = l2;
        first = new double[layout.size()];
        second = new double[layout.size()];
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    /** First moments, as the weights are laid out. */
    double[] first() {
        return first;
    }

    /** Second moments, as the weights are laid out. */
    double[] second() {
        return second;
    }

    /** Takes over the state of another moment in training, with moments that began at step {@code sinceStep}. */
    void restore(long atStep, long sinceStep, double[] firstMoments, double[] secondMoments) {
        step = atStep;
        since = sinceStep;
        System.arraycopy(firstMoments, 0, first, 0, first.length);
        System.arraycopy(secondMoments, 0, second, 0, second.length);
    }

    /** Back to the start. */
    void reset() {
        step = 0;
        beginAnew();
    }

    /** Forgets the moments; steps are counted on. */
    void beginAnew() {
        since = step;
        java.util.Arrays.fill(first, 0);
        java.util.Arrays.fill(second, 0);
    }

    /** Begins a step: what {@link #move} does until the next one. */
    public void begin(double learningRate) {
        step++;
        long steps = step - since;
        double rate = learningRate / (1 - StrictMath.pow(BETA1, steps));
        double correction = 1 / StrictMath.sqrt(1 - StrictMath.pow(BETA2, steps));
        now = new Kernels.Step(BETA1, BETA2, EPSILON, rate, correction);
    }

    /**
     * Moves one of several parts of all weights; different parts may move at the same time.
     *
     * @param w weights, modified
     * @param gradient gradient of the dense weights, not modified
     * @param rows gradient of the embedding rows
     */
    public void move(double[] w, double[] gradient, EmbeddingGradient rows, int part, int parts) {
        int size = layout.denseSize();
        int from = (int) ((long) size * part / parts);
        int to = (int) ((long) size * (part + 1) / parts);
        kernels.adam(now, to - from, w, first, second, from, gradient, from);
        EmbeddingGradient.Action move = (table, count, numbers, gradients) -> move(w, table, count, numbers, gradients);
        if (embeddings == Embeddings.LAZY) {
            rows.forTouched(part, move);
        } else {
            rows.forAll(part, move);
        }
    }

    private void move(double[] w, Parameter table, int count, int[] rows, double[] gradients) {
        int cols = table.cols();
        for (int i = 0; l2 != 0 && i < count * cols; i++) {
            gradients[i] += l2 * w[table.offset() + rows[i / cols] * cols + i % cols];
        }
        kernels.adam(now, count, cols, rows, w, first, second, table.offset(), gradients);
    }
}
