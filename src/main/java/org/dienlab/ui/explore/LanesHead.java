package org.dienlab.ui.explore;

import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** Head of the lanes: what they are, and what their bars and colours mean. */
final class LanesHead {
    private static final double RAMP = 72;

    private LanesHead() {}

    static void paint(Painting p, SheetLayout layout) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        double top = layout.headTop();
        double y = top + 19;
        pen.horizontal(8, grid.total() - 8, top, Token.LINE);
        String title = p.words().text("explore.lanes.title");
        pen.title(Painting.MARGIN, y, title);
        double x = Math.max(grid.clicksLeft() - 34, Painting.MARGIN + pen.width(title, 14, true) + 10);
        Variant source = p.sheet().situation().lineup().source();
        String note = source == null
                ? p.words().text("explore.lanes.note", p.sheet().lanes().size())
                : p.words().text("explore.swap.note", LaneOrder.number(source));
        double end = grid.clicksRight();
        // The mode is always printed: where there is no room for both, the legend gives way.
        double after = x + pen.width(note) + 20;
        pen.text(x, y, pen.fitted(note, end - x, 13, false), Token.INK3);
        boolean gates = layout.lanes().stream().anyMatch(box -> box.maps().contains(Quantity.UPDATE));
        if (gates && end - legend(p, true, 0, y, false) > after) {
            legend(p, true, end - legend(p, true, 0, y, false), y, true);
        } else if (end - legend(p, false, 0, y, false) > after) {
            legend(p, false, end - legend(p, false, 0, y, false), y, true);
        }
    }

    /** Draws the legend from x on, or only measures it; returns its width. */
    private static double legend(Painting p, boolean withGates, double x, double y, boolean draw) {
        Pen pen = p.pen();
        double start = x;
        if (draw) {
            pen.fill(x, y - 11, 13, 13, Token.WRITTEN);
            pen.box(x, y - 11, 13, 13, Token.WRITTEN_EDGE);
        }
        x += 19;
        String written = p.words().text("explore.legend.written") + " ";
        if (draw) {
            pen.text(x, y, written, Token.INK2);
            pen.symbol(x + pen.width(written), y, 16, Symbol.K.at("t"));
        }
        x += pen.width(written) + 28;
        for (int i = 0; draw && i < 3; i++) {
            pen.fill(x + i * 5, y - 11, 5, 13, Token.category(i));
        }
        x += 21;
        String left = p.words().text("explore.legend.survival");
        if (draw) {
            pen.text(x, y, left, Token.INK2);
        }
        x += pen.width(left) + 22;
        boolean shared = p.sheet().situation().view().sharedScale();
        boolean compared = p.sheet().compared();
        double max =
                compared ? p.sheet().scales().difference() : p.sheet().scales().state();
        ColorRamp states = ColorRamp.diverging(pen.palette(), max);
        String low = shared ? Numbers.two(-max) : "−";
        String high = shared ? Numbers.two(max) : "+";
        if (compared) {
            if (draw) {
                pen.text(x, y, "Δ", Token.INK2);
            }
            x += pen.width("Δ") + 3;
        }
        x = ramp(pen, x, y, Symbol.STATE.at("t"), low, high, states, draw);
        if (!shared) {
            String differ = p.words().text("explore.scale.differ");
            x += 12;
            x += draw ? pen.badge(x, y, differ) : pen.width(differ, 13, true) + 12;
        }
        if (withGates) {
            ColorRamp gates = ColorRamp.gate(pen.palette(), Token.SYM_U);
            x = ramp(pen, x + 18, y, Symbol.U.at("t"), "0", "1", gates, draw);
        }
        return x - start;
    }

    private static double ramp(
            Pen pen, double x, double y, Symbol symbol, String low, String high, ColorRamp ramp, boolean draw) {
        if (draw) {
            pen.symbol(x, y, 16, symbol);
        }
        x += 22;
        if (draw) {
            pen.text(x, y, low, Token.INK2);
        }
        x += pen.width(low) + 6;
        if (draw) {
            Color lowest = ramp.negative();
            boolean sequential = lowest.equals(ramp.zero());
            pen.drawing()
                    .setFill(new LinearGradient(
                            0,
                            0,
                            1,
                            0,
                            true,
                            CycleMethod.NO_CYCLE,
                            new Stop(0, lowest),
                            new Stop(sequential ? 0 : .5, ramp.zero()),
                            new Stop(1, ramp.positive())));
            pen.drawing().fillRect(x, y - 10, RAMP, 11);
            pen.box(x - 1, y - 11, RAMP + 2, 13, Token.LINE);
        }
        x += RAMP + 6;
        if (draw) {
            pen.text(x, y, high, Token.INK2);
        }
        return x + pen.width(high);
    }
}
