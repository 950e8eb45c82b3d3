package org.dienlab.ui.explore;

import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Token;

/** The sequence clock: a station for the start and for every click, a pill at the current one. */
final class RulerRow {
    private static final double PILL = 54;

    private RulerRow() {}

    static void paint(Painting p, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        int now = p.sheet().t();
        double y = top + 14;
        bar(pen, grid.center(0), grid.center(grid.to()), y, Token.TRACK);
        // A current click out of sight is beyond one of the ends.
        double at = now < grid.from() ? grid.center(0) : grid.center(Math.min(now, grid.to()));
        bar(pen, grid.center(0), at, y, Token.ACCENT);

        // In narrow columns the pill stays beside what stands left and right of the ruler.
        double most = Math.max(grid.center(0), grid.resultLeft() - 8 - PILL / 2);
        double x = Math.min(most, Math.max(ColumnGrid.GUTTER + PILL / 2 - 7, at));

        boolean wide = grid.column() >= 26;
        int every = grid.labelEvery(grid.to() < 100 ? 28 : 40);
        for (int t = 0; t <= grid.to(); t = t == 0 ? grid.from() : t + 1) {
            boolean named = wide || t == 0 || t % every == 0;
            boolean underPill = Math.abs(grid.center(t) - x) < PILL / 2 + (named ? 11 : 3);
            if (t == now || underPill) {
                continue;
            }
            boolean lit = t == p.pointed().step() || p.pointed().grip().is(Grip.Kind.TIME, t);
            Token color = t < now ? Token.ACCENT : lit ? Token.INK2 : Token.TRACK;
            if (named) {
                pen.circle(grid.center(t), y, 10, lit ? Token.SUNKEN : Token.PANEL);
                pen.ring(grid.center(t), y, 10, color, 2);
                pen.centered(grid.center(t), y + 4.7, String.valueOf(t), t < now ? Token.INK : Token.INK3, false);
            } else if (grid.column() >= 8) {
                pen.circle(grid.center(t), y, 3, color);
            }
        }
        pen.fillRound(x - PILL / 2, y - 13, PILL, 26, 13, Token.ACCENT);
        pen.text(x, y + 5, "t = " + now, Token.ON_ACCENT, 14, true, TextAlignment.CENTER);
        if (p.sheet().stale()) {
            pen.badge(grid.resultLeft(), y + 5, p.words().text("explore.stale"));
        } else {
            pen.text(grid.resultLeft(), y + 5, p.words().text("explore.target.title"), Token.INK3);
        }
    }

    private static void bar(Pen pen, double x1, double x2, double y, Token color) {
        pen.fillRound(x1 - 2, y - 2, x2 - x1 + 4, 4, 2, color);
    }
}
