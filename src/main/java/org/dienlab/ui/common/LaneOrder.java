package org.dienlab.ui.common;

import java.util.List;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;

/** Lane numbers, keys 1–9 and line dashes. They stay with a lane wherever the user puts it. */
public final class LaneOrder {
    /** All lanes from 1 to 9. */
    public static final List<Variant> ALL = Situation.Lineup.USUAL;

    private static final double[][] DASHES = {
        {1, 3}, {3, 3}, {5, 3}, {7, 3, 1, 3}, {}, {12, 4}, {9, 3, 1, 3, 1, 3}, {1, 6}, {4, 6}
    };

    private LaneOrder() {}

    /** Number of a lane, 1..9. */
    public static int number(Variant variant) {
        return ALL.indexOf(variant) + 1;
    }

    /** Dash pattern of a lane's curves in pixels, empty for a solid line. */
    public static double[] dash(Variant variant) {
        return DASHES[ALL.indexOf(variant)].clone();
    }
}
