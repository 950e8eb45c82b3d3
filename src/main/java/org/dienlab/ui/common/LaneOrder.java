package org.dienlab.ui.common;

import java.util.List;
import org.dienlab.model.Variant;

/** The fixed order of the lanes. Their numbers, keys 1–9 and line dashes follow from it everywhere. */
public final class LaneOrder {
    /** All lanes from 1 to 9: the plain GRU first, then ever more attention; the outsiders last. */
    public static final List<Variant> ALL = List.of(
            Variant.GRU,
            Variant.GRU_ATTENTION,
            Variant.AIGRU,
            Variant.AGRU,
            Variant.AUGRU,
            Variant.AUGRU_RELEASED,
            Variant.LSTM,
            Variant.BASE,
            Variant.DIN);

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
