package org.dienlab.ui.explore;

import java.util.List;
import org.dienlab.trace.LayerTrace;

/**
 * Scales that all lanes share, so that their pictures compare.
 *
 * @param state largest |h'| of all lanes
 * @param write top of the write weight bars
 */
public record Scales(double state, double write) {

    static Scales of(List<LaneView> lanes) {
        double state = 0;
        double write = 0;
        for (LaneView lane : lanes) {
            state = Math.max(state, largest(lane.trace().evolving()));
            write = Math.max(write, lane.write() == null ? 0 : Math.max(lane.leftover(), largest(lane.write())));
        }
        return new Scales(state == 0 ? 1 : state, ceiling(write));
    }

    /** Largest |h| of a layer, 0 where there is none. */
    static double largest(LayerTrace layer) {
        double largest = 0;
        if (layer != null) {
            for (double[] state : layer.hidden()) {
                largest = Math.max(largest, largest(state));
            }
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
