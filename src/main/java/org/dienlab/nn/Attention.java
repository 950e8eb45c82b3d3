package org.dienlab.nn;

import org.dienlab.math.Kernels;

/**
 * Attention of a target on the extractor states: a score for every step, then weights by softmax over the valid steps
 * or by sigmoid. Padding has weight 0. The score is one of three kinds, one a file.
 */
public abstract class Attention {
    private final Normalisation normalisation;
    private final Kernels kernels;

    Attention(Normalisation normalisation, Kernels kernels) {
        this.kernels = kernels;
        this.normalisation = normalisation;
    }

    /** The kind of attention that a configuration asks for. States and targets have the same size. */
    public static Attention of(
            AttentionScore score,
            Normalisation normalisation,
            Kernels kernels,
            Layout layout,
            String name,
            int size,
            int units) {
        return switch (score) {
            case BILINEAR -> new BilinearAttention(normalisation, kernels, layout, name, size);
            case CONCAT -> new ConcatAttention(normalisation, kernels, layout, name, size);
            case MLP -> new MlpAttention(normalisation, kernels, layout, name, size, units);
        };
    }

    /** Buffers of one thread. */
    public abstract static class State {
        /** Scores before normalisation, [steps·rows]; meaningless on padding. */
        public final double[] score;
        /** Weights a, [steps·rows]; 0 on padding. */
        public final double[] weight;

        final double[] dScore;

        State(int rows, int steps) {
            score = new double[rows * steps];
            weight = new double[rows * steps];
            dScore = new double[rows * steps];
        }
    }

    public abstract State state(int maxRows, int maxSteps);

    /** Scores of the states h [(steps + 1)·rows×size], zero state first, for targets [rows×size]. */
    abstract void score(double[] w, int rows, int steps, double[] h, double[] target, State s);

    /** From {@code s.dScore}: dh, dTarget and gradient are added to. All three modified. */
    abstract void scoreBackward(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] target,
            double[] dh,
            double[] dTarget,
            double[] gradient,
            State s);

    /** Scores and weights. {@code s} modified. */
    public final void forward(double[] w, int rows, int steps, double[] h, double[] target, int[] length, State s) {
        score(w, rows, steps, h, target, s);
        int n = steps * rows;
        for (int b = 0; b < rows; b++) {
            double max = 0;
            if (normalisation == Normalisation.SOFTMAX) {
                max = Double.NEGATIVE_INFINITY;
                for (int t = 0; t < length[b]; t++) {
                    max = Math.max(max, s.score[t * rows + b]);
                }
            }
            for (int t = 0; t < steps; t++) {
                int i = t * rows + b;
                // Both exp and sigmoid make 0 of padding.
                s.weight[i] = t < length[b] ? s.score[i] - max : Double.NEGATIVE_INFINITY;
            }
        }
        if (normalisation == Normalisation.SIGMOID) {
            kernels.sigmoid(s.weight, 0, n);
            return;
        }
        kernels.expOfNegative(s.weight, 0, n);
        for (int b = 0; b < rows; b++) {
            double sum = 0;
            for (int i = b; i < n; i += rows) {
                sum += s.weight[i];
            }
            for (int i = b; i < n; i += rows) {
                s.weight[i] /= sum;
            }
        }
    }

    /** From dWeight [steps·rows]: dh, dTarget and gradient are added to. All three modified. */
    public final void backward(
            double[] w,
            int rows,
            int steps,
            double[] h,
            double[] target,
            int[] length,
            double[] dWeight,
            double[] dh,
            double[] dTarget,
            double[] gradient,
            State s) {
        for (int b = 0; b < rows; b++) {
            double mean = 0;
            for (int t = 0; t < length[b]; t++) {
                mean += s.weight[t * rows + b] * dWeight[t * rows + b];
            }
            for (int t = 0; t < steps; t++) {
                int i = t * rows + b;
                double a = s.weight[i];
                s.dScore[i] =
                        normalisation == Normalisation.SOFTMAX ? a * (dWeight[i] - mean) : dWeight[i] * a * (1 - a);
            }
        }
        scoreBackward(w, rows, steps, h, target, dh, dTarget, gradient, s);
    }
}
