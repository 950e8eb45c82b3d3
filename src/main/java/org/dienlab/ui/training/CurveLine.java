package org.dienlab.ui.training;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A loss curve ready to be drawn: lightly smoothed for the eye, and thinned to what pixels can show. It grows with the
 * curve, so a frame costs what is new and what pixels show, not the length of the history. Read-outs never come from
 * here.
 */
final class CurveLine {
    /** Share of the newest loss in the running mean. */
    private static final double NEWEST = .08;
    /** Points whose lowest and highest are known together. */
    private static final int BUCKET = 64;

    private double[] line = new double[1024];
    private int[] lowest = new int[1024 / BUCKET];
    private int[] highest = new int[1024 / BUCKET];
    private int size;
    private double mean = Double.NaN;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Goes on with the next losses: a running mean that starts at the first. What is not finite leaves a gap. */
    void append(double[] losses) {
        if (size + losses.length > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, size + losses.length));
            lowest = Arrays.copyOf(lowest, line.length / BUCKET + 1);
            highest = Arrays.copyOf(highest, line.length / BUCKET + 1);
        }
        for (double loss : losses) {
            line[size] = Double.NaN;
            if (Double.isFinite(loss)) {
                mean = Double.isNaN(mean) ? loss : mean + NEWEST * (loss - mean);
                line[size] = mean;
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
            int bucket = size / BUCKET;
            boolean first = size % BUCKET == 0;
            lowest[bucket] = first ? size : lower(lowest[bucket], size);
            highest[bucket] = first ? size : higher(highest[bucket], size);
            size++;
        }
    }

    int size() {
        return size;
    }

    /** Smoothed loss of step i + 1; NaN where it is not finite. */
    double at(int i) {
        return line[i];
    }

    /** The smallest finite value; ∞ where there is none. */
    double low() {
        return low;
    }

    /** The largest finite value; −∞ where there is none. */
    double high() {
        return high;
    }

    /**
     * Indices of the points to draw: all of them, or the lowest and the highest of each pixel where there are more than
     * two a pixel, so that no peak is lost.
     *
     * @param from first index
     * @param to after the last index
     */
    int[] thin(int from, int to, int pixels) {
        int count = Math.max(0, to - from);
        if (count <= 2 * pixels || pixels < 1) {
            int[] all = new int[count];
            Arrays.setAll(all, i -> from + i);
            return all;
        }
        // Where a pixel holds several whole buckets, its borders are theirs.
        int grain = count / pixels >= 2 * BUCKET ? BUCKET : 1;
        IntUnaryOperator border =
                p -> p == 0 ? from : p == pixels ? to : (int) (from + (long) count * p / pixels) / grain * grain;
        int[] kept = new int[2 * pixels];
        for (int p = 0; p < pixels; p++) {
            int start = border.applyAsInt(p);
            int end = border.applyAsInt(p + 1);
            int least = start;
            int most = start;
            for (int i = start; i < end; ) {
                boolean whole = i % BUCKET == 0 && i + BUCKET <= end;
                least = lower(least, whole ? lowest[i / BUCKET] : i);
                most = higher(most, whole ? highest[i / BUCKET] : i);
                i += whole ? BUCKET : 1;
            }
            kept[2 * p] = Math.min(least, most);
            kept[2 * p + 1] = Math.max(least, most);
        }
        return kept;
    }

    /** Written so that a number wins over NaN. */
    private int lower(int a, int b) {
        return line[b] < line[a] || Double.isNaN(line[a]) ? b : a;
    }

    private int higher(int a, int b) {
        return line[b] > line[a] || Double.isNaN(line[a]) ? b : a;
    }
}
