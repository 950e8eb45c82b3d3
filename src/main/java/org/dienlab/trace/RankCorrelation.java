package org.dienlab.trace;

import java.util.Arrays;

/** Whether two columns of numbers put the clicks into the same order. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Spearman's rank correlation of two columns of equal length, −1..1: the correlation of the ranks, where equal
     * values share the mean of their ranks. NaN where it is not defined: fewer than two numbers, a column of equal
     * numbers, or one with NaN.
     */
    public static double spearman(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("columns of " + a.length + " and " + b.length + " numbers");
        }
        double[] ra = ranks(a);
        double[] rb = ranks(b);
        double middle = (a.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (ra[i] - middle) * (rb[i] - middle);
            aa += (ra[i] - middle) * (ra[i] - middle);
            bb += (rb[i] - middle) * (rb[i] - middle);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Double.NaN;
    }

    /** Ranks 1..n, ascending; ties share their mean rank. All NaN if a value is. */
    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = Double.isNaN(values[order[i]]) ? Double.NaN : (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }
}
