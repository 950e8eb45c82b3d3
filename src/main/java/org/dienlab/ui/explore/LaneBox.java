package org.dienlab.ui.explore;

import org.dienlab.trace.LayerTrace;

/**
 * Where one lane lies in the list of lanes and how much of it is shown.
 *
 * @param top distance from the top of the list
 * @param bars height of the write weight bars
 * @param row height of one row of the state map
 * @param gateRow height of one row of the update gate map
 */
record LaneBox(LaneView lane, double top, double height, Detail detail, double bars, double row, double gateRow) {
    static final double COLLAPSED = 36;
    static final double ORDER_BLIND = 44;
    private static final double PAD = 3;
    private static final double GAP = 2;

    /** How much of a lane is shown, from little to all. */
    enum Detail {
        BARS,
        STATE,
        GATE,
        ALL
    }

    static LaneBox of(LaneView lane, double top, Detail detail, double bars, double row) {
        LayerTrace layer = lane.trace().evolving();
        if (layer == null) {
            return new LaneBox(lane, top, ORDER_BLIND, Detail.BARS, bars, 0, 0);
        }
        Detail shown = layer.update() == null && detail != Detail.BARS ? Detail.STATE : detail;
        double gateRow = shown == Detail.ALL ? row : Math.max(1, Math.floor(row / 2));
        double map = layer.size() * row;
        double height = switch (shown) {
            case BARS -> COLLAPSED;
            case STATE -> PAD + bars + PAD + map + PAD;
            case GATE -> PAD + bars + PAD + map + GAP + layer.size() * gateRow + PAD;
            case ALL -> PAD + bars + PAD + 4 * map + 3 * GAP + PAD;
        };
        return new LaneBox(lane, top, height, shown, bars, row, gateRow);
    }

    /** Base line of the bars, from the top of the lane. */
    double barsBase() {
        return detail == Detail.BARS ? COLLAPSED - 4 : PAD + bars;
    }

    /** Top of the state map, from the top of the lane. */
    double stateTop() {
        return PAD + bars + PAD;
    }

    /** Top of the map after the state map (0), the one after that (1), and so on. */
    double mapTop(int after) {
        int size = lane.trace().evolving().size();
        return stateTop() + size * row + GAP + after * (size * gateRow + GAP);
    }

    /** What a point of this lane shows, y from the top of the lane; null between rows. */
    Quantity quantityAt(double y) {
        if (lane.trace().evolving() == null) {
            return lane.trace().attention() == null ? null : Quantity.ATTENTION;
        }
        if (detail == Detail.BARS || y < stateTop()) {
            return lane.write() == null ? null : Quantity.WRITE;
        }
        if (y < mapTop(0)) {
            return Quantity.STATE;
        }
        Quantity[] maps = {Quantity.UPDATE, Quantity.RESET, Quantity.CANDIDATE};
        int shown = detail == Detail.ALL ? 3 : detail == Detail.GATE ? 1 : 0;
        for (int i = 0; i < shown; i++) {
            if (y < mapTop(i + 1)) {
                return maps[i];
            }
        }
        return null;
    }
}
