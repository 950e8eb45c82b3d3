package org.dienlab.train;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Area under the ROC curve. */
public final class Auc {
    private Auc() {}

    /**
     * Probability that a random positive scores above a random negative; ties count half.
     *
     * @param score [n], any finite numbers
     * @param label [n], 0 or 1
     * @return empty if all labels are equal
     */
    public static OptionalDouble of(double[] score, int[] label) {
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
        double rankSum = 0;
        long positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                to++;
            }
            // Equal scores share the mean of their ranks from+1 .. to.
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (label[order[i]] == 1) {
                    rankSum += rank;
                    positives++;
                }
            }
            from = to;
        }
        long negatives = order.length - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }
}
