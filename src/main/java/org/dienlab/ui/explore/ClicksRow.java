package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Token;

/** The history: a chip for every click with category, place on the shelf and name, and the target at the right. */
final class ClicksRow {
    private static final double CHIP = 44;
    private static final double SMALL_CHIP = 31;
    private static final double CROSS = 15;
    /** Columns from this width on have room for the name in the chip. */
    static final double WIDE = 70;

    private ClicksRow() {}

    /** Height of a chip. */
    static double height(ColumnGrid grid) {
        return grid.column() >= WIDE ? CHIP : SMALL_CHIP;
    }

    /** Whether a place of the row, from its top, is on the cross of a chip that deletes its click. */
    static boolean crossHolds(ColumnGrid grid, int t, double x, double y) {
        double right = grid.left(t) + grid.width(t) - 1;
        return grid.column() >= 40 && x >= right - CROSS - 4 && x <= right && y <= CROSS + 6;
    }

    static void paint(Painting p, double top) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        pen.title(Painting.MARGIN, top + 20, p.words().text("explore.clicks.title"));
        if (p.sheet().edited()) {
            double w = pen.badge(Painting.MARGIN, top + 38, p.words().text("explore.edited"));
            pen.text(Painting.MARGIN + w + 7, top + 38, p.words().text("explore.edited.restore"), Token.INK3);
        } else if (p.sheet().clicks().stream().anyMatch(click -> click.rung() >= 0)) {
            p.note(top + 38, p.words().text("explore.clicks.note"), Token.INK3);
        }
        pen.centered(grid.center(0), top + 29, p.words().text("explore.clicks.start"), Token.INK3, false);
        ClickMarks marks = ClickMarks.of(p.sheet());
        int held = Double.isNaN(p.pointed().shift()) ? -1 : p.pointed().grip().t();
        for (int t = grid.from(); t <= grid.to(); t++) {
            if (t != held) {
                chip(p, t, 0, top, marks.mark()[t - 1]);
            }
        }
        for (int t = grid.from() - 1; t <= grid.to(); t++) {
            if (marks.missing()[t] > 0) {
                missing(p, grid.left(t + 1), top, marks.missing()[t]);
            }
        }
        if (grid.column() < WIDE) {
            names(p, top + 46);
        }
        if (held > 0) {
            // Lifted from its place, which stays outlined.
            pen.ghost(grid.left(held) + 1, top + 2, grid.width(held) - 2, height(grid));
            chip(p, held, p.pointed().shift(), top - 5, marks.mark()[held - 1]);
        }
        target(p, top);
        double height = grid.column() >= WIDE ? CHIP : SMALL_CHIP;
        p.light(Quantity.CLICK, top + 2, height);
        if (p.emphasis().lit().contains(Quantity.TARGET)) {
            pen.box(grid.resultLeft() - 2, top, grid.resultRight() - grid.resultLeft() + 4, CHIP + 4, 6, Token.INK, 2);
        }
    }

    private static void chip(Painting p, int t, double shift, double top, ClickMarks.Mark mark) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        ClickCell click = p.sheet().clicks().get(t - 1);
        boolean held = shift != 0;
        double x = grid.left(t) + 1 + shift;
        double w = grid.width(t) - 2;
        double center = grid.center(t) + shift;
        boolean wide = grid.column() >= WIDE;
        double y = wide ? top + 2 : top + 1;
        double h = wide ? CHIP : SMALL_CHIP;
        double corner = wide ? 6 : 4;
        boolean lit = t == p.pointed().step();
        if (grid.column() >= 5) {
            pen.fillRound(x, y, w, h, corner, lit && !held ? Token.SUNKEN : Token.PANEL);
            boolean strong = held || t == p.sheet().t() || mark != ClickMarks.Mark.SAME;
            pen.box(x, y, w, h, corner, held ? Token.INK : edge(p, t, mark), strong && w > 8 ? 2 : 1);
        }
        if (wide) {
            double shelf = click.rung() < 0 ? 0 : 10;
            pen.glyph(center - shelf, top + 15, click.category(), 6);
            rung(pen, center + shelf, top + 7, 17, 11, click.rung());
            pen.centered(center, top + 39, pen.fitted(click.shortName(), w - 4, 13, false), Token.INK, false);
        } else {
            small(pen, click, center, w, top);
        }
        if (mark == ClickMarks.Mark.REPLACED && grid.column() >= 40) {
            ClickCell was = p.sheet().own().clicks().get(p.sheet().origin(t) - 1);
            pen.glyph(x + 10, y + 10, was.category(), 4, Token.INK3);
        }
        Grip grip = p.pointed().grip();
        if (grid.column() >= 40 && (grip.is(Grip.Kind.CHIP, t) || grip.is(Grip.Kind.DELETE, t)) && !held) {
            boolean hold = grip.kind() == Grip.Kind.DELETE;
            pen.fillRound(x + w - CROSS - 3, y + 3, CROSS, CROSS, 4, hold ? Token.LINE : Token.SUNKEN);
            pen.cross(x + w - CROSS / 2 - 3, y + 3 + CROSS / 2, 6, hold ? Token.INK : Token.INK2);
        } else if (mark != ClickMarks.Mark.SAME) {
            double dot = Math.min(3.5, w / 3);
            pen.circle(x + w - dot - 4, y + dot + 4, dot, Token.INK);
        }
    }

    private static Token edge(Painting p, int t, ClickMarks.Mark mark) {
        return t == p.sheet().t()
                ? Token.ACCENT
                : t == p.pointed().step() || mark != ClickMarks.Mark.SAME ? Token.INK2 : Token.LINE;
    }

    private static void small(Pen pen, ClickCell click, double center, double w, double top) {
        double radius = Math.max(1, Math.min(5.5, w / 2 - (w > 12 ? 2 : 0)));
        if (w >= 38) {
            pen.glyph(center - 9, top + 16.5, click.category(), radius);
            rung(pen, center + 10, top + 6, 21, 11, click.rung());
        } else {
            pen.glyph(center, top + (click.rung() < 0 ? 16 : 9), click.category(), radius);
            rung(pen, center, top + 16, 13, Math.max(2, Math.min(10, w - 4)), click.rung());
        }
    }

    /** Between two chips: logged clicks that were deleted here or moved away. */
    private static void missing(Painting p, double x, double top, int count) {
        Pen pen = p.pen();
        double h = height(p.grid());
        pen.dashedVertical(x, top + 4, top + h, Token.INK2);
        if (p.grid().column() >= 24) {
            String text = "−" + count;
            double w = pen.width(text, 13, true) + 8;
            pen.fillRound(x - w / 2, top - 5, w, 16, 4, Token.WARN_TINT);
            pen.centered(x, top + 8, text, Token.WARN, true);
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
        int now = p.grid().shows(p.sheet().t()) ? p.sheet().t() : 0;
        double[] free = {p.grid().clicksLeft() - 20, p.grid().clicksRight() + 10};
        List<double[]> taken = new ArrayList<>();
        if (now > 0) {
            name(p, now, y, free, taken, Token.INK, true);
        }
        for (int t = p.grid().from(); t <= p.grid().to(); t++) {
            if (t != now && (t == p.grid().from() || p.category(t) != p.category(t - 1))) {
                name(p, t, y, free, taken, Token.INK2, false);
            }
        }
        for (int t = p.grid().from(); t <= p.grid().to() && p.grid().column() >= 40; t++) {
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
        boolean held = p.pointed().grip().kind() == Grip.Kind.TARGET;
        pen.fillRound(x, top + 2, w, CHIP, 6, held ? Token.SUNKEN : Token.PANEL);
        pen.box(x, top + 2, w, CHIP, 6, Token.INK, 1.5);
        pen.glyph(x + 20, top + 24, target.category(), 7.5);
        rung(pen, x + w - 16, top + 12, 24, 12, target.rung());
        double room = w - 36 - (target.rung() < 0 ? 8 : 28);
        String name = pen.width(target.name(), 13, true) <= room ? target.name() : target.shortName();
        boolean large = pen.width(name, 16, true) <= room;
        double size = large ? 16 : 13;
        ClickCell own = p.sheet().own().target();
        boolean other = own.item() != target.item();
        if (other) {
            pen.circle(x + w - 8, top + 10, 3.5, Token.INK);
            String was = p.words().text("explore.edited.was", own.shortName());
            pen.text(x + 36, top + 40, pen.fitted(was, room, 13, false), Token.INK3);
        }
        pen.text(
                x + 36,
                other ? top + 22 : top + 29,
                pen.fitted(name, room, size, true),
                Token.INK,
                size,
                true,
                TextAlignment.LEFT);
    }
}
