package org.dienlab.ui.explore;

import java.util.List;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.trace.AttentionSummary;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** Attention of the selected lane as bars, beside what is uniform and what is relevant. */
final class AttentionRow {
    private static final double BARS = 40;
    private static final double BASE = 60;
    /** The number of a bar that is pointed at is this far above its end, where the grip does not cover it. */
    private static final double ABOVE_GRIP = 11;

    private AttentionRow() {}

    static void paint(Painting p, double top) {
        Pen pen = p.pen();
        String title = p.words().text("explore.attention.title");
        pen.title(Painting.MARGIN, top + 21, title);
        pen.symbol(Painting.MARGIN + pen.width(title, 14, true) + 8, top + 21, 17, Symbol.A.at("t"));
        if (p.sheet().whatIf().editsAttention()) {
            double x = Painting.MARGIN + pen.width(title, 14, true) + 30;
            pen.badge(x, top + 21, p.words().text("explore.edited"));
        }
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
        } else if (p.sheet().published(lane)) {
            p.note(top + 39, p.words().text("explore.attention.published"), Token.INK2);
        } else {
            Conventions conventions = lane.model().config().conventions();
            boolean softmax = conventions.normalisation() == Normalisation.SOFTMAX;
            String of = p.words().text(softmax ? "explore.attention.softmax" : "explore.attention.sigmoid") + " ";
            pen.text(Painting.MARGIN, top + 39, of, Token.INK3);
            pen.formula(Painting.MARGIN + pen.width(of), top + 39, 15, score(conventions.attention()));
        }
        bars(p, lane, top);
        summary(p, lane, top);
        p.dim(Quantity.ATTENTION, top + 2, 64);
        p.light(Quantity.ATTENTION, top + 6, 56);
    }

    /** What is normalised, in short: there is room for no more. */
    private static List<Symbol> score(AttentionScore score) {
        Symbol state = Symbol.H.at("t");
        Symbol target = Symbol.symbol("e", Token.INK).at("a");
        return switch (score) {
            case BILINEAR ->
                List.of(state, Symbol.plain(" "), Symbol.symbol("W", Token.INK), Symbol.plain(" "), target);
            case CONCAT ->
                List.of(
                        Symbol.symbol("w", Token.INK),
                        Symbol.plain("·["),
                        Symbol.H.before("t−1"),
                        Symbol.plain("; "),
                        target,
                        Symbol.plain("]"));
            case MLP -> List.of(Symbol.plain("MLP("), state, Symbol.plain(", "), target, Symbol.plain(")"));
        };
    }

    /** Where the bars of a lane stand; room for those before an edit too. */
    static BarScale scale(LaneView lane, double top) {
        double[] a = lane.trace().attention();
        double most = 1.0 / a.length;
        double least = 0;
        double[] before = lane.original() == null ? a : lane.original().trace().attention();
        for (double[] values : new double[][] {a, before}) {
            for (double value : values) {
                most = Math.max(most, value);
                least = Math.min(least, value);
            }
        }
        double unit = BARS / (Scales.ceiling(most) - least);
        return new BarScale(Math.round(top + BASE + least * unit), unit);
    }

    private static void bars(Painting p, LaneView lane, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        double[] a = lane.trace().attention();
        BarScale scale = scale(lane, top);
        double uniform = 1.0 / a.length;
        boolean shares = isShare(lane);
        int peak = AttentionSummary.of(a).peak() + 1;
        double bar = grid.bar();
        for (int t = grid.from(); t <= grid.to(); t++) {
            double value = a[t - 1];
            double x = grid.center(t);
            double y = Math.min(scale.zero(), scale.y(value));
            double h = Math.abs(value * scale.unit());
            pen.fill(x - bar / 2, y, bar, h, Token.FILL_A);
            if (h >= 1) {
                pen.box(Math.round(x - bar / 2), y, bar, h, Token.EDGE_A);
            }
            ghost(p, lane, scale, t);
            if (p.pointed().grip().is(Grip.Kind.ATTENTION, t)) {
                pen.box(Math.round(x - bar / 2) - 2, y - 2, bar + 4, h + 2, 0, Token.INK, 2);
                pen.fillRound(x - 8, y - 8, 16, 3, 1.5, Token.INK);
            }
            if (p.sheet().clicks().get(t - 1).relevant()) {
                pen.fill(Math.round(x - bar / 2), top + BASE + 3, bar, 3, Token.INK2);
            }
        }
        pen.horizontal(grid.clicksLeft(), grid.clicksRight(), scale.zero(), Token.LINE_STRONG);
        if (shares) {
            pen.dashed(grid.clicksLeft(), grid.clicksRight() + 10, Math.round(scale.y(uniform)), Token.INK2);
        }
        for (int t = grid.from(); t <= grid.to(); t++) {
            boolean current = t == p.sheet().t();
            boolean put = p.sheet().putAttention(t);
            if (grid.column() >= 34
                    || current
                    || t == peak && Math.abs(t - p.sheet().t()) * grid.column() > 30) {
                String value = Numbers.two(a[t - 1]);
                // Above the dashed line, so that the line does not strike it through.
                double over = Math.max(Math.max(a[t - 1], before(p, lane, t)), shares ? uniform : 0);
                double y = scale.y(over) - 5;
                if (p.pointed().grip().is(Grip.Kind.ATTENTION, t)) {
                    y = Math.min(y, scale.y(Math.max(0, a[t - 1])) - ABOVE_GRIP);
                }
                if (put) {
                    pen.badge(grid.center(t) - pen.width(value, 13, true) / 2 - 6, y, value);
                } else if (!isOnOthers(p, lane, scale, t, value, y)) {
                    p.value(t, y, value, current);
                }
            } else if (put) {
                pen.circle(grid.center(t), scale.y(a[t - 1]) - 5, 3, Token.WARN);
            }
        }
    }

    /** Whether a number that has to stand beside its column would stand on other bars, as if it were theirs. */
    private static boolean isOnOthers(Painting p, LaneView lane, BarScale scale, int t, String value, double y) {
        boolean current = t == p.sheet().t();
        ColumnGrid grid = p.grid();
        double center = p.valueCenter(t, value, current);
        double half = p.pen().width(value, 13, current) / 2;
        boolean on = false;
        for (int i = Math.max(grid.from(), grid.nearest(center - half)); i <= grid.nearest(center + half); i++) {
            double most = Math.max(lane.trace().attention()[i - 1], before(p, lane, i));
            on |= i != t && center != grid.center(t) && scale.y(most) < y;
        }
        return on;
    }

    /** Attention of this click before the edits; 0 for a click that was not there. */
    private static double before(Painting p, LaneView lane, int t) {
        int origin = p.sheet().origin(t);
        return lane.original() == null || origin == 0
                ? 0
                : lane.original().trace().attention()[origin - 1];
    }

    private static void ghost(Painting p, LaneView lane, BarScale scale, int t) {
        double before = before(p, lane, t);
        double y = Math.round(scale.y(before));
        boolean visible = Math.abs(before - lane.trace().attention()[t - 1]) * scale.unit() >= 1;
        if (visible && p.grid().column() >= 8) {
            double bar = p.grid().bar();
            p.pen().ghost(Math.round(p.grid().center(t) - bar / 2), y, bar, scale.zero() - y + 1);
        }
    }

    private static void summary(Painting p, LaneView lane, double top) {
        Pen pen = p.pen();
        double[] a = lane.trace().attention();
        AttentionSummary summary = AttentionSummary.of(a);
        double x = p.grid().resultLeft();
        pen.bold(x, top + 21, "Σ = " + Numbers.two(summary.sum()), Token.INK);
        if (lane.variant().attends()) {
            String spread = p.words().text("explore.attention.spread", Numbers.percent(summary.spread()));
            pen.text(x + 76, top + 21, spread, Token.INK3);
        }
        if (isShare(lane)) {
            String uniform = p.words().text("explore.attention.uniform", Numbers.two(1.0 / a.length));
            p.result(top + 39, uniform, Token.INK2, false);
        }
        if (p.sheet().truthKnown()) {
            relevance(p, lane, summary, top);
        }
    }

    /** How much of the attention lies on relevant clicks, and whether its peak does. Signed weights have no shares. */
    private static void relevance(Painting p, LaneView lane, AttentionSummary summary, double top) {
        Pen pen = p.pen();
        double[] a = lane.trace().attention();
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
        String peak = p.words().text("explore.attention.peak");
        double x = p.grid().resultLeft();
        if (lane.variant().attends()) {
            String mark = p.words().text("explore.attention.mass", Numbers.two(mass / summary.sum()));
            pen.text(x, top + 57, mark, Token.INK2);
            x += pen.width(mark) + 12;
        }
        pen.text(x, top + 57, peak, Token.INK2);
        pen.verdict(x + pen.width(peak) + 10, top + 52.5, 11, hit);
    }

    private static boolean isShare(LaneView lane) {
        return lane.variant().attends() && lane.model().config().conventions().normalisation() == Normalisation.SOFTMAX;
    }
}
