package org.dienlab.train.experiment;

import java.util.Arrays;

/**
 * Numbers of several seeds in short.
 *
 * @param count how many there are; the rest is NaN for none
 * @param deviation sample standard deviation; NaN for fewer than two
 */
public record Summary(int count, double mean, double deviation, double min, double max) {

    /** Summary of the values that are not NaN. */
    public static Summary of(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double sum = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        for (double value : known) {
            sum += value;
            min = Double.isNaN(min) ? value : Math.min(min, value);
            max = Double.isNaN(max) ? value : Math.max(max, value);
        }
        double mean = sum / known.length;
        double squares = 0;
        for (double value : known) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = known.length < 2 ? Double.NaN : Math.sqrt(squares / (known.length - 1));
        return new Summary(known.length, mean, deviation, min, max);
    }
}
