package org.dienlab.ui.training;

/**
 * A loss curve ready to be drawn: lightly smoothed for the eye and thinned to what pixels can show. Read-outs never
 * come from here.
 */
final class CurveLine {
    /** Share of the newest loss in the running mean. */
    private static final double NEWEST = .08;

    private CurveLine() {}

    /** Running mean of losses; starts at the first one. What is not finite stays as it is and is left out. */
    static double[] smooth(double[] losses) {
        double[] line = new double[losses.length];
        double mean = Double.NaN;
        for (int i = 0; i < losses.length; i++) {
            if (Double.isFinite(losses[i])) {
                mean = Double.isNaN(mean) ? losses[i] : mean + NEWEST * (losses[i] - mean);
                line[i] = mean;
            } else {
                line[i] = Double.NaN;
            }
        }
        return line;
    }

    /**
     * Indices of the points to draw: all of them, or the lowest and the highest of each pixel where there are more than
     * two a pixel, so that no peak is lost.
     *
     * @param from first index
     * @param to after the last index
     */
    static int[] thin(double[] line, int from, int to, int pixels) {
        int count = to - from;
        if (count <= 2 * pixels || pixels < 1) {
            int[] all = new int[Math.max(0, count)];
            for (int i = 0; i < all.length; i++) {
                all[i] = from + i;
            }
            return all;
        }
        int[] kept = new int[2 * pixels];
        for (int p = 0; p < pixels; p++) {
            int start = from + (int) ((long) count * p / pixels);
            int end = from + (int) ((long) count * (p + 1) / pixels);
            int low = start;
            int high = start;
            for (int i = start; i < end; i++) {
                // Written so that a number wins over NaN.
                low = line[i] < line[low] || Double.isNaN(line[low]) ? i : low;
                high = line[i] > line[high] || Double.isNaN(line[high]) ? i : high;
            }
            kept[2 * p] = Math.min(low, high);
            kept[2 * p + 1] = Math.max(low, high);
        }
        return kept;
    }
}
