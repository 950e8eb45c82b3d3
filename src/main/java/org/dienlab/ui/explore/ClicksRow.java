package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Token;

/** The history: a chip for every click with category, place on the shelf and name, and the target at the right. */
final class ClicksRow {
    private static final double CHIP = 44;
    private static final double SMALL_CHIP = 31;
    /** Columns from this width on have room for the name in the chip. */
    static final double WIDE = 70;

    private ClicksRow() {}

    static void paint(Painting p, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        pen.title(Painting.MARGIN, top + 20, p.words().text("explore.clicks.title"));
        p.note(top + 38, p.words().text("explore.clicks.note"), Token.INK3);
        pen.centered(grid.center(0), top + 29, p.words().text("explore.clicks.start"), Token.INK3, false);
        for (int t = 1; t <= p.sheet().steps(); t++) {
            if (grid.column() >= WIDE) {
                chip(p, t, top);
            } else {
                smallChip(p, t, top);
            }
        }
        if (grid.column() < WIDE) {
            names(p, top + 46);
        }
        target(p, top);
    }

    private static void chip(Painting p, int t, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        ClickCell click = p.sheet().clicks().get(t - 1);
        boolean current = t == p.sheet().t();
        double x = grid.left(t) + 1;
        double w = grid.column() - 2;
        pen.fillRound(x, top + 2, w, CHIP, 6, ground(p, t));
        pen.box(x, top + 2, w, CHIP, 6, edge(p, t), current ? 2 : 1);
        double shelf = click.rung() < 0 ? 0 : 10;
        pen.glyph(grid.center(t) - shelf, top + 15, click.category(), 6);
        rung(pen, grid.center(t) + shelf, top + 7, 17, 11, click.rung());
        String name = pen.fitted(click.shortName(), w - 4, 13, false);
        pen.centered(grid.center(t), top + 39, name, Token.INK, false);
    }

    private static Token ground(Painting p, int t) {
        return t == p.pointed().step() ? Token.SUNKEN : Token.PANEL;
    }

    private static Token edge(Painting p, int t) {
        return t == p.sheet().t() ? Token.ACCENT : t == p.pointed().step() ? Token.INK2 : Token.LINE;
    }

    private static void smallChip(Painting p, int t, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        ClickCell click = p.sheet().clicks().get(t - 1);
        boolean current = t == p.sheet().t();
        double x = grid.left(t) + 1;
        double w = grid.column() - 2;
        double radius = Math.min(5.5, w / 2 - 2);
        pen.fillRound(x, top + 1, w, SMALL_CHIP, 4, ground(p, t));
        pen.box(x, top + 1, w, SMALL_CHIP, 4, edge(p, t), current ? 2 : 1);
        if (grid.column() >= 40) {
            pen.glyph(grid.center(t) - 9, top + 16.5, click.category(), radius);
            rung(pen, grid.center(t) + 10, top + 6, 21, 11, click.rung());
        } else {
            pen.glyph(grid.center(t), top + (click.rung() < 0 ? 16 : 9), click.category(), radius);
            rung(pen, grid.center(t), top + 16, 13, Math.min(10, w - 4), click.rung());
        }
    }

    /** Place on the shelf as the height of a tick on a post: across chips the ticks draw the drift. */
    private static void rung(Pen pen, double x, double top, double height, double width, int rung) {
        if (rung < 0) {
            return;
        }
        pen.fill(x - .5, top, 1, height, Token.LINE_STRONG);
        double y = top + height * (1 - rung / 9.0);
        pen.fill(x - width / 2, Math.round(y - 1.5), width, 3, Token.INK2);
    }

    /** Names under narrow chips where they fit: first the current click, then changes of category, then the rest. */
    private static void names(Painting p, double y) {
        int steps = p.sheet().steps();
        int now = p.sheet().t();
        double[] free = {p.grid().clicksLeft() - 20, p.grid().clicksRight() + 10};
        List<double[]> taken = new ArrayList<>();
        if (now > 0) {
            name(p, now, y, free, taken, Token.INK, true);
        }
        for (int t = 1; t <= steps; t++) {
            if (t != now && (t == 1 || p.category(t) != p.category(t - 1))) {
                name(p, t, y, free, taken, Token.INK2, false);
            }
        }
        for (int t = 1; t <= steps && p.grid().column() >= 40; t++) {
            if (t != now) {
                name(p, t, y, free, taken, Token.INK2, false);
            }
        }
    }

    private static void name(
            Painting p, int t, double y, double[] free, List<double[]> taken, Token color, boolean bold) {
        String name = p.sheet().clicks().get(t - 1).shortName();
        double half = p.pen().width(name, 13, bold) / 2 + 3;
        double x = Math.max(free[0] + half, Math.min(free[1] - half, p.grid().center(t)));
        for (double[] other : taken) {
            if (x + half > other[0] && x - half < other[1]) {
                return;
            }
        }
        taken.add(new double[] {x - half, x + half});
        p.pen().centered(x, y, name, color, bold);
    }

    private static void target(Painting p, double top) {
        ClickCell target = p.sheet().target();
        if (target == null) {
            return;
        }
        Pen pen = p.pen();
        double x = p.grid().resultLeft();
        double w = ColumnGrid.RESULT;
        pen.fillRound(x, top + 2, w, CHIP, 6, Token.PANEL);
        pen.box(x, top + 2, w, CHIP, 6, Token.INK, 1.5);
        pen.glyph(x + 20, top + 24, target.category(), 7.5);
        rung(pen, x + w - 16, top + 12, 24, 12, target.rung());
        double room = w - 36 - 28;
        String name = pen.width(target.name(), 13, true) <= room ? target.name() : target.shortName();
        boolean large = pen.width(name, 16, true) <= room;
        double size = large ? 16 : 13;
        pen.text(x + 36, top + 29, pen.fitted(name, room, size, true), Token.INK, size, true, TextAlignment.LEFT);
    }
}
