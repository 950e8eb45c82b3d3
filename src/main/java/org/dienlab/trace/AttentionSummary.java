package org.dienlab.trace;

/**
 * Attention of one history in three numbers.
 *
 * @param sum Σ a_t; 1 under softmax
 * @param spread entropy of the weights as shares, divided by ln T: 0 all on one click, 1 uniform; 1 for one click
 * @param peak index of the largest weight, the first one in a tie
 */
public record AttentionSummary(double sum, double spread, int peak) {

    /** Summary of attention weights a_t ≥ 0, [T], T ≥ 1. Weights of DIN may be negative; they count as 0 in the spread. */
    public static AttentionSummary of(double[] attention) {
        double sum = 0;
        double positive = 0;
        int peak = 0;
        for (int t = 0; t < attention.length; t++) {
            sum += attention[t];
            positive += Math.max(0, attention[t]);
            if (attention[t] > attention[peak]) {
                peak = t;
            }
        }
        double entropy = 0;
        for (double a : attention) {
            double share = Math.max(0, a) / positive;
            if (share > 0) {
                entropy -= share * Math.log(share);
            }
        }
        return new AttentionSummary(sum, attention.length == 1 ? 1 : entropy / Math.log(attention.length), peak);
    }
}
