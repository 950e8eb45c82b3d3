package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.trace.LayerTrace;

/**
 * Where one lane lies in the list of lanes and how much of it is shown.
 *
 * @param top distance from the top of the list
 * @param bars height of the write weight bars
 * @param row height of one row of the state map
 * @param maps what the maps below the state map show, from the top
 * @param gateRow height of one row of those maps
 */
record LaneBox(
        LaneView lane,
        double top,
        double height,
        Detail detail,
        double bars,
        double row,
        List<Quantity> maps,
        double gateRow) {
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
            return new LaneBox(lane, top, ORDER_BLIND, Detail.BARS, bars, 0, List.of(), 0);
        }
        List<Quantity> maps = maps(layer, detail);
        Detail shown = maps.isEmpty() && detail != Detail.BARS ? Detail.STATE : detail;
        double gateRow = shown == Detail.ALL ? row : Math.max(1, Math.floor(row / 2));
        double map = layer.size() * row;
        double height = shown == Detail.BARS
                ? COLLAPSED
                : PAD + bars + PAD + map + maps.size() * (GAP + layer.size() * gateRow) + PAD;
        return new LaneBox(lane, top, height, shown, bars, row, maps, gateRow);
    }

    /** As much of this detail as the layer has. */
    private static List<Quantity> maps(LayerTrace layer, Detail detail) {
        List<Quantity> maps = new ArrayList<>();
        if (detail.compareTo(Detail.GATE) >= 0 && layer.update() != null) {
            maps.add(Quantity.UPDATE);
        }
        if (detail == Detail.ALL && layer.candidate() != null) {
            maps.addAll(List.of(Quantity.RESET, Quantity.CANDIDATE));
        }
        return List.copyOf(maps);
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
        for (int i = 0; i < maps.size(); i++) {
            if (y < mapTop(i + 1)) {
                return maps.get(i);
            }
        }
        return null;
    }
}
