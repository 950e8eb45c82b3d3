package org.dienlab.ui.explore;

import org.dienlab.ui.explore.Grip.Kind;
import org.dienlab.ui.explore.LaneBox.Detail;

/** Finds what lies at a place of the sheet; in the measures of text of normal size. */
record Grips(SheetModel sheet, ColumnGrid grid, SheetLayout layout, double scroll) {
    /** A bar can be taken hold of this far above its end, and a small one this far above its base. */
    private static final double ABOVE = 8;

    private static final double LEAST = 14;

    Grip at(double x, double y) {
        int t = grid.at(x);
        if (sheet.steps() == 0) {
            return Grip.NOTHING;
        }
        if (y < layout.clicksTop()) {
            return time(t);
        }
        if (y < layout.extractorTop()) {
            return click(x, y - layout.clicksTop(), t);
        }
        if (y >= layout.attentionTop() && y < layout.headTop()) {
            return t >= 1 && attention(x, y, t) ? Grip.of(Kind.ATTENTION, t) : time(t);
        }
        LaneBox box = layout.laneAt(y, scroll);
        return box == null ? time(t) : lane(box, x, y - Math.round(layout.lanesTop() + box.top() - scroll), t);
    }

    private static Grip time(int t) {
        return t < 0 ? Grip.NOTHING : Grip.of(Kind.TIME, t);
    }

    private Grip click(double x, double y, int t) {
        if (x >= grid.resultLeft()) {
            return Grip.of(Kind.TARGET, -1);
        }
        if (t < 1 || y > ClicksRow.height(grid)) {
            return time(t);
        }
        return Grip.of(ClicksRow.crossHolds(grid, t, x, y) ? Kind.DELETE : Kind.CHIP, t);
    }

    private boolean attention(double x, double y, int t) {
        LaneView lane = sheet.lane();
        return lane != null
                && lane.variant().attends()
                && holds(
                        AttentionRow.scale(lane, layout.attentionTop()),
                        lane.trace().attention()[t - 1],
                        x,
                        y,
                        t);
    }

    private boolean holds(BarScale scale, double value, double x, double y, int t) {
        double half = Math.max(6, grid.bar() / 2 + 3);
        double top = Math.min(scale.y(value) - ABOVE, scale.zero() - LEAST);
        return Math.abs(x - grid.center(t)) <= half && y >= top && y <= scale.zero() + 3;
    }

    private Grip lane(LaneBox box, double x, double y, int t) {
        LaneView lane = box.lane();
        if (x < ColumnGrid.GUTTER) {
            boolean head = y < 26;
            return new Grip(
                    head && x < Painting.MARGIN + 22
                            ? Kind.HANDLE
                            : head && x > LaneRow.PIN_LEFT ? Kind.PIN : Kind.LANE,
                    -1,
                    lane,
                    -1);
        }
        if (t < 0) {
            int segment = LaneResult.segmentAt(grid, box, x, y);
            return new Grip(segment > 0 ? Kind.SEGMENT : Kind.LANE, segment, lane, -1);
        }
        if (t > 0 && lane.write() != null) {
            if (holds(LaneRow.scale(sheet, box, 0), lane.write()[t - 1], x, y, t)) {
                return new Grip(Kind.WRITE, t, lane, -1);
            }
            int dimension = (int) Math.floor((y - box.mapTop(0)) / box.gateRow());
            boolean inside =
                    dimension >= 0 && dimension < lane.trace().evolving().size();
            if (box.detail() == Detail.ALL && box.maps().contains(Quantity.UPDATE) && inside) {
                return new Grip(Kind.GATE, t, lane, dimension);
            }
        }
        return new Grip(Kind.TIME, t, lane, -1);
    }
}
