package org.dienlab.ui.explore;

import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Token;

/** What every row needs to paint itself: the picture, its columns, its language and the pen. */
record Painting(Pen pen, Wording words, SheetModel sheet, ColumnGrid grid, Pointed pointed, Emphasis emphasis) {
    private static final double LEAST_CELL = 5;

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
        pen.centered(valueCenter(t, text, bold), y, text, Token.INK, bold);
    }

    /** Where the middle of such a number is. */
    double valueCenter(int t, String text, boolean bold) {
        double half = pen.width(text, 13, bold) / 2;
        if (2 * half <= grid.width(t) || !bold) {
            return grid.center(t);
        }
        double beside = grid.left(t) + grid.width(t) + half + 4;
        return beside + half <= grid.clicksRight() + ColumnGrid.GAP ? beside : grid.left(t) - half - 4;
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

    /** Outlines the part of a row that belongs to a quantity of the current step, if that is to stand out. */
    void light(Quantity quantity, double top, double height) {
        int t = sheet.t();
        if (emphasis.lit().contains(quantity) && t >= 1) {
            ring(t, top, height);
        }
        // The start state is drawn for the evolving layer only.
        int first = quantity == Quantity.STATE ? 1 : 2;
        if (quantity.before() != null && emphasis.lit().contains(quantity.before()) && t >= first) {
            ring(t - 1, top, height);
        }
    }

    /** Outlines the cell of the formula's dimension in a map, or the column where the formula has means. */
    void lightCell(Quantity quantity, double top, double row, int size) {
        int dimension = Math.min(emphasis.dimension(), size - 1);
        if (dimension < 0) {
            light(quantity, top, size * row);
        } else {
            double high = Math.max(LEAST_CELL, row);
            light(quantity, Math.round(top + (dimension + .5) * row - high / 2), high);
        }
    }

    /** Marks the cell that the formula speaks of in a map of states; nothing where it has means. */
    void mark(double top, double row, int size) {
        int dimension = Math.min(emphasis.dimension(), size - 1);
        if (dimension < 0) {
            return;
        }
        double middle = top + (dimension + .5) * row;
        pen.pointer(grid.clicksLeft() - 3, middle, 5, Token.INK);
        if (sheet.t() >= 1) {
            double high = Math.max(LEAST_CELL, row);
            double y = Math.round(middle - high / 2);
            pen.box(grid.left(sheet.t()), y, grid.column(), high, 0, Token.INK, 1);
        }
    }

    private void ring(int t, double top, double height) {
        double left = grid.left(t);
        pen.box(left - 1, top - 1, grid.width(t) + 2, height + 2, 0, Token.PANEL, 1);
        pen.box(left - 2, top - 2, grid.width(t) + 4, height + 4, 2, Token.INK, 2);
    }

    /** Lets a row stand back that the slow motion has still to come to. */
    void dim(Quantity quantity, double top, double height) {
        if (emphasis.later().contains(quantity)) {
            pen.veil(ColumnGrid.GUTTER, top, grid.clicksRight() - ColumnGrid.GUTTER, height);
        }
    }

    /** Lets what the slow motion does not speak of stand back. */
    void dimAll(double top, double height) {
        if (emphasis.slow()) {
            pen.veil(6, top, grid.total() - 12, height);
        }
    }

    /** Category of the click of step t, 1..T. */
    int category(int t) {
        return sheet.clicks().get(t - 1).category();
    }
}
