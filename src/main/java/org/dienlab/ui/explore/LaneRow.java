package org.dienlab.ui.explore;

import java.util.List;
import javafx.scene.text.TextAlignment;
import org.dienlab.trace.LayerTrace;
import org.dienlab.train.LaneState;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.LaneBox.Detail;

/** One lane: what it is, what it writes at every click and what is left of that, its states and gates. */
final class LaneRow {
    /** From here to the columns there is a pin that makes the lane the reference. */
    static final double PIN_LEFT = ColumnGrid.GUTTER - 22;

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
        emphasise(p, box, top, selected);
    }

    /** Outlines what is pointed at in every lane; the slow motion speaks of the selected one only. */
    private static void emphasise(Painting p, LaneBox box, double top, boolean selected) {
        if (!selected && p.emphasis().slow()) {
            p.dimAll(top + 1, box.height() - 1);
            return;
        }
        double barsTop = top + box.barsBase() - (box.detail() == Detail.BARS ? 25 : box.bars());
        double bars = top + box.barsBase() - barsTop;
        LayerTrace layer = box.lane().trace().evolving();
        boolean write = box.lane().write() != null;
        if (write) {
            p.dim(Quantity.WRITE, barsTop, bars);
        }
        if (layer == null || box.detail() == Detail.BARS) {
            if (layer == null && box.lane().trace().attention() != null) {
                p.dim(Quantity.ATTENTION, top + 3, box.height() - 6);
                p.light(Quantity.ATTENTION, top + 6, box.height() - 10);
            }
        } else {
            double state = top + box.stateTop();
            if (selected) {
                p.mark(state, box.row(), layer.size());
            }
            map(p, Quantity.STATE, state, box.row(), layer.size());
            for (int i = 0; i < box.maps().size(); i++) {
                map(p, box.maps().get(i), top + box.mapTop(i), box.gateRow(), layer.size());
            }
        }
        if (write) {
            p.light(Quantity.WRITE, barsTop, bars);
        }
    }

    private static void map(Painting p, Quantity quantity, double top, double row, int size) {
        p.dim(quantity, top, size * row);
        p.lightCell(quantity, top, row, size);
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
        double room = PIN_LEFT - x - 25;
        double size = pen.width(name, 14, true) <= room ? 14 : 13;
        pen.text(x + 25, y, pen.fitted(name, room, size, true), Token.INK, size, true, TextAlignment.LEFT);
        boolean reference = lane == p.sheet().reference();
        if (reference || lane == p.pointed().lane()) {
            boolean held = p.pointed().grip().is(Grip.Kind.PIN, -1, lane);
            pen.pin(PIN_LEFT + 10, y - 5, reference || held ? Token.INK : Token.OTHER);
        }
        if (p.pointed().grip().is(Grip.Kind.HANDLE, -1, lane)) {
            pen.box(x - 2, y - 16, 22, 22, 5, Token.INK2, 1.5);
        }
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

    /** Where the write weight bars of a lane stand whose top is at this height. */
    static BarScale scale(SheetModel sheet, LaneBox box, double top) {
        double bars = box.detail() == Detail.BARS ? 25 : box.bars();
        return new BarScale(
                Math.round(top + box.barsBase()),
                bars / sheet.scales(box.lane()).write());
    }

    /** Outline: written at t. Solid: still there at the end. Hatched: left on the start state. They sum to 1. */
    private static void writeBars(Painting p, LaneBox box, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        LaneView lane = box.lane();
        BarScale scale = scale(p.sheet(), box, top);
        double base = scale.zero();
        double bar = grid.bar();
        pen.horizontal(ColumnGrid.GUTTER + 8, grid.clicksRight(), base, Token.LINE);
        double left = Math.round(lane.leftover() * scale.unit());
        pen.hatch(ColumnGrid.GUTTER + 7, base - left, 26, left);
        if (left >= 1) {
            pen.box(ColumnGrid.GUTTER + 7, base - left, 26, left + 1, Token.HATCH);
        }
        for (int t = grid.from(); t <= grid.to(); t++) {
            double x = Math.round(grid.center(t) - bar / 2);
            double written = lane.write()[t - 1] * scale.unit();
            double remaining = lane.survival()[t - 1] * scale.unit();
            pen.fill(x, base - written, bar, written, Token.WRITTEN);
            pen.fill(x, base - remaining, bar, remaining, Token.category(p.category(t)));
            if (written >= 1) {
                double y = Math.round(base - written);
                pen.box(x, y, bar, base - y + 1, Token.WRITTEN_EDGE);
            }
            ghost(p, lane, scale, t, x);
            if (p.pointed().grip().is(Grip.Kind.WRITE, t, lane)) {
                pen.box(x - 2, base - written - 2, bar + 4, written + 3, 0, Token.INK, 2);
            }
        }
        int now = p.sheet().t();
        for (int t = grid.from(); t <= grid.to(); t++) {
            WhatIf.Cells put = p.sheet().put(lane.variant(), t);
            boolean edited = put != null && !Double.isNaN(put.write());
            String value = Numbers.two(lane.write()[t - 1]);
            // In narrower columns the number would run into the cursor.
            if (grid.column() >= 78 && edited) {
                pen.badge(grid.center(t) + bar / 2 + 2, base - 1, value);
            } else if (grid.column() >= 78 && t == now) {
                pen.bold(grid.center(t) + bar / 2 + 4, base - 3, value, Token.INK);
            } else if (edited) {
                pen.circle(grid.center(t), base - lane.write()[t - 1] * scale.unit() - 4, 3, Token.WARN);
            }
        }
    }

    private static void ghost(Painting p, LaneView lane, BarScale scale, int t, double x) {
        int origin = p.sheet().origin(t);
        if (lane.original() == null || origin == 0 || p.grid().column() < 8) {
            return;
        }
        double before = lane.original().write()[origin - 1];
        if (Math.abs(before - lane.write()[t - 1]) * scale.unit() >= 1) {
            double y = Math.round(scale.y(before));
            p.pen().ghost(x, y, p.grid().bar(), scale.zero() - y + 1);
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
        for (int t = grid.from(); t <= grid.to(); t++) {
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
        Scales scales = p.sheet().scales(box.lane());
        double[][] difference = box.lane().difference();
        ColorRamp states =
                ColorRamp.diverging(pen.palette(), difference == null ? scales.state() : scales.difference());
        double y = top + box.stateTop();
        double h = layer.size() * box.row();
        pen.heat(p.grid(), y, box.row(), difference == null ? layer.hidden() : difference, states);
        p.outline(y, h);
        // The start state is all zeros: one neutral box.
        pen.fill(ColumnGrid.GUTTER + 7, y, 26, h, Token.DIV_ZERO);
        pen.box(ColumnGrid.GUTTER + 6, y - 1, 28, h + 2, Token.LINE);
        for (int i = 0; i < box.maps().size(); i++) {
            switch (box.maps().get(i)) {
                case UPDATE -> {
                    map(p, box, top, i, Symbol.U, layer.update(), ColorRamp.gate(pen.palette(), Token.SYM_U));
                    putGates(p, box, top);
                }
                case RESET -> map(p, box, top, i, Symbol.R, layer.reset(), ColorRamp.gate(pen.palette(), Token.SYM_R));
                default -> map(p, box, top, i, Symbol.C, layer.candidate(), ColorRamp.diverging(pen.palette(), 1));
            }
        }
    }

    /** Frames the gate cells that were put in, and the one under the pointer. */
    private static void putGates(Painting p, LaneBox box, double top) {
        LaneView lane = box.lane();
        for (int t = p.grid().from(); t <= p.grid().to(); t++) {
            WhatIf.Cells put = p.sheet().put(lane.variant(), t);
            if (put != null) {
                for (int i : put.gates().keySet()) {
                    cell(p, box, top, t, i, Token.WARN);
                }
            }
        }
        Grip grip = p.pointed().grip();
        if (grip.is(Grip.Kind.GATE, grip.t(), lane)) {
            cell(p, box, top, grip.t(), grip.dimension(), Token.INK);
        }
    }

    private static void cell(Painting p, LaneBox box, double top, int t, int i, Token color) {
        double y = top + box.mapTop(0) + i * box.gateRow();
        p.pen().box(p.grid().left(t) - 2, y - 2, p.grid().width(t) + 4, box.gateRow() + 4, 0, color, 2);
    }

    private static void map(
            Painting p, LaneBox box, double top, int index, Symbol symbol, double[][] values, ColorRamp ramp) {
        double y = top + box.mapTop(index);
        double h = values[0].length * box.gateRow();
        p.pen().symbol(LABELS + 20, y + h / 2 + 5, 15, symbol);
        p.pen().heat(p.grid(), y, box.gateRow(), values, ramp);
    }
}
