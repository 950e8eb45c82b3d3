package org.dienlab.ui.explore;

import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Token;

/** What every row needs to paint itself: the picture, its columns, its language and the pen. */
record Painting(Pen pen, Wording words, SheetModel sheet, ColumnGrid grid, Pointed pointed) {
    /** Left edge of what stands in the gutter. */
    static final double MARGIN = ColumnGrid.EDGE;

    /** Text in the gutter, cut where the columns begin. */
    void note(double y, String text, Token color) {
        pen.text(MARGIN, y, pen.fitted(text, ColumnGrid.GUTTER - MARGIN - 2, 13, false), color);
    }

    /** Text in the result column, cut at its end. */
    void result(double y, String text, Token color, boolean bold) {
        pen.text(
                grid.resultLeft(),
                y,
                pen.fitted(text, grid.resultRight() - grid.resultLeft(), 13, bold),
                color,
                13,
                bold,
                TextAlignment.LEFT);
    }

    /** A number over a column; beside a column that is narrower, so that no cursor line strikes it through. */
    void value(int t, double y, String text, boolean bold) {
        double half = pen.width(text, 13, bold) / 2;
        double beside = grid.left(t) + grid.width(t) + half + 4;
        boolean narrow = 2 * half > grid.width(t) && bold;
        double x = !narrow
                ? grid.center(t)
                : beside + half <= grid.clicksRight() + ColumnGrid.GAP ? beside : grid.left(t) - half - 4;
        pen.centered(x, y, text, Token.INK, bold);
    }

    /** Tints the current column between two heights. */
    void tint(double top, double bottom) {
        int t = sheet.t();
        if (!grid.shows(t)) {
            return;
        }
        pen.fill(grid.left(t), top, grid.width(t), bottom - top, Token.ACCENT_TINT);
    }

    /** The two cursor lines beside the current column. */
    void cursor(double top, double bottom) {
        int t = sheet.t();
        if (!grid.shows(t)) {
            return;
        }
        pen.vertical(grid.left(t), top, bottom, Token.ACCENT, 1.5);
        pen.vertical(grid.left(t) + grid.width(t), top, bottom, Token.ACCENT, 1.5);
    }

    /** Frames the cells of the column under the pointer. */
    void outline(double top, double height) {
        int t = pointed.step();
        if (t >= 1 && grid.shows(t)) {
            pen.box(grid.left(t) - 1, top - 1, grid.width(t) + 2, height + 2, 0, Token.INK2, 2);
        }
    }

    /** Category of the click of step t, 1..T. */
    int category(int t) {
        return sheet.clicks().get(t - 1).category();
    }
}
