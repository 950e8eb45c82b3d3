package org.dienlab.ui.explore;

import java.util.List;
import javafx.scene.text.TextAlignment;
import org.dienlab.trace.LayerTrace;
import org.dienlab.train.LaneState;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.LaneBox.Detail;

/** One lane: what it is, what it writes at every click and what is left of that, its states and gates. */
final class LaneRow {
    private static final double LABELS = ColumnGrid.GUTTER - 3;

    private LaneRow() {}

    static void paint(Painting p, LaneBox box, double top) {
        Pen pen = p.pen();
        double w = p.grid().total();
        boolean selected = box.lane() == p.sheet().lane();
        if (selected || box.lane() == p.pointed().lane()) {
            pen.fill(1, top + 1, w - 2, box.height() - 1, Token.ALT);
        }
        p.tint(top, top + box.height());
        pen.horizontal(8, w - 8, top, Token.LINE);
        if (selected) {
            pen.fill(1, top + 1, 4, box.height() - 1, Token.INK);
        }
        gutter(p, box, top, selected);
        LaneView lane = box.lane();
        if (lane.write() != null) {
            writeBars(p, box, top);
        } else if (lane.trace().evolving() != null) {
            sentence(p, top + box.barsBase() - 7, p.words().text("explore.lane.no-write"));
        } else if (lane.trace().attention() != null) {
            poolingBars(p, lane.trace().attention(), top + box.height() - 6);
        } else {
            sentence(p, top + 27, p.words().text("explore.lane.sum"));
        }
        if (box.detail() != Detail.BARS) {
            maps(p, box, top);
        }
        LaneResult.paint(p, box, top);
    }

    private static void gutter(Painting p, LaneBox box, double top, boolean selected) {
        Pen pen = p.pen();
        LaneView lane = box.lane();
        double x = Painting.MARGIN;
        boolean collapsed = box.height() < 56;
        double y = top + (collapsed ? 16 : 20);
        pen.fillRound(x, y - 14, 18, 18, 4, selected ? Token.INK : Token.SUNKEN);
        Token digit = selected ? Token.PANEL : Token.INK2;
        pen.text(x + 9, y - .3, String.valueOf(lane.number()), digit, 13, true, TextAlignment.CENTER);
        String name = p.words().name(lane.variant());
        double room = ColumnGrid.GUTTER - x - 25;
        double size = pen.width(name, 14, true) <= room ? 14 : 13;
        pen.text(x + 25, y, pen.fitted(name, room, size, true), Token.INK, size, true, TextAlignment.LEFT);
        double pitch = box.height() < 66 ? 17 : 19;
        boolean unwell = lane.state() != LaneState.LIVE;
        if (unwell || !collapsed) {
            status(p, lane, y + (collapsed ? 15 : pitch));
        }
        List<Symbol> rule = lane.variant().writeRule() == null
                ? List.of()
                : Symbol.rule(lane.variant().writeRule());
        if (!collapsed) {
            pen.formula(x, y + 2 * pitch, 16, rule);
        } else if (!unwell && !rule.isEmpty()) {
            pen.formula(x + 25, y + 15, 14, rule);
        } else if (!unwell) {
            status(p, lane, y + 15);
        }
    }

    private static void status(Painting p, LaneView lane, double y) {
        Pen pen = p.pen();
        String text = p.words().status(lane);
        if (lane.state() == LaneState.DIVERGED) {
            pen.warning(Painting.MARGIN + 6, y - 4.5, 11, Token.BAD);
            double room = ColumnGrid.GUTTER - Painting.MARGIN - 15;
            pen.text(Painting.MARGIN + 15, y, pen.fitted(text, room, 13, false), Token.BAD);
        } else {
            p.note(y, text, lane.state() == LaneState.CATCHING_UP ? Token.INK2 : Token.INK3);
        }
    }

    private static void sentence(Painting p, double y, String text) {
        ColumnGrid grid = p.grid();
        double room = grid.clicksRight() - grid.clicksLeft();
        p.pen().text(grid.clicksLeft(), y, p.pen().fitted(text, room, 13, false), Token.INK3);
    }

