package org.dienlab.ui.explore;

import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Token;

/** A lane that is switched on but cannot show what is asked for, and why. */
final class AbsentLane {
    private AbsentLane() {}

    static void paint(Painting p, SheetModel.Absent lane, double top) {
        Pen pen = p.pen();
        double y = top + 18;
        pen.horizontal(8, p.grid().total() - 8, top, Token.LINE);
        pen.text(Painting.MARGIN + 5, y, String.valueOf(LaneOrder.number(lane.variant())), Token.INK3);
        double x = Painting.MARGIN + 25;
        String name = pen.fitted(p.words().name(lane.variant()), ColumnGrid.GUTTER - x, 13, false);
        pen.text(x, y, name, Token.INK3);
        String why = switch (lane.reason()) {
            case NO_RULE -> p.words().text("explore.swap.no-rule");
            case NO_ATTENTION -> p.words().text("explore.swap.no-attention");
        };
        double room = p.grid().resultRight() - p.grid().clicksLeft();
        pen.text(p.grid().clicksLeft(), y, pen.fitted(why, room, 13, false), Token.INK3);
    }
}
