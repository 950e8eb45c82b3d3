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
        boolean collapsed = collapsed(box);
        double y = top + (low(box) ? 17 : 23);
        double after = probability(p, box, x, y, collapsed);
        if (lane.survival() == null) {
            String why = lane.trace().evolving() == null
                    ? p.words().text("explore.lane.order-blind")
                    : p.words().text("explore.lane.no-survival");
            p.result(y + (collapsed ? box.height() - 21 : 20), why, Token.INK3, false);
            return;
        }
        stack(p, lane, top + stackTop(box), stackHeight(box));
        if (collapsed) {
            leftover(p, lane, after + 8, y, false, !foreign(p, lane));
        } else {
            leftover(p, lane, x, y + (low(box) ? 34 : 38), true, true);
        }
    }

    private static boolean collapsed(LaneBox box) {
        return box.height() < 56;
    }

    /** Whether the lane computes with weights that were trained under another rule. */
    private static boolean foreign(Painting p, LaneView lane) {
        return p.sheet().swapped()
                && lane.variant() != p.sheet().situation().lineup().source();
    }

    private static boolean low(LaneBox box) {
        return box.height() < 66;
    }

    private static double stackTop(LaneBox box) {
        return low(box) ? 23 : 31;
    }

    private static double stackHeight(LaneBox box) {
        return collapsed(box) ? 8 : low(box) ? 11 : 13;
    }

    /** Prediction, and by how much it differs from the one before the edits and from the reference's. */
    private static double probability(Painting p, LaneBox box, double x, double y, boolean collapsed) {
        Pen pen = p.pen();
        LaneView lane = box.lane();
        LaneView reference = p.sheet().reference();
        boolean compared = reference != null && reference != lane;
        boolean foreign = foreign(p, lane);
        boolean more = lane.original() != null || compared || foreign;
        double at = x;
        // What is said of the number goes before its name where there is no room for both.
        if (!more || !collapsed && !(lane.original() != null && (compared || foreign))) {
            String pctr = p.words().text("explore.pctr");
            pen.text(at, y, pctr, Token.INK3);
            at += pen.width(pctr) + 9;
        }
        double size = collapsed ? 17 : 20;
        String value = Numbers.probability(lane.trace().probability());
        pen.text(at, y + 1, value, foreign ? Token.INK3 : Token.INK, size, true, TextAlignment.LEFT);
        at += Math.max(collapsed && more ? 0 : 43, pen.width(value, size, true) + (collapsed && foreign ? 6 : 8));
        if (lane.original() != null && !foreign) {
            at += effect(pen, lane, at, y) + 6;
        }
        if (foreign) {
            String why = p.words().text(collapsed ? "explore.swap.untrained.short" : "explore.swap.untrained");
            pen.text(at, y, pen.fitted(why, p.grid().resultRight() - at, 13, false), Token.WARN);
            at += pen.width(why);
        } else if (compared && !(collapsed && lane.original() != null)) {
            double less = lane.trace().probability() - reference.trace().probability();
            String text = p.words().text("explore.reference.difference", Numbers.signed(less), reference.number());
            pen.text(at, y, text, Token.INK2);
            at += pen.width(text);
        }
        // Of states beside differences the legend says nothing.
        boolean states = lane.difference() == null && p.sheet().compared();
        Scales scales = p.sheet().scales(lane);
        String own =
                (states ? "h′ ±" : "±") + Numbers.two(lane.difference() == null ? scales.state() : scales.difference());
        double right = p.grid().resultRight();
        if ((states || !p.sheet().situation().view().sharedScale())
                && lane.trace().evolving() != null
                && !collapsed
                && at + 8 < right - pen.width(own)) {
            pen.right(right, y, own, Token.INK3);
        }
        return at;
    }

    /** By how much the edits have changed the prediction; returns the width. */
    private static double effect(Pen pen, LaneView lane, double x, double y) {
        String text = "Δ " + Numbers.signed(lane.effect());
        if (Math.abs(lane.effect()) >= .005) {
            return pen.badge(x, y, text);
        }
        pen.text(x, y, text, Token.INK3);
        return pen.width(text);
    }

    /** The click whose part of the bar is at this place of a lane, from 1; 0 beside the clicks. */
    static int segmentAt(ColumnGrid grid, LaneBox box, double x, double y) {
        double[] survival = box.lane().survival();
        double below = y - stackTop(box);
        if (survival == null || below < -3 || below > stackHeight(box) + 3) {
            return 0;
        }
        double right = grid.resultLeft() + ColumnGrid.RESULT * box.lane().leftover();
        for (int t = 1; t <= survival.length && x >= right; t++) {
            right += ColumnGrid.RESULT * survival[t - 1];
            if (x < right) {
                return t;
            }
        }
        return 0;
    }

    /** The start state and all clicks, each as wide as what is left of it; together 1. */
    private static void stack(Painting p, LaneView lane, double y, double height) {
        Pen pen = p.pen();
        double start = p.grid().resultLeft();
        double w = ColumnGrid.RESULT;
        double x = start + w * lane.leftover();
        pen.hatch(start, y, w * lane.leftover(), height);
        Token ground = lane == p.sheet().lane() ? Token.ALT : Token.PANEL;
        double lit = -1;
        for (int t = 1; t <= lane.survival().length; t++) {
            double part = w * lane.survival()[t - 1];
            pen.fill(x, y, part, height, Token.category(p.category(t)));
            if (part > 2.5) {
                pen.fill(x, y, 1, height, ground);
            }
            lit = t == p.pointed().step() ? x : lit;
            x += part;
        }
        pen.box(start - 1, y - 1, w + 2, height + 2, Token.LINE_STRONG);
        if (lit >= 0) {
            double part = Math.max(3, w * lane.survival()[p.pointed().step() - 1]);
            pen.box(lit - 2, y - 3, part + 4, height + 6, 0, Token.INK, 2);
        }
    }

    /** @param swatch whether the hatch is drawn before it; the bar below shows it as well */
    private static void leftover(Painting p, LaneView lane, double x, double y, boolean words, boolean swatch) {
        Pen pen = p.pen();
        boolean much = lane.leftover() > MUCH_LEFT;
        if (swatch) {
            pen.hatch(x, y - 10, 10, 10);
            pen.box(x, y - 10, 10, 10, Token.HATCH);
            x += 16;
        }
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