    /** Outline: written at t. Solid: still there at the end. Hatched: left on the start state. They sum to 1. */
    private static void writeBars(Painting p, LaneBox box, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        LaneView lane = box.lane();
        double base = Math.round(top + box.barsBase());
        double scale = (box.detail() == Detail.BARS ? 25 : box.bars())
                / p.sheet().scales().write();
        double bar = grid.bar();
        pen.horizontal(ColumnGrid.GUTTER + 8, grid.clicksRight(), base, Token.LINE);
        double left = Math.round(lane.leftover() * scale);
        pen.hatch(ColumnGrid.GUTTER + 7, base - left, 26, left);
        if (left >= 1) {
            pen.box(ColumnGrid.GUTTER + 7, base - left, 26, left + 1, Token.HATCH);
        }
        for (int t = 1; t <= lane.write().length; t++) {
            double x = Math.round(grid.center(t) - bar / 2);
            double written = lane.write()[t - 1] * scale;
            double remaining = lane.survival()[t - 1] * scale;
            pen.fill(x, base - written, bar, written, Token.WRITTEN);
            pen.fill(x, base - remaining, bar, remaining, Token.category(p.category(t)));
            if (written >= 1) {
                double y = Math.round(base - written);
                pen.box(x, y, bar, base - y + 1, Token.WRITTEN_EDGE);
            }
        }
        int now = p.sheet().t();
        // In narrower columns the number would run into the cursor.
        if (now > 0 && grid.column() >= 78) {
            pen.bold(grid.center(now) + bar / 2 + 4, base - 3, Numbers.two(lane.write()[now - 1]), Token.INK);
        }
    }

    /** Weights of a lane that sums the clicks in no order. */
    private static void poolingBars(Painting p, double[] weights, double bottom) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        double least = 0;
        double most = 0;
        for (double weight : weights) {
            least = Math.min(least, weight);
            most = Math.max(most, weight);
        }
        double scale = most > least ? 32 / (most - least) : 0;
        double zero = Math.round(bottom + least * scale);
        for (int t = 1; t <= weights.length; t++) {
            double h = weights[t - 1] * scale;
            double x = Math.round(grid.center(t) - grid.bar() / 2);
            pen.fill(x, Math.min(zero, zero - h), grid.bar(), Math.abs(h), Token.FILL_A);
            if (Math.abs(h) >= 1) {
                pen.box(x, Math.min(zero, zero - h), grid.bar(), Math.abs(h), Token.EDGE_A);
            }
        }
        pen.horizontal(grid.clicksLeft(), grid.clicksRight(), zero, Token.LINE);
    }

    private static void maps(Painting p, LaneBox box, double top) {
        Pen pen = p.pen();
        LayerTrace layer = box.lane().trace().evolving();
        ColorRamp states = ColorRamp.diverging(pen.palette(), p.sheet().scales().state());
        double y = top + box.stateTop();
        double h = layer.size() * box.row();
        pen.heat(p.grid().clicksLeft(), y, p.grid().column(), box.row(), layer.hidden(), states);
        p.outline(y, h);
        // The start state is all zeros: one neutral box.
        pen.fill(ColumnGrid.GUTTER + 7, y, 26, h, Token.DIV_ZERO);
        pen.box(ColumnGrid.GUTTER + 6, y - 1, 28, h + 2, Token.LINE);
        if (box.detail().compareTo(Detail.GATE) >= 0) {
            map(p, box, top, 0, Symbol.U, layer.update(), ColorRamp.gate(pen.palette(), Token.SYM_U));
        }
        if (box.detail() == Detail.ALL) {
            map(p, box, top, 1, Symbol.R, layer.reset(), ColorRamp.gate(pen.palette(), Token.SYM_R));
            map(p, box, top, 2, Symbol.C, layer.candidate(), ColorRamp.diverging(pen.palette(), 1));
        }
    }

    private static void map(
            Painting p, LaneBox box, double top, int index, Symbol symbol, double[][] values, ColorRamp ramp) {
        double y = top + box.mapTop(index);
        double h = values[0].length * box.gateRow();
        p.pen().symbol(LABELS + 20, y + h / 2 + 5, 15, symbol);
        p.pen().heat(p.grid().clicksLeft(), y, p.grid().column(), box.gateRow(), values, ramp);
    }
}
