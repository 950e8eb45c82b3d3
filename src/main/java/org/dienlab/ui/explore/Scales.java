package org.dienlab.ui.explore;

import java.util.List;
import org.dienlab.trace.Trace;

/**
 * What the ends of bars and colours mean.
 *
 * @param state largest |h'|, above 0
 * @param write top of the write weight bars, above 0
 * @param difference largest |h' − h'_reference|, above 0
 */
public record Scales(double state, double write, double difference) {
    /** Where there is nothing to measure. */
    static final Scales NONE = new Scales(1, 1, 1);

    /** Scales of one lane; of {@code original} too, which may be null. */
    static Scales of(Trace trace, double[] write, double leftover, LaneView original) {
        double state = trace.evolving() == null ? 0 : largest(trace.evolving().hidden());
        double most = write == null ? 0 : Math.max(leftover, largest(write));
        if (original != null) {
            state = Math.max(state, original.scales().state);
            most = Math.max(most, original.write() == null ? 0 : original.scales().write);
        }
        return new Scales(state == 0 ? 1 : state, write == null ? 1 : ceiling(most), 1);
    }

    /** Scales that all these lanes share, so that their pictures compare. */
    static Scales of(List<LaneView> lanes) {
        double state = 0;
        double write = 0;
        double difference = 0;
        for (LaneView lane : lanes) {
            state = Math.max(state, lane.trace().evolving() == null ? 0 : lane.scales().state);
            write = Math.max(write, lane.write() == null ? 0 : lane.scales().write);
            difference = Math.max(difference, lane.difference() == null ? 0 : lane.scales().difference);
        }
        return new Scales(state == 0 ? 1 : state, write == 0 ? 1 : write, difference == 0 ? 1 : difference);
    }

    Scales withDifference(double largest) {
        return new Scales(state, write, largest == 0 ? 1 : largest);
    }

    /** Largest |value| of a matrix. */
    static double largest(double[][] rows) {
        double largest = 0;
        for (double[] row : rows) {
            largest = Math.max(largest, largest(row));
        }
        return largest;
    }

    /** Largest |value|; NaN counts as 0. */
    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            if (Math.abs(value) > largest) {
                largest = Math.abs(value);
            }
        }
        return largest;
    }

    /** The next round number above a value, so that bars do not change their scale at every training step. */
    public static double ceiling(double value) {
        double[] steps = {.1, .15, .2, .3, .4, .6, .8, 1};
        for (double step : steps) {
            if (value <= step) {
                return step;
            }
        }
        return value;
    }
}
