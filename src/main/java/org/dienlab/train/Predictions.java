package org.dienlab.train;

import java.util.OptionalDouble;
import org.dienlab.math.Elementary;

/**
 * Predictions of one model for n examples.
 *
 * @param logit [n]
 * @param label [n], 0 or 1
 * @param peakRelevant 1 if the largest attention lies on a relevant click, else 0, [n]; NaN without attention, ground
 *     truth or relevant click
 * @param relevantMass share of the attention on relevant clicks, [n]; NaN likewise
 */
record Predictions(double[] logit, int[] label, double[] peakRelevant, double[] relevantMass) {

    /** Mean binary cross-entropy; empty without examples. */
    OptionalDouble meanLoss() {
        double[] loss = new double[logit.length];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = Elementary.softplus(logit[i]) - label[i] * logit[i];
        }
        return meanOfNumbers(loss);
    }

    /** Mean of the values that are not NaN; empty if there are none. */
    static OptionalDouble meanOfNumbers(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
