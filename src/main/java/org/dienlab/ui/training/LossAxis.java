package org.dienlab.ui.training;

import org.dienlab.ui.common.Numbers;

/** Vertical axis of losses, logarithmic where they span many powers of ten. */
record LossAxis(double low, double high, boolean logarithmic) {
    /** The axis that holds all finite values of some lines. */
    static LossAxis of(Iterable<CurveLine> lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (CurveLine line : lines) {
            low = Math.min(low, line.low());
            high = Math.max(high, line.high());
        }
        if (low > high) {
            return new LossAxis(0, 1, false);
        }
        if (high > 20 && high > 100 * low) {
            return new LossAxis(Math.max(1e-3, low), high, true);
        }
        // Full hundredths, so that the axis does not tremble while training runs.
        low = Math.floor(low * 50) / 50;
        high = Math.ceil(high * 50) / 50;
        return new LossAxis(low, Math.max(high, low + .02), false);
    }

    /** Height of a value, 0 at the bottom to 1 at the top. */
    double share(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Math.max(0, Math.min(1, share));
    }

    String lowText() {
        return text(low);
    }

    String highText() {
        return text(high);
    }

    private static String text(double value) {
        return value >= 100 ? "1e" + Math.round(Math.log10(value)) : Numbers.two(value);
    }
}
