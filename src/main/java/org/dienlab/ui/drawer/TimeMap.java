package org.dienlab.ui.drawer;

import java.util.List;

/**
 * A map over training time and clicks.
 *
 * @param cells one column a computed snapshot, oldest first
 * @param wanted number of snapshots that there are
 */
record TimeMap(List<Column> cells, int wanted) {
    static final TimeMap EMPTY = new TimeMap(List.of(), 0);

    TimeMap {
        cells = List.copyOf(cells);
    }

    /**
     * What one snapshot does with the history.
     *
     * @param attention attention weights, [T]; null for a lane without attention
     * @param write mean write weights, [T]; null where there is none
     */
    record Column(long step, double[] attention, double[] write) {
        double[] values(boolean ofWrite) {
            return ofWrite ? write : attention;
        }
    }

    /** Whether a lane with these columns has the quantity. */
    boolean has(boolean ofWrite) {
        return !cells.isEmpty() && cells.get(0).values(ofWrite) != null;
    }

    /** Largest value of the quantity, 0 without any. */
    double largest(boolean ofWrite) {
        double largest = 0;
        for (Column column : cells) {
            for (double value : column.values(ofWrite)) {
                largest = value > largest ? value : largest;
            }
        }
        return largest;
    }

    /** Smallest value of the quantity below 0; 0 where there is none. Only weights that are no shares are below 0. */
    double smallest(boolean ofWrite) {
        double smallest = 0;
        for (Column column : cells) {
            for (double value : column.values(ofWrite)) {
                smallest = value < smallest ? value : smallest;
            }
        }
        return smallest;
    }
}
