package org.dienlab.ui.training;

/**
 * Where steps and losses lie on the chart, in the measures of text of normal size.
 *
 * @param room width of the whole chart
 * @param height height of the whole chart
 * @param end last step of the axis
 */
record ChartScale(double room, double height, double end) {
    static final double LEFT = 44;
    static final double TOP = 9;
    /** Height of the curve of the auxiliary loss. */
    static final double AUXILIARY = 16;

    private static final double RIGHT = 44;
    private static final double BOTTOM = 27;

    double plotWidth() {
        return Math.max(1, room - LEFT - RIGHT);
    }

    double x(double step) {
        return LEFT + plotWidth() * step / end;
    }

    /** The step at x; at the sides the first and the last one. */
    double stepAt(double x) {
        return Math.max(0, Math.min(end, (x - LEFT) / plotWidth() * end));
    }

    double bottom() {
        return height - BOTTOM;
    }

    /** Below the target losses. */
    double targetBottom() {
        return bottom() - AUXILIARY - 4;
    }
}
