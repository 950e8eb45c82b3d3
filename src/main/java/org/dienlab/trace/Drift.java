package org.dienlab.trace;

/** How far interest moves from one step to the next: 1 − cos(h_t, h_(t−1)), 0..2. */
public final class Drift {
    private Drift() {}

    /** Drift of hidden states [T][H], [T]; NaN at the first step, which has no step before it, and next to a zero state. */
    public static double[] of(double[][] hidden) {
        double[] drift = new double[hidden.length];
        for (int t = 0; t < drift.length; t++) {
            drift[t] = t == 0 ? Double.NaN : 1 - cosine(hidden[t - 1], hidden[t]);
        }
        return drift;
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
