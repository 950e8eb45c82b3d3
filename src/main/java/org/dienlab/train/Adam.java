package org.dienlab.train;

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

    private final Layout layout;
    private final Embeddings embeddings;
    private final double l2;
    private final double[] first;
    private final double[] second;
    private long step;
    private double rate;
    private double correction;

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

    /** Takes over the state of another moment in training. */
    void restore(long atStep, double[] firstMoments, double[] secondMoments) {
        step = atStep;
        System.arraycopy(firstMoments, 0, first, 0, first.length);
        System.arraycopy(secondMoments, 0, second, 0, second.length);
    }

    /** Back to the start. */
    void reset() {
        step = 0;
        java.util.Arrays.fill(first, 0);
        java.util.Arrays.fill(second, 0);
    }

    /**
     * One step.
     *
     * @param w weights, modified
     * @param gradient gradient of the dense weights, not modified
     * @param rows gradient of the embeddings, not modified
     */
    public void update(double[] w, double[] gradient, EmbeddingGradient rows, double learningRate) {
        step++;
        rate = learningRate / (1 - StrictMath.pow(BETA1, step));
        correction = 1 / StrictMath.sqrt(1 - StrictMath.pow(BETA2, step));
        for (int i = 0; i < layout.denseSize(); i++) {
            move(w, i, gradient[i]);
        }
        for (int table = 0; table < rows.tables().size(); table++) {
            Parameter parameter = rows.tables().get(table);
            if (embeddings == Embeddings.DENSE) {
                for (int i = parameter.offset(); i < parameter.end(); i++) {
                    move(w, i, rows.at(i) + l2 * w[i]);
                }
            } else {
                for (int j = 0; j < rows.touched(table); j++) {
                    int from = parameter.offset() + rows.row(table, j) * parameter.cols();
                    for (int i = from; i < from + parameter.cols(); i++) {
                        move(w, i, rows.at(i));
                    }
                }
            }
        }
    }

    private void move(double[] w, int i, double g) {
        first[i] = BETA1 * first[i] + (1 - BETA1) * g;
        second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
        w[i] -= rate * first[i] / (Math.sqrt(second[i]) * correction + EPSILON);
    }
}
