package org.dienlab.ui.paths;

import java.util.List;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/**
 * One picture of paths.
 *
 * @param sheet the sheet that it belongs to
 * @param plots one, or several lanes side by side in the same plane; none where there is no path
 * @param axes number of principal components, 1 or 2; with one, the other axis is t
 * @param explained share of the variance of all drawn states along each axis, 0..1
 * @param box what the plots show: least and most x, least and most y
 * @param fitted training step at which the axes were fitted
 * @param published name of the target whose attention is the one that was published; null for none
 */
record PathsModel(
        SheetModel sheet, List<Plot> plots, int axes, double[] explained, double[] box, long fitted, String published) {
    /**
     * Paths of one lane.
     *
     * @param lines the current target's first
     * @param original the current target's before what was changed by hand; null where nothing was
     */
    record Plot(LaneView lane, List<PathLine> lines, PathLine original) {
        Plot {
            lines = List.copyOf(lines);
        }
    }

    static final PathsModel EMPTY = none(SheetModel.EMPTY);

    /** Paths are themselves only, as the sheet is that they belong to. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    PathsModel {
        plots = List.copyOf(plots);
    }

    /** The same paths at another step of the sequence. */
    PathsModel at(SheetModel moved) {
        return new PathsModel(moved, plots, axes, explained, box, fitted, published);
    }

    /** No path to show. */
    static PathsModel none(SheetModel sheet) {
        return new PathsModel(sheet, List.of(), 0, new double[0], new double[4], 0, null);
    }
}
