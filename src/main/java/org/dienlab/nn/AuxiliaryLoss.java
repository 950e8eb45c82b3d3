package org.dienlab.nn;

import org.dienlab.math.Kernels;

/**
 * Auxiliary loss (paper equation 6): every extractor state h_t must tell the next click e_b[t+1] from a sampled
 * non-click, −[log σ(s⁺) + log(1 − σ(s⁻))] for t = 1..T−1. The score is an inner product or a small network on [h ; e].
 */
public final class AuxiliaryLoss {
    private final Kernels kernels;
    private final int size;
    /** Null: inner product. */
    private final ScoreNetwork network;

    /** Declares the network's {@code <name>.W1, b1, w2, b2} if the score is a network. Not for {@code NONE}. */
    public AuxiliaryLoss(AuxiliaryScore score, Kernels kernels, Layout layout, String name, int size, int units) {
        this.kernels = kernels;
        this.size = size;
        network = score == AuxiliaryScore.MLP ? new ScoreNetwork(kernels, layout, name, 2 * size, units) : null;
    }

    /** Buffers of one thread. */
    public final class State {
        /** σ(s⁺) and σ(s⁻), [steps·rows]; entry t·rows + b is of h_t and the click after it, 0 where there is none. */
        public final double[] positive;

        public final double[] negative;
        private final double[] score;
        private final double[] loss;
        private final double[] dScore;
        private final ScoreNetwork.State positiveNetwork;
        private final ScoreNetwork.State negativeNetwork;

        private State(int rows, int steps) {
            positive = new double[rows * steps];
            negative = new double[rows * steps];
            score = new double[rows * steps];
            loss = new double[rows * steps];
            dScore = new double[rows * steps];
            positiveNetwork = network == null ? null : network.state(rows * steps);
            negativeNetwork = network == null ? null : network.state(rows * steps);
        }
    }

    public State state(int maxRows, int maxSteps) {
        return new State(maxRows, maxSteps);
    }

    /**
     * Sum of the losses of all valid steps.
     *
     * @param h [(steps + 1)·rows×size], zero state first
     * @param clicked behaviours e_b, [steps·rows×size]
     * @param sampled non-clicks of the same steps, [steps·rows×size]
     */
    public double forward(
            double[] w, int rows, int steps, double[] h, double[] clicked, double[] sampled, int[] length, State s) {
        double sum = score(w, rows, steps, h, clicked, length, -1, s.positive, s.positiveNetwork, s);
        return sum + score(w, rows, steps, h, sampled, length, 1, s.negative, s.negativeNetwork, s);
    }

    /** Σ softplus(sign·s) over the valid steps; σ(s) goes to {@code probability}. */
    private double score(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] e,
            int[] length,
            int sign,
            double[] probability,
            ScoreNetwork.State net,
            State s) {
        int n = (steps - 1) * rows;
        int first = rows * size;
        if (network == null) {
            kernels.dots(n, size, h, first, e, first, s.score, 0);
        } else {
            for (int i = 0; i < n; i++) {
                System.arraycopy(h, first + i * size, net.x, i * 2 * size, size);
                System.arraycopy(e, first + i * size, net.x, i * 2 * size + size, size);
            }
            network.forward(w, n, s.score, net);
        }
        for (int t = 0; t < steps - 1; t++) {
            for (int b = 0; b < rows; b++) {
                // Sigmoid and softplus make 0 of what is not there.
                int i = t * rows + b;
                boolean valid = t + 1 < length[b];
                probability[i] = valid ? s.score[i] : Double.NEGATIVE_INFINITY;
                s.score[i] = valid ? sign * s.score[i] : Double.NEGATIVE_INFINITY;
            }
        }
        kernels.sigmoid(probability, 0, n);
        kernels.softplus(s.score, 0, n, s.loss, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += s.loss[i];
        }
        return sum;
    }

    /**
     * From {@code scale}, the weight of the sum in the loss: all three gradients of inputs and the gradient are added to.
     *
     * @param dSampled gradients of the non-clicks from dSampledOff on
     */
    public void backward(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] clicked,
            double[] sampled,
            int[] length,
            double scale,
            double[] dh,
            double[] dClicked,
            double[] dSampled,
            int dSampledOff,
            double[] gradient,
            State s) {
        scoreBackward(
                w,
                rows,
                steps,
                h,
                clicked,
                length,
                scale,
                1,
                s.positive,
                dh,
                dClicked,
                0,
                gradient,
                s.positiveNetwork,
                s);
        scoreBackward(
                w,
                rows,
                steps,
                h,
                sampled,
                length,
                scale,
                0,
                s.negative,
                dh,
                dSampled,
                dSampledOff,
                gradient,
                s.negativeNetwork,
                s);
    }

    private void scoreBackward(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] e,
            int[] length,
            double scale,
            double label,
            double[] probability,
            double[] dh,
            double[] de,
            int deOff,
            double[] gradient,
            ScoreNetwork.State net,
            State s) {
        int n = (steps - 1) * rows;
        for (int t = 0; t < steps - 1; t++) {
            for (int b = 0; b < rows; b++) {
                int i = t * rows + b;
                s.dScore[i] = t + 1 < length[b] ? scale * (probability[i] - label) : 0;
            }
        }
        if (network != null) {
            network.backward(w, n, s.dScore, gradient, net);
        }
        int first = rows * size;
        if (network == null) {
            kernels.addScaled(n, size, s.dScore, 0, e, first, dh, first);
            kernels.addScaled(n, size, s.dScore, 0, h, first, de, deOff + first);
            return;
        }
        for (int i = 0; i < n; i++) {
            int at = first + i * size;
            Matrices.addScaled(1, net.dx, i * 2 * size, dh, at, size);
            Matrices.addScaled(1, net.dx, i * 2 * size + size, de, deOff + at, size);
        }
    }
}
