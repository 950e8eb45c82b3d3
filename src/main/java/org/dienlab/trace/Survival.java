package org.dienlab.trace;

/**
 * What is left of each click in what the head reads: w_t = k_t∘Π_(s&gt;t)(1 − k_s), and of the zero start state
 * w_0 = Π(1 − k_s). In every dimension Σ_(t≥0) w_t = 1 and h'_T = Σ w_t∘c_t.
 *
 * <p>A layer whose interest is Σ_j a_j h'_j has w_t = Σ_(j≥t) a_j k_t Π_(t&lt;s≤j)(1 − k_s), and the total is Σ a.
 *
 * @param weight w_t, [T][H], 0..1
 * @param leftover w_0, [H], 0..1
 */
public record Survival(double[][] weight, double[] leftover) {

    /** Survival in the last state of a layer with these write weights, [T][H]. */
    public static Survival inLastState(double[][] write) {
        double[] readout = new double[write.length];
        readout[write.length - 1] = 1;
        return inPooledStates(write, readout);
    }

    /** Survival in Σ_j readout_j h'_j, for write weights [T][H] and readout weights [T]. */
    public static Survival inPooledStates(double[][] write, double[] readout) {
        int steps = write.length;
        int size = write[0].length;
        double[][] weight = new double[steps][size];
        double[] leftover = new double[size];
        for (int i = 0; i < size; i++) {
            // kept = Σ_(j≥t) readout_j Π_(t<s≤j)(1 − k_s), from the last step backwards.
            double kept = 0;
            for (int t = steps - 1; t >= 0; t--) {
                kept += readout[t];
                weight[t][i] = kept * write[t][i];
                kept *= 1 - write[t][i];
            }
            leftover[i] = kept;
        }
        return new Survival(weight, leftover);
    }

    /** Mean survival of every click over the dimensions, [T]. */
    public double[] meanWeight() {
        return Mean.ofRows(weight);
    }

    /** Mean share of the start state, 0..1. */
    public double meanLeftover() {
        return Mean.of(leftover);
    }
}
