package org.dienlab.train.experiment;

/**
 * Mean of paired differences, first minus second of the same seed, with a 95 % interval by Student's t.
 *
 * @param pairs number of seeds that have both
 * @param mean mean difference; NaN without pairs
 * @param half half the width of the interval; NaN for fewer than two pairs
 */
public record Difference(int pairs, double mean, double half) {
    private static final double CONFIDENCE = .95;

    /** Difference of values that stand at the same place; pairs with a NaN do not count. */
    public static Difference of(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        Summary summary = Summary.of(differences);
        double half = summary.count() < 2
                ? Double.NaN
                : StudentT.quantile(summary.count() - 1, CONFIDENCE) * summary.deviation() / Math.sqrt(summary.count());
        return new Difference(summary.count(), summary.mean(), half);
    }

    public double lower() {
        return mean - half;
    }

    public double upper() {
        return mean + half;
    }

    /** Whether 0 lies outside of the interval. With fewer than two pairs nothing is told apart. */
    public boolean isBeyondNoise() {
        return lower() > 0 || upper() < 0;
    }

    /** Whether the whole interval lies within ± {@code margin}: the two are the same, as far as that matters. */
    public boolean isWithin(double margin) {
        return lower() >= -margin && upper() <= margin;
    }

    /** Whether the whole interval lies outside of ± {@code margin}. */
    public boolean isBeyond(double margin) {
        return lower() > margin || upper() < -margin;
    }
}
