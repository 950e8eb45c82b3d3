package org.dienlab.ui.explore;

import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** What a lane comes to: its prediction, and how much of each click and of the start state is left in it. */
final class LaneResult {
    /** A larger share of the start state than this is worth a warning. */
    static final double MUCH_LEFT = .3;

    private LaneResult() {}

    static void paint(Painting p, LaneBox box, double top) {
        Pen pen = p.pen();
        LaneView lane = box.lane();
        double x = p.grid().resultLeft();
        boolean collapsed = box.height() < 56;
        boolean low = box.height() < 66;
        double y = top + (collapsed || low ? 17 : 23);
        String pctr = p.words().text("explore.pctr");
        pen.text(x, y, pctr, Token.INK3);
        String value = Numbers.probability(lane.trace().probability());
        double at = x + pen.width(pctr) + 9;
        pen.text(at, y + 1, value, Token.INK, collapsed ? 17 : 20, true, TextAlignment.LEFT);
        if (lane.survival() == null) {
            String why = lane.trace().evolving() == null
                    ? p.words().text("explore.lane.order-blind")
                    : p.words().text("explore.lane.no-survival");
            p.result(y + (collapsed ? box.height() - 21 : 20), why, Token.INK3, false);
            return;
        }
        if (collapsed) {
            stack(p, lane, y + 6, 8);
            leftover(p, lane, at + 52, y, false);
        } else {
            stack(p, lane, y + (low ? 6 : 8), low ? 11 : 13);
            leftover(p, lane, x, y + (low ? 34 : 38), true);
        }
    }

    /** The start state and all clicks, each as wide as what is left of it; together 1. */
    private static void stack(Painting p, LaneView lane, double y, double height) {
        Pen pen = p.pen();
        double start = p.grid().resultLeft();
        double w = ColumnGrid.RESULT;
        double x = start + w * lane.leftover();
        pen.hatch(start, y, w * lane.leftover(), height);
        Token ground = lane == p.sheet().lane() ? Token.ALT : Token.PANEL;
        for (int t = 1; t <= lane.survival().length; t++) {
            double part = w * lane.survival()[t - 1];
            pen.fill(x, y, part, height, Token.category(p.category(t)));
            if (part > 2.5) {
                pen.fill(x, y, 1, height, ground);
            }
            x += part;
        }
        pen.box(start - 1, y - 1, w + 2, height + 2, Token.LINE_STRONG);
    }

    private static void leftover(Painting p, LaneView lane, double x, double y, boolean words) {
        Pen pen = p.pen();
        boolean much = lane.leftover() > MUCH_LEFT;
        pen.hatch(x, y - 10, 10, 10);
        pen.box(x, y - 10, 10, 10, Token.HATCH);
        x += 16;
        if (words) {
            String left = p.words().text("explore.lane.left") + " ";
            pen.text(x, y, left, much ? Token.WARN : Token.INK3);
            x += pen.width(left);
            Symbol start = Symbol.STATE.at("0");
            x += pen.symbol(x, y, 15, much ? start.in(Token.WARN) : start) + 8;
        }
        String share = Numbers.percent(lane.leftover());
        pen.bold(x, y, share, much ? Token.WARN : Token.INK);
        if (much) {
            pen.warning(x + pen.width(share, 13, true) + 12, y - 4.5, 12, Token.WARN);
        }
    }
}
