package org.dienlab.trace;

/**
 * One forward pass of one model over one history for one target. A field is null where the model does not have it or
 * where an imported trace does not say. The arrays belong to the trace and are never changed.
 *
 * @param steps number of clicks T
 * @param extractor interest extractor layer; null for order-blind models
 * @param scores attention scores before normalisation, [T]
 * @param attention attention weights a_t, [T]; for DIN its activation weights
 * @param evolving interest evolving layer; null for order-blind models
 * @param interest what the head reads as interest, [H]
 * @param logit logit of the head
 * @param probability predicted click-through rate, 0..1
 * @param probabilitySoFar predicted click-through rate of the history cut after step t, attention renormalised, [T]
 * @param interestMix next-click guess: probability of every category after step t, [T][categories]; null for
 *     order-blind models
 */
public record Trace(
        int steps,
        LayerTrace extractor,
        double[] scores,
        double[] attention,
        LayerTrace evolving,
        double[] interest,
        double logit,
        double probability,
        double[] probabilitySoFar,
        double[][] interestMix) {

    /** Category guessed as next click after step t (0-based), or −1 where there is no guess. */
    public int guess(int t) {
        if (interestMix == null) {
            return -1;
        }
        int best = 0;
        for (int c = 1; c < interestMix[t].length; c++) {
            if (interestMix[t][c] > interestMix[t][best]) {
                best = c;
            }
        }
        return best;
    }
}
