package org.dienlab.ui.drawer;

import org.dienlab.ui.explore.ColumnGrid;

/**
 * One column a click, below those of the sheet where they fit.
 *
 * @param left left edge of the first click
 * @param column width of a column
 * @param steps number of clicks T
 */
record Columns(double left, double column, int steps) {
    /** Room at the right for what is said about a click. */
    static final double RESULT = 176;

    /**
     * Columns of a panel.
     *
     * @param width room for the panel
     * @param sheetWidth width of the sheet above it
     */
    static Columns of(double width, double sheetWidth, int steps) {
        ColumnGrid sheet = new ColumnGrid(sheetWidth, steps);
        double left = sheet.clicksLeft();
        double room = Math.max(1, width - left - RESULT);
        boolean fits = sheet.total() <= sheetWidth && sheet.clicksRight() + RESULT <= width;
        return new Columns(left, fits ? sheet.column() : room / Math.max(1, steps), steps);
    }

    double left(int t) {
        return left + (t - 1) * column;
    }

    double center(int t) {
        return left(t) + column / 2;
    }

    double right() {
        return left + steps * column;
    }

    /** Step whose column is at x, 1..T; −1 beside the columns. */
    int at(double x) {
        return x < left || x >= right() ? -1 : 1 + (int) ((x - left) / column);
    }

    /** Width of a bar in a column. */
    double bar() {
        return Math.max(2, Math.min(34, Math.floor(column * .62)));
    }
}
