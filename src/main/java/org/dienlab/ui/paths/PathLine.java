package org.dienlab.ui.paths;

/**
 * The path of h' for one target, in the plane of the picture.
 *
 * @param kind whose path it is
 * @param name name of the target; null for {@link Kind#NONE} and {@link Kind#ANY}
 * @param category category of the target, −1 without one
 * @param x coordinates of h'_0..h'_T, [T + 1]
 * @param y the same upwards
 * @param moved length of every step in the full space, [T]: |h'_t − h'_(t−1)|
 */
record PathLine(Kind kind, String name, int category, double[] x, double[] y, double[] moved) {
    /** Whose path. */
    enum Kind {
        /** The target of the sheet. */
        CURRENT,
        /** Another target. */
        OTHER,
        /** No target: the same attention on every click. */
        NONE,
        /** Every target: the lane's states do not depend on it. */
        ANY
    }

    /** Step with the longest way, 1..T. */
    int longest() {
        int longest = 0;
        for (int t = 1; t < moved.length; t++) {
            if (moved[t] > moved[longest]) {
                longest = t;
            }
        }
        return longest + 1;
    }

    /** Length of the whole path in the full space. */
    double length() {
        double sum = 0;
        for (double step : moved) {
            sum += step;
        }
        return sum;
    }
}
