package org.dienlab.trace;

/** Means of small matrices. */
final class Mean {
    private Mean() {}

    /** Mean of every row. */
    static double[] ofRows(double[][] rows) {
        double[] mean = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            mean[t] = of(rows[t]);
        }
        return mean;
    }

    static double of(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
