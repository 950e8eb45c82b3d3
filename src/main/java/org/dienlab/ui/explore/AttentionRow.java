package org.dienlab.ui.explore;

import java.util.List;
import org.dienlab.model.Variant;
import org.dienlab.trace.AttentionSummary;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** Attention of the selected lane as bars, beside what is uniform and what is relevant. */
final class AttentionRow {
    private static final double BARS = 40;

    private AttentionRow() {}

    static void paint(Painting p, double top) {
        Pen pen = p.pen();
        String title = p.words().text("explore.attention.title");
        pen.title(Painting.MARGIN, top + 21, title);
        pen.symbol(Painting.MARGIN + pen.width(title, 14, true) + 8, top + 21, 17, Symbol.A.at("t"));
        LaneView lane = p.sheet().lane();
        if (lane == null) {
            return;
        }
        double[] a = lane.trace().attention();
        if (a == null) {
            String why = p.words().text("explore.attention.none", p.words().name(lane.variant()));
            pen.text(p.grid().clicksLeft(), top + 39, why, Token.INK3);
            return;
        }
        if (lane.variant() == Variant.DIN) {
            p.note(top + 39, p.words().text("explore.attention.din"), Token.INK3);
        } else {
            String of = p.words().text("explore.attention.softmax") + " ";
            double x = Painting.MARGIN + pen.width(of);
            pen.text(Painting.MARGIN, top + 39, of, Token.INK3);
            Symbol weights = Symbol.symbol("W", Token.INK);
            pen.formula(
                    x,
                    top + 39,
                    15,
                    List.of(
                            Symbol.H.at("t"),
                            Symbol.plain(" "),
                            weights,
                            Symbol.plain(" "),
                            Symbol.symbol("e", Token.INK).at("a")));
        }
        bars(p, a, top + 60);
        summary(p, a, top);
    }

    private static void bars(Painting p, double[] a, double bottom) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        double uniform = 1.0 / a.length;
        double most = uniform;
        double least = 0;
        for (double value : a) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        double top = Scales.ceiling(most);
        double scale = BARS / (top - least);
        double zero = Math.round(bottom + least * scale);
        boolean shares = isShare(AttentionSummary.of(a));
        int peak = AttentionSummary.of(a).peak() + 1;
        double bar = grid.bar();
        for (int t = 1; t <= a.length; t++) {
            double value = a[t - 1];
            double x = grid.center(t);
            double y = Math.min(zero, zero - value * scale);
            double h = Math.abs(value * scale);
            pen.fill(x - bar / 2, y, bar, h, Token.FILL_A);
            if (h >= 1) {
                pen.box(Math.round(x - bar / 2), y, bar, h, Token.EDGE_A);
            }
            if (p.sheet().clicks().get(t - 1).relevant()) {
                pen.fill(Math.round(x - bar / 2), bottom + 3, bar, 3, Token.INK2);
            }
        }
        pen.horizontal(grid.clicksLeft(), grid.clicksRight(), zero, Token.LINE_STRONG);
        if (shares) {
            pen.dashed(grid.clicksLeft(), grid.clicksRight() + 10, Math.round(zero - uniform * scale), Token.INK2);
        }
        for (int t = 1; t <= a.length; t++) {
            boolean current = t == p.sheet().t();
            if (grid.column() >= 34
                    || current
                    || t == peak && Math.abs(t - p.sheet().t()) * grid.column() > 30) {
                // Above the dashed line, so that the line does not strike it through.
                double over = Math.max(a[t - 1], shares ? uniform : 0);
                pen.centered(grid.center(t), zero - over * scale - 5, Numbers.two(a[t - 1]), Token.INK, current);
            }
        }
    }

    private static void summary(Painting p, double[] a, double top) {
        Pen pen = p.pen();
        AttentionSummary summary = AttentionSummary.of(a);
        double x = p.grid().resultLeft();
        pen.bold(x, top + 21, "Σ = " + Numbers.two(summary.sum()), Token.INK);
        pen.text(
                x + 76,
                top + 21,
                p.words().text("explore.attention.spread", Numbers.percent(summary.spread())),
                Token.INK3);
        if (isShare(summary)) {
            String uniform = p.words().text("explore.attention.uniform", Numbers.two(1.0 / a.length));
            p.result(top + 39, uniform, Token.INK2, false);
        }
        if (p.sheet().truthKnown()) {
            relevance(p, a, summary, top);
        }
    }

    /** How much of the attention lies on relevant clicks, and whether its peak does. */
    private static void relevance(Painting p, double[] a, AttentionSummary summary, double top) {
        Pen pen = p.pen();
        double mass = 0;
        boolean any = false;
        for (int t = 0; t < a.length; t++) {
            if (p.sheet().clicks().get(t).relevant()) {
                mass += a[t];
                any = true;
            }
        }
        if (!any) {
            p.result(top + 57, p.words().text("explore.attention.irrelevant"), Token.INK3, false);
            return;
        }
        pen.fill(Painting.MARGIN, top + 52, 14, 3, Token.INK2);
        pen.text(Painting.MARGIN + 20, top + 57, p.words().text("explore.attention.relevant"), Token.INK3);
        boolean hit = p.sheet().clicks().get(summary.peak()).relevant();
        String mark = p.words().text("explore.attention.mass", Numbers.two(mass / summary.sum()));
        String peak = p.words().text("explore.attention.peak");
        double x = p.grid().resultLeft();
        pen.text(x, top + 57, mark, Token.INK2);
        x += pen.width(mark) + 12;
        pen.text(x, top + 57, peak, Token.INK2);
        pen.verdict(x + pen.width(peak) + 10, top + 52.5, 11, hit);
    }

    private static boolean isShare(AttentionSummary summary) {
        return Math.abs(summary.sum() - 1) < 1e-6;
    }
}
