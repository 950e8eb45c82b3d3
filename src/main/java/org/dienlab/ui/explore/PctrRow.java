package org.dienlab.ui.explore;

import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** The prediction for the history cut after every click, one line a lane. */
final class PctrRow {
    private PctrRow() {}

    static void paint(Painting p, double top, double bottom) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        pen.horizontal(8, grid.total() - 8, top, Token.LINE_STRONG);
        pen.title(Painting.MARGIN, top + 20, p.words().text("explore.pctr.title"));
        p.note(top + 38, p.words().text("explore.pctr.note"), Token.INK3);
        double low = bottom - 5;
        double high = top + 24;
        pen.horizontal(grid.clicksLeft(), grid.clicksRight(), low, Token.LINE);
        pen.right(grid.clicksLeft() - 6, low + 1, "0", Token.INK3);
        pen.right(grid.clicksLeft() - 6, high + 6, "1", Token.INK3);
        LaneView selected = p.sheet().lane();
        for (LaneView lane : p.sheet().lanes()) {
            if (lane != selected) {
                line(p, lane, low, high, Token.OTHER, 1, LaneOrder.dash(lane.variant()));
            }
        }
        if (selected == null || selected.trace().probabilitySoFar() == null) {
            return;
        }
        boolean foreign = p.sheet().swapped()
                && selected.variant() != p.sheet().situation().lineup().source();
        line(p, selected, low, high, foreign ? Token.INK3 : Token.INK, 2);
        values(p, selected.trace().probabilitySoFar(), top + 16, low, high);
        String lanes = p.words().text("explore.pctr.selected", selected.number());
        p.result(top + 20, lanes, Token.INK3, false);
        p.result(top + 38, p.words().text("explore.pctr.others"), Token.INK3, false);
    }

    private static void line(
            Painting p, LaneView lane, double low, double high, Token color, double width, double... dashes) {
        double[] soFar = lane.trace().probabilitySoFar();
        if (soFar == null) {
            return;
        }
        int from = p.grid().from();
        double[] xs = new double[p.grid().to() - from + 1];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = p.grid().center(from + i);
            ys[i] = low - soFar[from + i - 1] * (low - high);
        }
        p.pen().polyline(xs, ys, color, width, dashes);
    }

    private static void values(Painting p, double[] soFar, double y, double low, double high) {
        Pen pen = p.pen();
        int now = p.sheet().t();
        for (int t = p.grid().from(); t <= p.grid().to(); t++) {
            boolean current = t == now;
            double x = p.grid().center(t);
            if (current || p.grid().column() >= 8) {
                pen.circle(x, low - soFar[t - 1] * (low - high), current ? 4 : 2.6, current ? Token.ACCENT : Token.INK);
            }
            if (p.grid().column() >= 36 || current) {
                p.value(t, y, Numbers.probability(soFar[t - 1]), current);
            }
        }
    }
}
