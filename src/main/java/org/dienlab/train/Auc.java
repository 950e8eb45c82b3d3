package org.dienlab.train;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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
        // Sorted by themselves: boxed numbers in an order of their own take the JVM longer to compile than to sort.
        double[] positive = sorted(score, label, 1);
        double[] negative = sorted(score, label, 0);
        if (positive.length == 0 || negative.length == 0) {
            return OptionalDouble.empty();
        }
        long halves = 0;
        int below = 0;
        int upTo = 0;
        for (double p : positive) {
            while (below < negative.length && negative[below] < p) {
                below++;
            }
            while (upTo < negative.length && negative[upTo] <= p) {
                upTo++;
            }
            halves += below + upTo;
        }
        return OptionalDouble.of(halves / 2.0 / ((double) positive.length * negative.length));
    }

    private static double[] sorted(double[] score, int[] label, int of) {
        double[] sorted = IntStream.range(0, score.length)
                .filter(i -> label[i] == of)
                .mapToDouble(i -> score[i])
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
